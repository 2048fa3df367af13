import { useTranslation } from 'react-i18next';
import type { ConsentResponse } from '../../../core/contracts/consents.ts';
import type { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import { useFormats } from '../../hooks/use-formats.ts';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Note } from '../ui/Note.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AskConsent } from './AskConsent.tsx';
import { leaveOf, type Shareable } from './shareable.ts';
import { ShareNow } from './ShareNow.tsx';
import { useAskedFor } from './use-sharing.ts';

type ShareWithProps = {
  readonly shareable: Shareable;
  readonly recipient: OrganisationResponse;
  readonly onChanged: () => void;
};

/** What the reader may do for that organisation now: share, ask, or wait. */
export function ShareWith({ shareable, recipient, onChanged }: ShareWithProps) {
  const { t } = useTranslation('consents');
  const { organisation } = useSignedIn();
  const isNeeded = leaveOf(shareable, organisation.id, undefined) !== 'free';
  const { data, error, refetch } = useAskedFor(shareable.object, isNeeded);
  if (isNeeded && !data) {
    if (!error) return <Skeleton label={t('share.looking')} rows={2} />;
    return <ProblemNote error={error} retry={() => void refetch()} />;
  }
  const latest = data?.find(({ forOrganisationId }) => forOrganisationId === recipient.id);
  const leave = leaveOf(shareable, organisation.id, latest);
  const maySeal = leave === 'free' || leave === 'granted';
  return (
    <>
      <Standing leave={leave} latest={latest} shareable={shareable} />
      {maySeal && <ShareNow shareable={shareable} recipient={recipient} onChanged={onChanged} />}
      {(leave === 'needed' || leave === 'refused') && (
        <AskConsent shareable={shareable} recipient={recipient} />
      )}
    </>
  );
}

type StandingProps = {
  readonly leave: ReturnType<typeof leaveOf>;
  readonly latest: ConsentResponse | undefined;
  readonly shareable: Shareable;
};

const TONES = { asked: 'info', granted: 'ok', refused: 'bad', needed: 'warn' } as const;

/** Why it may, or may not, be passed on. */
function Standing({ leave, latest, shareable }: StandingProps) {
  const { t } = useTranslation('consents');
  const formats = useFormats();
  const provider = useOrganisations().data?.get(shareable.providerOrganisationId)?.name ?? '';
  if (leave === 'free') return null;
  const at = latest?.answeredAt ?? latest?.askedAt;
  const date = at === undefined ? '' : formats.date(at);
  return (
    <Note tone={TONES[leave]} role="status" title={t(`leave.${leave}.title`, { provider, date })}>
      {t(`leave.${leave}.body`, { provider })}
    </Note>
  );
}
