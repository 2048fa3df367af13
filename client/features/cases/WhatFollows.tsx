import { useTranslation } from 'react-i18next';
import type { CaseResponse } from '../../../core/contracts/cases.ts';
import { Card } from '../../components/ui/Card.tsx';
import { Link } from '../../components/ui/Link.tsx';
import { useSignedIn } from '../../hooks/use-signed-in.ts';

/** The way from a case to what the own role finds in it. */
export function WhatFollows({ courtCase: { id } }: { readonly courtCase: CaseResponse }) {
  const { t } = useTranslation('cases');
  const { role } = useSignedIn().member;
  const ways = {
    expert: `/submissions?case=${id}`,
    'national-focal-point': `/submissions?case=${id}`,
    'court-focal-point': `/inbox?case=${id}`,
    auditor: `/access-log?period=quarter&object=${id}`,
    administrator: undefined,
  } as const;
  const href = ways[role];
  return (
    <Card title={t('within.title')}>
      <p className="muted">{t(`within.${role}`)}</p>
      {href !== undefined && role !== 'administrator' && (
        <Link href={href}>{t(`within.way.${role}`)}</Link>
      )}
    </Card>
  );
}
