import { useTranslation } from 'react-i18next';
import { Urgency, UrgencyGround } from '../../../../core/contracts/requests.ts';
import { Formality, Measure } from '../../../../core/contracts/vocabulary.ts';
import { dayAfter, todayInUtc } from '../../../components/requests/due.ts';
import { ClearMark } from '../../../components/sealing/ClearMark.tsx';
import { DatePicker } from '../../../components/ui/DatePicker.tsx';
import { RadioGroup } from '../../../components/ui/RadioGroup.tsx';
import { Select } from '../../../components/ui/Select.tsx';
import type { ClearChoices, ClearField } from './choices.ts';

export type ClearFieldsProps = {
  readonly choices: ClearChoices;
  readonly onChange: (changed: Partial<ClearChoices>) => void;
  readonly errorOf: (field: ClearField) => string | undefined;
};

/** What is asked for, by which channel, how soon and until when. */
export function ClearFields(props: ClearFieldsProps) {
  const { choices, onChange, errorOf } = props;
  const { t } = useTranslation(['composing', 'vocabulary', 'composer']);
  return (
    <>
      <Select
        id="measure"
        label={t('composing:measure.label')}
        mark={<ClearMark />}
        description={t('composing:measure.hint')}
        error={errorOf('measure')}
        placeholder={t('composer:choose')}
        options={Measure.options.map((id) => ({ id, label: t(`vocabulary:measures.${id}`) }))}
        value={choices.measure}
        onChange={(measure) => {
          onChange({ measure });
        }}
      />
      <RadioGroup
        id="formality"
        label={t('vocabulary:markings.formality')}
        mark={<ClearMark />}
        error={errorOf('formality')}
        options={Formality.options.map((id) => ({
          id,
          label: t(`vocabulary:formality.${id}`),
          description: t(`composing:formality.${id}`),
        }))}
        value={choices.formality || null}
        onChange={(formality) => {
          onChange({ formality });
        }}
      />
      <UrgencyFields {...props} />
      <DatePicker
        id="responseTarget"
        label={t('composing:responseTarget.label')}
        mark={<ClearMark />}
        description={t('composing:responseTarget.hint')}
        error={errorOf('responseTarget')}
        earliest={dayAfter(todayInUtc())}
        value={choices.responseTarget}
        onChange={(responseTarget) => {
          onChange({ responseTarget });
        }}
      />
    </>
  );
}

const LEVELS = Urgency.options.map(({ shape: { level } }) => level.value);

function UrgencyFields({ choices, onChange, errorOf }: ClearFieldsProps) {
  const { t } = useTranslation(['composing', 'vocabulary', 'composer']);
  return (
    <>
      <RadioGroup
        id="urgency"
        label={t('composing:urgency.label')}
        mark={<ClearMark />}
        options={LEVELS.map((id) => ({
          id,
          label: t(`composing:urgency.${id}`),
          description: t(`composing:urgency.${id}Hint`),
        }))}
        value={choices.urgency}
        onChange={(urgency) => {
          onChange({ urgency, urgencyGround: '' });
        }}
      />
      {choices.urgency === 'urgent' && (
        <Select
          id="urgencyGround"
          label={t('composing:urgency.ground')}
          mark={<ClearMark />}
          error={errorOf('urgencyGround')}
          placeholder={t('composer:choose')}
          options={UrgencyGround.options.map((id) => ({
            id,
            label: t(`vocabulary:urgencyGrounds.${id}`),
          }))}
          value={choices.urgencyGround}
          onChange={(urgencyGround) => {
            onChange({ urgencyGround });
          }}
        />
      )}
    </>
  );
}
