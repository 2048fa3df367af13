import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { Missing } from '../../../../core/assets/index.ts';
import { ProblemNote } from '../../problems/ProblemNote.tsx';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Row } from '../../ui/Layout.tsx';
import { Note } from '../../ui/Note.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { SessionError } from '../../../session/index.ts';
import type { DeskState, DraftDesk } from './draft-desk.ts';
import { fieldIdOf } from '../field-names.ts';
import { DraftContext, type DraftWork } from '../draft-context.ts';
import type { AnyDraft } from '../draft-path.ts';

type DeskPlaceProps<Draft extends AnyDraft, Content extends Draft> = {
  readonly desk: DraftDesk<Draft, Content>;
  readonly state: DeskState<Draft, Content>;
  readonly whatIsMissing: (draft: Draft) => readonly Missing[];
  /** Shows what the portal has, to choose between it and what was kept here. */
  readonly view: (content: Content) => ReactNode;
  readonly children: ReactNode;
};

/** Shows its children once the draft is open. */
export function DeskPlace<Draft extends AnyDraft, Content extends Draft>(
  props: DeskPlaceProps<Draft, Content>,
) {
  const { t } = useTranslation('composer');
  const { desk, state } = props;
  if (state.status === 'failed') return <NotOpened desk={desk} error={state.error} />;
  if (state.status !== 'open') {
    return <Skeleton label={t('openingDraft')} rows={2} shape="card" />;
  }
  return <OpenDesk {...props} state={state} />;
}

type OpenState<Draft, Content extends Draft> = Extract<
  DeskState<Draft, Content>,
  { status: 'open' }
>;

function OpenDesk<Draft extends AnyDraft, Content extends Draft>(
  props: DeskPlaceProps<Draft, Content> & { readonly state: OpenState<Draft, Content> },
) {
  const { desk, state, whatIsMissing, view, children } = props;
  const { t } = useTranslation('composer');
  const { hash } = useLocation();
  const { draft } = state;
  const work = useMemo(
    () => ({
      draft,
      // A field writes what its own draft has, and nothing else.
      change: desk.change as unknown as DraftWork['change'],
      problems: new Map(whatIsMissing(draft).map(({ path, code }) => [fieldIdOf(path), code])),
      showsMissing: hash !== '',
    }),
    [draft, desk, whatIsMissing, hash],
  );
  return (
    <DraftContext value={work}>
      {state.isStoredRefused && (
        <Note tone="bad" title={t('storedRefused.title')}>
          {t('storedRefused.body')}
        </Note>
      )}
      {state.newer && <Newer choose={desk.choose}>{view(state.newer)}</Newer>}
      {children}
    </DraftContext>
  );
}

type NewerProps = {
  readonly choose: (source: 'newer' | 'kept') => void;
  readonly children: ReactNode;
};

function Newer({ choose, children }: NewerProps) {
  const { t } = useTranslation('composer');
  return (
    <Note
      tone="warn"
      title={t('newer.title')}
      actions={
        <Row>
          <Button
            onPress={() => {
              choose('kept');
            }}
          >
            {t('newer.kept')}
          </Button>
          <Button
            onPress={() => {
              choose('newer');
            }}
          >
            {t('newer.newer')}
          </Button>
        </Row>
      }
    >
      {t('newer.body')}
      <Disclosure title={t('newer.look')}>{children}</Disclosure>
    </Note>
  );
}

type NotOpenedProps = {
  readonly desk: {
    readonly open: () => Promise<void>;
    readonly discard: () => Promise<void>;
  };
  readonly error: unknown;
};

function NotOpened({ desk, error }: NotOpenedProps) {
  const { t } = useTranslation('composer');
  const isOfAnotherKey = error instanceof SessionError && error.code === 'no-decryption-key';
  return (
    <ProblemNote error={error} retry={() => void desk.open()}>
      {isOfAnotherKey && (
        <>
          <p>{t('otherKey.body')}</p>
          <Button variant="danger" onPress={() => void desk.discard().then(desk.open)}>
            {t('otherKey.act')}
          </Button>
        </>
      )}
    </ProblemNote>
  );
}
