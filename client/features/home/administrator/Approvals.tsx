import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InvitationResponse } from '../../../../core/contracts/accounts.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { Chip } from '../../../components/ui/Chip.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { Lines, type Line } from '../Lines.tsx';

type ApprovalsProps = { readonly query: UseQueryResult<InvitationResponse[]> };

/** Two administrators are needed; who invited cannot be the second. */
export function Approvals({ query }: ApprovalsProps) {
  const { t } = useTranslation('home');
  const line = useLine();
  return (
    <Card title={t('administrator.awaiting.title')}>
      <Answer query={query}>
        {(invitations) =>
          invitations.length === 0 ? (
            <p className="muted">{t('administrator.awaiting.none')}</p>
          ) : (
            <Lines lines={invitations.map(line)} />
          )
        }
      </Answer>
    </Card>
  );
}

function useLine(): (invitation: InvitationResponse) => Line {
  const { t } = useTranslation(['home', 'common']);
  const { member } = useSignedIn();
  const formats = useFormats();
  return ({ id, email, role, invitedBy, expiresAt }) => ({
    id,
    href: '/accounts',
    title: email,
    detail: t('home:administrator.awaiting.detail', {
      role: t(`common:roles.${role}`),
      date: formats.dateTime(expiresAt),
    }),
    mark:
      invitedBy === member.id ? (
        <Chip icon="clock">{t('home:administrator.awaiting.another')}</Chip>
      ) : (
        <Chip tone="warn" icon="person">
          {t('home:administrator.awaiting.you')}
        </Chip>
      ),
  });
}
