import { useTranslation } from 'react-i18next';
import { RequirementCode } from '../../../../core/contracts/state-profiles.ts';
import { useDraft } from '../../../components/drafting/draft-context.ts';
import { withPart } from '../../../components/drafting/draft-path.ts';
import { SealedMark } from '../../../components/sealing/SealedMark.tsx';
import { ProfileStanding } from '../../../components/state-profiles/ProfileStanding.tsx';
import { TextArea } from '../../../components/ui/TextArea.tsx';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import type { Check } from '../check/checklist.ts';

type RequirementFieldsProps = { readonly checks: readonly Check[] };

/** What the law of each addressee demands, by its own profile. */
export function RequirementFields({ checks }: RequirementFieldsProps) {
  const { t } = useTranslation('composing');
  const organisations = useOrganisations();
  const asked = RequirementCode.options.filter((code) =>
    checks.some(({ profile }) => profile.requirements.includes(code)),
  );
  return (
    <>
      {asked.length === 0 && <p className="muted">{t('requirements.none')}</p>}
      {asked.map((code) => (
        <RequirementField key={code} code={code} checks={checks} />
      ))}
      <ul>
        {checks.map(({ request, profile }) => (
          <li key={request.id} className="small muted">
            {organisations.data?.get(request.addresseeOrganisationId)?.name}:{' '}
            <ProfileStanding confirmedAt={profile.confirmedAt} />
          </li>
        ))}
      </ul>
    </>
  );
}

type RequirementFieldProps = RequirementFieldsProps & { readonly code: RequirementCode };

function RequirementField({ code, checks }: RequirementFieldProps) {
  const { t, i18n } = useTranslation(['composing', 'vocabulary']);
  const organisations = useOrganisations();
  const { draft, change } = useDraft();
  const texts = draft.requirements ?? [];
  const at = texts.findIndex((one) => one.code === code);
  const names = checks
    .filter(({ profile }) => profile.requirements.includes(code))
    .map(({ request }) => organisations.data?.get(request.addresseeOrganisationId)?.name ?? '');
  const list = new Intl.ListFormat(i18n.language).format(names);
  return (
    <TextArea
      id={`requirements-${code}`}
      label={t(`vocabulary:requirements.${code}`)}
      mark={<SealedMark />}
      description={
        checks.length > 1
          ? t('composing:requirements.askedBy', { count: names.length, names: list })
          : undefined
      }
      rows={2}
      value={texts[at]?.text ?? ''}
      onChange={(text) => {
        const path = ['requirements', at === -1 ? texts.length : at];
        change((before) => withPart(before, path, { code, text }));
      }}
    />
  );
}
