import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { whatIsMissing } from '../../../../core/assets/index.ts';
import { ProblemNote } from '../../problems/ProblemNote.tsx';
import { RecordView } from '../../records/RecordView.tsx';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Row } from '../../ui/Layout.tsx';
import { Note } from '../../ui/Note.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { SessionError } from '../../../session/index.ts';
import type { DeskState, DraftDesk } from './draft-desk.ts';
import { fieldIdOf } from '../field-names.ts';
import { RecordDraftContext } from '../draft-context.ts';

type DeskPlaceProps = {
  readonly desk: DraftDesk;
  readonly state: DeskState;
  readonly children: ReactNode;
};

/** Shows its children once the draft is open. */
export function DeskPlace({ desk, state, children }: DeskPlaceProps) {
  const { t } = useTranslation('composer');
  if (state.status === 'failed') return <NotOpened desk={desk} error={state.error} />;
  if (state.status !== 'open') {
    return <Skeleton label={t('openingDraft')} rows={2} shape="card" />;
  }
  return (
    <OpenDesk desk={desk} state={state}>
      {children}
    </OpenDesk>
  );
}

type OpenState = Extract<DeskState, { status: 'open' }>;

function OpenDesk({ desk, state, children }: DeskPlaceProps & { readonly state: OpenState }) {
  const { t } = useTranslation('composer');
  const { hash } = useLocation();
  const { draft } = state;
  const work = useMemo(
    () => ({
      draft,
      change: desk.change,
      problems: new Map(whatIsMissing(draft).map(({ path, code }) => [fieldIdOf(path), code])),
      showsMissing: hash !== '',
    }),
    [draft, desk, hash],
  );
  return (
    <RecordDraftContext value={work}>
      {state.isStoredRefused && (
        <Note tone="bad" title={t('storedRefused.title')}>
          {t('storedRefused.body')}
        </Note>
      )}
      {state.newer && <NewerRecord desk={desk} newer={state.newer} />}
      {children}
    </RecordDraftContext>
  );
}

type NewerRecordProps = {
  readonly desk: DraftDesk;
  readonly newer: NonNullable<OpenState['newer']>;
};

function NewerRecord({ desk, newer }: NewerRecordProps) {
  const { t } = useTranslation('composer');
  return (
    <Note
      tone="warn"
      title={t('newer.title')}
      actions={
        <Row>
          <Button
            onPress={() => {
              desk.choose('kept');
            }}
          >
            {t('newer.kept')}
          </Button>
          <Button
            onPress={() => {
              desk.choose('newer');
            }}
          >
            {t('newer.newer')}
          </Button>
        </Row>
      }
    >
      {t('newer.body')}
      <Disclosure title={t('newer.look')}>
        <p>
          <strong dir="auto">{newer.subject}</strong>
        </p>
        <RecordView record={newer} />
      </Disclosure>
    </Note>
  );
}

function NotOpened({ desk, error }: { readonly desk: DraftDesk; readonly error: unknown }) {
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
