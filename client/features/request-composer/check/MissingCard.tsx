import { useTranslation } from 'react-i18next';
import type { RequestDraft } from '../../../../core/contracts/request-draft.ts';
import type { ClearRule, SealedRule } from '../../../../core/contracts/request-rules.ts';
import { fieldNameOf } from '../../../components/drafting/field-names.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { RuleSource } from '../../../components/requests/RuleSource.tsx';
import { ruleKeyOf } from '../../../components/requests/source-key.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { clearRuleAddress, fieldAddress, ruleAddress } from '../addresses.ts';
import { sharedRules, slipsIn, type Check } from './checklist.ts';
import type { Checks } from './use-checks.ts';

type MissingCardProps = { readonly checks: Checks; readonly draft: RequestDraft };

/** What is missing for this measure and these addressees, as it is written; each line leads to its field. */
export function MissingCard({ checks: { all, error, retry }, draft }: MissingCardProps) {
  const { t } = useTranslation('composing');
  return (
    <Card title={t('check.title')}>
      {error !== undefined && <ProblemNote error={error} retry={retry} />}
      {!all && error === undefined && <Skeleton label={t('check.loading')} rows={3} />}
      {all && <Lists checks={all} draft={draft} />}
    </Card>
  );
}

type ListsProps = { readonly checks: readonly Check[]; readonly draft: RequestDraft };

function Lists({ checks, draft }: ListsProps) {
  const { t } = useTranslation(['composing', 'vocabulary']);
  const organisations = useOrganisations();
  const { shared, own } = sharedRules(checks);
  const slips = slipsIn(draft, checks);
  const more = own.filter(({ rules }) => rules.length > 0);
  const [first] = checks;
  const measure = first && t(`vocabulary:measures.${first.request.measure}`);
  if (shared.length + slips.length + more.length === 0) {
    return <Note tone="ok" title={t('composing:check.complete', { measure })} />;
  }
  return (
    <>
      <p className="muted">{t('composing:check.for', { measure })}</p>
      <Rules rules={shared} />
      {more.map(({ check: { request }, rules }) => (
        <div key={request.id}>
          <strong>{organisations.data?.get(request.addresseeOrganisationId)?.name}</strong>
          <Rules rules={rules} />
        </div>
      ))}
      <Slips slips={slips} />
    </>
  );
}

function Rules({ rules }: { readonly rules: readonly (ClearRule | SealedRule)[] }) {
  const { t } = useTranslation('vocabulary');
  if (rules.length === 0) return null;
  return (
    <ul className="composing-missing">
      {rules.map((rule) => (
        <li key={rule.code}>
          <Link href={'place' in rule ? ruleAddress(rule) : clearRuleAddress(rule.code)}>
            {t(`requestRules.${ruleKeyOf(rule.code)}`)}
          </Link>{' '}
          <RuleSource source={rule.source} />
        </li>
      ))}
    </ul>
  );
}

function Slips({ slips }: { readonly slips: ReturnType<typeof slipsIn> }) {
  const { t } = useTranslation(['composer', 'records']);
  if (slips.length === 0) return null;
  return (
    <ul className="composing-missing">
      {slips.map(({ path, code }) => (
        <li key={path.join('-')}>
          <Link href={fieldAddress(path)}>{t(`records:fields.${labelOf(path)}`)}</Link>{' '}
          <span className="muted">{t(`composer:problems.${code}`)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Items sought have the labels of a record's assets. */
function labelOf(path: readonly (string | number)[]) {
  const isOfAsset = path[0] === 'property' && path[1] === 'assets' && path.length > 2;
  return fieldNameOf(isOfAsset ? path.slice(1) : path);
}
