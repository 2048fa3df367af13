import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { EmptyState } from '../../../components/ui/EmptyState.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useAct } from '../../../hooks/use-act.ts';
import type { ComparedKey } from '../../../session/index.ts';
import { Outcome } from '../Outcome.tsx';
import { ComparedKeyTable } from './ComparedKeyTable.tsx';
import { useComparedKeys, useForgetComparedKey } from './use-compared-keys.ts';
import { useNameOf } from './use-name-of.ts';

/** The fingerprints that this browser remembers as compared. */
export function ComparedKeysCard() {
  const { t } = useTranslation('settings');
  const { data, error, isFetching, refetch } = useComparedKeys();
  return (
    <Card title={t('compared.title')}>
      <p>{t('compared.body')}</p>
      {data ? (
        <ComparedKeys keys={data} />
      ) : error ? (
        <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />
      ) : (
        <Skeleton label={t('compared.loading')} shape="row" />
      )}
    </Card>
  );
}

function ComparedKeys({ keys }: { readonly keys: readonly ComparedKey[] }) {
  const { t } = useTranslation('settings');
  const nameOf = useNameOf();
  const forgetKey = useForgetComparedKey();
  const [forgotten, setForgotten] = useState<ComparedKey>();
  const forget = useAct(async (key: ComparedKey) => {
    await forgetKey(key);
    setForgotten(key);
  });
  if (nameOf === undefined) return <Skeleton label={t('compared.loading')} shape="row" />;
  return (
    <>
      {keys.length === 0 ? (
        <EmptyState
          title={t('compared.empty')}
          icon="key"
          action={<ButtonLink href="/directory">{t('compared.directory')}</ButtonLink>}
        >
          {t('compared.emptyBody')}
        </EmptyState>
      ) : (
        <ComparedKeyTable
          keys={keys}
          nameOf={nameOf}
          isPending={forget.isPending}
          onForget={forget.run}
        />
      )}
      {forget.error !== undefined && <ProblemNote error={forget.error} />}
      {forgotten && !forget.isPending && (
        <Outcome key={forgotten.id} title={t('compared.forgotten', { name: nameOf(forgotten) })} />
      )}
    </>
  );
}
