import { useTranslation } from 'react-i18next';
import type { CaseResponse } from '../../../core/contracts/cases.ts';
import { Card } from '../../components/ui/Card.tsx';
import { Link } from '../../components/ui/Link.tsx';
import { useSignedIn } from '../../hooks/use-signed-in.ts';

/** What oversight finds of a case. */
export function WhatFollows({ courtCase: { id } }: { readonly courtCase: CaseResponse }) {
  const { t } = useTranslation('cases');
  const { role } = useSignedIn().member;
  // Whoever exchanges in a case finds it all on this page.
  if (role !== 'auditor' && role !== 'administrator') return null;
  return (
    <Card title={t('within.title')}>
      <p className="muted">{t(`within.${role}`)}</p>
      {role === 'auditor' && (
        <Link href={`/access-log?period=quarter&object=${id}`}>{t('within.way')}</Link>
      )}
    </Card>
  );
}
