import { useTranslation } from 'react-i18next';
import { OrganisationKind } from '../../../../core/contracts/vocabulary.ts';
import { Checkbox } from '../../../components/ui/Checkbox.tsx';
import { ComboBox } from '../../../components/ui/ComboBox.tsx';
import { RadioGroup } from '../../../components/ui/RadioGroup.tsx';
import { TextField } from '../../../components/ui/TextField.tsx';
import { useCountries } from '../../../hooks/use-countries.ts';
import type { Entered, FieldName } from './use-new-organisation.ts';

type OrganisationFieldsProps = {
  readonly entered: Entered;
  readonly onChange: (changed: Partial<Entered>) => void;
  readonly unfit: readonly FieldName[];
};

export function OrganisationFields({ entered, onChange, unfit }: OrganisationFieldsProps) {
  const { t } = useTranslation(['organisations', 'directory']);
  const countries = useCountries();
  const errorOf = (field: FieldName) =>
    unfit.includes(field) ? t(`organisations:new.unfit.${field}`) : undefined;
  return (
    <>
      <RadioGroup
        id="kind"
        label={t('organisations:kind')}
        error={errorOf('kind')}
        options={OrganisationKind.options.map((id) => ({
          id,
          label: t(`directory:kinds.${id}`),
          description: t(`organisations:new.kinds.${id}`),
        }))}
        value={entered.kind}
        onChange={(kind) => {
          onChange({ kind });
        }}
      />
      {entered.kind === 'state' && (
        <ComboBox
          id="country"
          label={t('organisations:country')}
          emptyLabel={t('organisations:new.noCountry')}
          error={errorOf('country')}
          options={countries}
          value={entered.country}
          onChange={(country) => {
            onChange({ country });
          }}
        />
      )}
      <TextField
        id="name"
        label={t('organisations:name')}
        description={t('organisations:new.nameDescription')}
        error={errorOf('name')}
        autoComplete="off"
        value={entered.name}
        onChange={(name) => {
          onChange({ name });
        }}
      />
      <Checkbox
        label={t('organisations:new.gnupg')}
        description={t('organisations:new.gnupgDescription')}
        isSelected={entered.gnupgCompatible}
        onChange={(gnupgCompatible) => {
          onChange({ gnupgCompatible });
        }}
      />
    </>
  );
}
