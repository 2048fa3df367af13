import { useTranslation } from 'react-i18next';
import type { RequestPayload } from '../../../../../core/contracts/request-content.ts';
import type { SealedRule } from '../../../../../core/contracts/request-rules.ts';
import type { RequestSummary } from '../../../../../core/contracts/requests.ts';
import type { Measure } from '../../../../../core/contracts/vocabulary.ts';
import { Answer } from '../../../../components/problems/Answer.tsx';
import { RuleSource } from '../../../../components/requests/RuleSource.tsx';
import { ruleKeyOf } from '../../../../components/requests/source-key.ts';
import { Note } from '../../../../components/ui/Note.tsx';
import { useStateProfile } from '../../../../hooks/use-state-profile.ts';
import { completenessOf, type Completeness, type Profile } from './completeness.ts';

type ChecklistProps = { readonly request: RequestSummary; readonly payload: RequestPayload };

/** An organ of the Court has none, and demands nothing of its own. */
const NO_PROFILE: Profile = { version: 0, languages: [], requirements: [] };

/** What the author signed about completeness, held against what this computer finds by itself. */
export function Checklist({ request, payload }: ChecklistProps) {
  if (request.flow === 'state-to-court') {
    return (
      <Compared
        request={request}
        completeness={completenessOf(request.measure, payload, NO_PROFILE)}
      />
    );
  }
  return <ByProfile request={request} payload={payload} />;
}

function ByProfile({ request, payload }: ChecklistProps) {
  const profile = useStateProfile(request.addresseeOrganisationId);
  return (
    <Answer query={profile} rows={1}>
      {(known) => (
        <Compared
          request={request}
          completeness={completenessOf(request.measure, payload, known)}
        />
      )}
    </Answer>
  );
}

type ComparedProps = Pick<ChecklistProps, 'request'> & { readonly completeness: Completeness };

function Compared({ request, completeness }: ComparedProps) {
  const { t } = useTranslation('requests');
  const { isSignedComplete, signed, now, isOtherBasis, signedMeasure } = completeness;
  const isComplete = isSignedComplete && now.length === 0;
  return (
    <>
      {signedMeasure && <OtherMeasure signed={signedMeasure} shown={request.measure} />}
      <Note tone={isComplete ? 'ok' : 'warn'} title={t('checklist.title')}>
        <p>{t(isSignedComplete ? 'checklist.signedNothing' : 'checklist.signedMissing')}</p>
        <Missing rules={signed} />
        <p>{t(now.length === 0 ? 'checklist.nowNothing' : 'checklist.nowMissing')}</p>
        <Missing rules={now} />
        {isOtherBasis && <p>{t('checklist.otherRules')}</p>}
      </Note>
    </>
  );
}

type OtherMeasureProps = { readonly signed: Measure; readonly shown: Measure };

/** The measure is in clear: only what is signed with the content says that it is still the author's. */
function OtherMeasure({ signed, shown }: OtherMeasureProps) {
  const { t } = useTranslation(['requests', 'vocabulary']);
  const words = {
    signed: t(`vocabulary:measures.${signed}`),
    shown: t(`vocabulary:measures.${shown}`),
  };
  return (
    <Note tone="bad" title={t('requests:checklist.otherMeasure', words)}>
      {t('requests:checklist.otherMeasureMeans')}
    </Note>
  );
}

function Missing({ rules }: { readonly rules: readonly SealedRule[] }) {
  const { t } = useTranslation('vocabulary');
  if (rules.length === 0) return null;
  return (
    <ul>
      {rules.map(({ code, source }) => (
        <li key={code}>
          {t(`requestRules.${ruleKeyOf(code)}`)} <RuleSource source={source} />
        </li>
      ))}
    </ul>
  );
}
