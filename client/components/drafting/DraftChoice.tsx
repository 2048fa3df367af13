import { useTranslation } from 'react-i18next';
import { ComboBox } from '../ui/ComboBox.tsx';
import { DatePicker } from '../ui/DatePicker.tsx';
import { Select } from '../ui/Select.tsx';
import type { Option } from '../ui/option.ts';
import type { DraftPath } from './draft-path.ts';
import { useDraftField } from './use-draft-field.ts';

type DraftChoiceProps = {
  readonly path: DraftPath;
  readonly options: readonly Option[];
  readonly description?: string | undefined;
  readonly isRequired?: boolean | undefined;
};

/** A short list. What need not be said can be taken back. */
export function DraftSelect({ path, options, description, isRequired = false }: DraftChoiceProps) {
  const { t } = useTranslation('composer');
  const { onLeave: _, ...field } = useDraftField(path);
  const none = { id: '', label: t('notSaid') };
  return (
    <Select
      {...field}
      description={description}
      isRequired={isRequired}
      {...(isRequired ? { options, placeholder: t('choose') } : { options: [none, ...options] })}
    />
  );
}

/** A long list, found by typing. */
export function DraftComboBox({ path, options, description }: DraftChoiceProps) {
  const { t } = useTranslation('composer');
  const { onLeave: _, value, onChange, ...field } = useDraftField(path);
  return (
    <ComboBox
      {...field}
      description={description}
      options={options}
      value={value || null}
      onChange={(chosen) => {
        onChange(chosen ?? '');
      }}
      emptyLabel={t('nothingFound')}
    />
  );
}

export function DraftDay({ path }: { readonly path: DraftPath }) {
  const { onLeave: _, ...field } = useDraftField(path);
  return <DatePicker {...field} />;
}
