import { useTranslation } from 'react-i18next';
import {
  RequirementCode,
  type StateProfileResponse,
} from '../../../core/contracts/state-profiles.ts';
import { useFormats } from '../../hooks/use-formats.ts';
import { useStateProfile } from '../../hooks/use-state-profile.ts';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Card } from '../ui/Card.tsx';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { Note } from '../ui/Note.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ProfileStanding } from './ProfileStanding.tsx';
import { ageOf } from './standing.ts';

/** What a State says of itself to those who ask it. */
export function StateProfileFacts({ organisationId }: { readonly organisationId: string }) {
  const { t } = useTranslation('profiles');
  const { data, error, refetch, isFetching } = useStateProfile(organisationId);
  return (
    <Card title={t('title')}>
      {error && <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />}
      {!data && !error && <Skeleton label={t('loading')} rows={2} />}
      {data && <Facts profile={data} />}
    </Card>
  );
}

function Facts({ profile }: { readonly profile: StateProfileResponse }) {
  const { t, i18n } = useTranslation(['profiles', 'vocabulary']);
  const formats = useFormats();
  const { confirmedAt, languages, requirements, maximumFreezeMonths: months } = profile;
  const list = new Intl.ListFormat(i18n.language);
  const standing = <ProfileStanding confirmedAt={confirmedAt} />;
  if (confirmedAt === undefined) return <p className="muted">{standing}</p>;
  const demanded = RequirementCode.options.filter((code) => requirements.includes(code));
  return (
    <>
      {ageOf(confirmedAt) === 'stale' ? <Note tone="warn">{standing}</Note> : <p>{standing}</p>}
      <DefinitionList
        layout="stacked"
        entries={[
          { term: t('profiles:languages'), value: list.format(languages.map(formats.language)) },
          {
            term: t('profiles:requirements'),
            value:
              demanded.length === 0
                ? t('profiles:noRequirements')
                : list.format(demanded.map((code) => t(`vocabulary:requirements.${code}`))),
          },
          ...(months === undefined
            ? []
            : [
                {
                  term: t('profiles:maximumFreeze'),
                  value: t('profiles:months', { count: months }),
                },
              ]),
        ]}
      />
    </>
  );
}
