import { useTranslation } from 'react-i18next';
import type { CaseResponse } from '../../../core/contracts/cases.ts';
import { ClearMark } from '../sealing/ClearMark.tsx';
import { Select } from '../ui/Select.tsx';

type CaseSelectProps = {
  readonly cases: readonly CaseResponse[];
  readonly value: string;
  readonly onChange: (caseId: string) => void;
  readonly error: string | undefined;
};

/** The case that something new belongs to. Needs the catalogue `composer`. */
export function CaseSelect({ cases, value, onChange, error }: CaseSelectProps) {
  const { t } = useTranslation('composer');
  return (
    <Select
      id="caseId"
      label={t('case.label')}
      mark={<ClearMark />}
      description={t('case.description')}
      error={error}
      placeholder={t('choose')}
      options={cases.map(({ id, reference }) => ({ id, label: reference }))}
      value={value}
      onChange={onChange}
    />
  );
}
