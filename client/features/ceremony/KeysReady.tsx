import { useTranslation } from 'react-i18next';
import { FullFingerprint } from '../../components/keys/FullFingerprint.tsx';
import { useReturnPath } from '../../components/keys/use-return-path.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { DefinitionList } from '../../components/ui/DefinitionList.tsx';
import { Fingerprint } from '../../components/ui/Fingerprint.tsx';
import { Row } from '../../components/ui/Layout.tsx';
import { ButtonLink } from '../../components/ui/Link.tsx';
import { Note } from '../../components/ui/Note.tsx';
import { useKeys } from '../../hooks/use-keys.ts';
import type { KeyFacts, KeyState } from '../../session/index.ts';

type KeysReadyProps = {
  readonly state: Extract<KeyState, { status: 'unlocked' }>;
  /** The organisation's key, if it was made on this page just now. */
  readonly founded: KeyFacts | undefined;
};

export function KeysReady({ state, founded }: KeysReadyProps) {
  const { t } = useTranslation('ceremony');
  const keys = useKeys();
  const { wished } = useReturnPath();
  return (
    <>
      {founded && <FoundedCard facts={founded} next={wished ?? '/home'} />}
      <Card title={t('ready.title')}>
        <p>{t('ready.body')}</p>
        {state.refusedGrants > 0 && (
          <Note tone="warn">{t('ready.refused', { count: state.refusedGrants })}</Note>
        )}
        <DefinitionList
          entries={[
            {
              term: t('ready.yourKey'),
              value: <Fingerprint fingerprint={state.fingerprint} layout="inline" />,
            },
            {
              term: t('ready.organisationKeys'),
              value: t('ready.held', { count: state.organisationKeys }),
            },
          ]}
        />
        <Row>
          <Button icon="lock" onPress={() => void keys.lock()}>
            {t('ready.lock')}
          </Button>
          <ButtonLink href="/settings">{t('ready.settings')}</ButtonLink>
        </Row>
      </Card>
    </>
  );
}

function FoundedCard({ facts, next }: { readonly facts: KeyFacts; readonly next: string }) {
  const { t } = useTranslation('ceremony');
  return (
    <Card title={t('ready.foundedTitle')}>
      <Note tone="warn" role="status">
        {t('ready.foundedBody')}
      </Note>
      <FullFingerprint facts={facts} />
      <Row>
        <ButtonLink href={next} variant="primary">
          {t('ready.goOn')}
        </ButtonLink>
        <ButtonLink href="/people">{t('ready.people')}</ButtonLink>
      </Row>
    </Card>
  );
}
