import { useTranslation } from 'react-i18next';
import { Columns, Grid, Stack } from '../../../components/ui/Layout.tsx';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { Figure } from '../Figure.tsx';
import { Approvals } from './Approvals.tsx';
import { WithoutKey } from './WithoutKey.tsx';
import { useAwaitingApproval, useSuspendedMembers } from './use-administration.ts';

/** For who administers: what waits for approval, and who cannot take part. */
export function AdministratorHome() {
  const { t } = useTranslation('home');
  const { member } = useSignedIn();
  const approvals = useAwaitingApproval();
  return (
    <Stack gap="l">
      <Grid columns={2}>
        <Figure
          title={t('administrator.approvals.title')}
          query={approvals}
          count={(all) => all.filter(({ invitedBy }) => invitedBy !== member.id).length}
          label={(count) => t('administrator.approvals.label', { count })}
          tone="warn"
          href="/accounts"
          linkLabel={t('administrator.approvals.link')}
        />
        <Figure
          title={t('administrator.suspended.title')}
          query={useSuspendedMembers()}
          count={({ length }) => length}
          label={(count) => t('administrator.suspended.label', { count })}
          href="/accounts"
          linkLabel={t('administrator.suspended.link')}
        />
      </Grid>
      <Columns aside={<WithoutKey />}>
        <Approvals query={approvals} />
      </Columns>
    </Stack>
  );
}
