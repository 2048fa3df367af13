import { useTranslation } from 'react-i18next';
import { FullFingerprint } from '../../../components/keys/FullFingerprint.tsx';
import { ForgottenPassphrase } from '../../../components/keys/LockedKeys.tsx';
import { UnlockPanel } from '../../../components/keys/UnlockPanel.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Disclosure } from '../../../components/ui/Disclosure.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useKeyState } from '../../../hooks/use-keys.ts';
import type { KeyFacts } from '../../../session/index.ts';
import { GnupgCard } from './GnupgCard.tsx';
import { KeyFileCard } from './KeyFileCard.tsx';
import { PassphraseCard } from './PassphraseCard.tsx';
import { useOwnKey } from './use-own-key.ts';

/** Everything about the own key; how to come to one, where there is none. */
export function OwnKey() {
  const state = useKeyState();
  return 'fingerprint' in state ? (
    <PublishedKey key={state.fingerprint} fingerprint={state.fingerprint} />
  ) : (
    <UnlockPanel />
  );
}

function PublishedKey({ fingerprint }: { readonly fingerprint: string }) {
  const { t } = useTranslation('settings');
  const { data, error, isFetching, refetch } = useOwnKey(fingerprint);
  if (error)
    return <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />;
  if (!data) return <Skeleton label={t('key.loading')} shape="card" rows={2} />;
  return (
    <>
      <KeyCard facts={data.facts} />
      <KeyFileCard hasBackup={data.hasBackup} />
      <PassphraseCard hasBackup={data.hasBackup} />
      <GnupgCard fingerprint={fingerprint} />
    </>
  );
}

function KeyCard({ facts }: { readonly facts: KeyFacts }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  return (
    <Card title={t('key.title')}>
      <p>{t('key.body')}</p>
      <FullFingerprint facts={facts} />
      <p className="small muted">{t('key.made', { date: formats.dateTime(facts.createdAt) })}</p>
      <Disclosure title={t('key.forgotten')}>
        <ForgottenPassphrase />
      </Disclosure>
    </Card>
  );
}
