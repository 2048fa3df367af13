import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { ProfileStanding } from '../../../components/state-profiles/ProfileStanding.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { useStateProfile } from '../../../hooks/use-state-profile.ts';
import { StateProfileForm } from './StateProfileForm.tsx';

/** What the own State demands of requests; its national focal points write and confirm it. */
export function StateProfileCard() {
  const { t } = useTranslation('profiles');
  const { organisation } = useSignedIn();
  const { data, error, refetch, isFetching } = useStateProfile(organisation.id);
  return (
    <Card title={t('editTitle')}>
      {error && <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />}
      {!data && !error && <Skeleton label={t('loading')} rows={3} />}
      {data && (
        <>
          <p>
            <ProfileStanding confirmedAt={data.confirmedAt} />
          </p>
          <StateProfileForm profile={data} />
        </>
      )}
    </Card>
  );
}
