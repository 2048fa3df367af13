import { useTranslation } from 'react-i18next';
import { OrganisationKey } from '../keys/OrganisationKey.tsx';
import { TrustMark } from '../keys/TrustMark.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Note } from '../ui/Note.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import type { OrganisationsById } from '../../hooks/use-organisations.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { useTrusts, type OrganisationTrust } from '../../hooks/use-trusts.ts';
import { GnupgNote } from './GnupgNote.tsx';
import './sealing.css';

type RecipientFieldsProps = {
  readonly id: string;
  readonly label: string;
  /** Others who take part in the case. */
  readonly candidates: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  readonly organisations: OrganisationsById;
  readonly error: string | undefined;
};

/** Who it is sealed to, each with what is known of its key before anything is sealed. */
export function RecipientFields(props: RecipientFieldsProps) {
  const { id: fieldId, label, candidates, chosen, onChange, organisations, error } = props;
  const { organisation } = useSignedIn();
  const trusts = useTrusts([organisation.id, ...candidates]);
  const own = trusts.byId.get(organisation.id);
  const name = (id: string) => organisations.get(id)?.name ?? id;
  const toggle = (id: string, isChosen: boolean) => {
    onChange(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id));
  };
  return (
    <div id={fieldId} role="group" aria-label={label}>
      {error && <Note tone="bad" title={error} />}
      {trusts.error !== undefined && <ProblemNote error={trusts.error} retry={trusts.retry} />}
      <ul className="composer-recipients">
        <li>
          <Checkbox label={organisation.name} isSelected isReadOnly />
          <KeyOf id={organisation.id} name={organisation.name} known={own} isOwn />
        </li>
        {candidates.map((id) => (
          <Candidate
            key={id}
            id={id}
            name={name(id)}
            isSuspended={organisations.get(id)?.state === 'suspended'}
            known={trusts.byId.get(id)}
            isChosen={chosen.includes(id)}
            onToggle={toggle}
          />
        ))}
      </ul>
      <GnupgNote organisationIds={[organisation.id, ...chosen]} organisations={organisations} />
    </div>
  );
}

type CandidateProps = {
  readonly id: string;
  readonly name: string;
  readonly isSuspended: boolean;
  readonly known: OrganisationTrust | undefined;
  readonly isChosen: boolean;
  readonly onToggle: (id: string, isChosen: boolean) => void;
};

function Candidate({ id, name, isSuspended, known, isChosen, onToggle }: CandidateProps) {
  const { t } = useTranslation('composer');
  const status = known?.trust.status;
  const isRefused = isSuspended || status === 'no-key' || status === 'changed-unexpectedly';
  const reason = isSuspended ? t('recipients.suspendedBody') : t('recipients.refused');
  return (
    <li>
      <Checkbox
        label={name}
        isSelected={isChosen}
        // Who was chosen before its key changed can still be left out.
        isDisabled={isRefused && !isChosen}
        error={isChosen && isRefused ? reason : undefined}
        onChange={(isSelected) => {
          onToggle(id, isSelected);
        }}
      />
      {isSuspended && <Chip tone="warn">{t('recipients.suspended')}</Chip>}
      <KeyOf id={id} name={name} known={known} />
    </li>
  );
}

type KeyOfProps = Pick<CandidateProps, 'id' | 'name' | 'known'> & { readonly isOwn?: boolean };

function KeyOf({ id, name, known, isOwn = false }: KeyOfProps) {
  const { t } = useTranslation('composer');
  if (!known) return <Skeleton label={t('recipients.looking')} rows={1} />;
  return (
    <>
      <span className="composer-marks">
        {isOwn && <Chip>{t('recipients.you')}</Chip>}
        <TrustMark status={known.trust.status} />
      </span>
      <OrganisationKey organisationId={id} name={name} known={known} />
    </>
  );
}
