import { useTranslation } from 'react-i18next';
import {
  Classification,
  HandlingCondition,
  SharingLimit,
} from '../../../core/contracts/vocabulary.ts';
import { Select } from '../ui/Select.tsx';
import type { MarkingChoices } from './marking-choices.ts';
import { ClearMark } from '../sealing/ClearMark.tsx';

type MarkingFieldsProps = {
  readonly choices: MarkingChoices;
  readonly onChange: (changed: Partial<MarkingChoices>) => void;
  readonly errorOf: (field: keyof MarkingChoices) => string | undefined;
};

/** Three questions, three answers: how it is protected, what it may be used for, who may get it. */
export function MarkingFields({ choices, onChange, errorOf }: MarkingFieldsProps) {
  const { t } = useTranslation(['composer', 'vocabulary']);
  const { classification, handlingCondition, sharingLimit } = choices;
  return (
    <>
      <Select
        id="classification"
        label={t('vocabulary:markings.classification')}
        mark={<ClearMark />}
        description={t(`composer:classification.${classification || 'what'}`)}
        error={errorOf('classification')}
        placeholder={t('composer:choose')}
        options={Classification.options.map((id) => ({
          id,
          label: t(`vocabulary:classification.${id}`),
        }))}
        value={classification}
        onChange={(chosen) => {
          onChange({ classification: chosen });
        }}
      />
      <Select
        id="handlingCondition"
        label={t('vocabulary:markings.handlingCondition')}
        mark={<ClearMark />}
        description={t(`composer:handling.${handlingCondition || 'what'}`)}
        error={errorOf('handlingCondition')}
        placeholder={t('composer:choose')}
        options={HandlingCondition.options.map((id) => ({
          id,
          label: t(`vocabulary:handling.${id}`),
        }))}
        value={handlingCondition}
        onChange={(chosen) => {
          onChange({ handlingCondition: chosen });
        }}
      />
      <Select
        id="sharingLimit"
        label={t('vocabulary:markings.sharingLimit')}
        mark={<ClearMark />}
        description={t(`composer:sharing.${SHARING_KEYS[sharingLimit]}`)}
        error={errorOf('sharingLimit')}
        placeholder={t('composer:choose')}
        options={SharingLimit.options.map((id) => ({ id, label: id }))}
        value={sharingLimit}
        onChange={(chosen) => {
          onChange({ sharingLimit: chosen });
        }}
      />
    </>
  );
}

/** A colon in a key would name a catalogue. */
const SHARING_KEYS = {
  '': 'what',
  'TLP:RED': 'red',
  'TLP:AMBER+STRICT': 'amber-strict',
  'TLP:AMBER': 'amber',
  'TLP:GREEN': 'green',
  'TLP:CLEAR': 'clear',
} as const;
