import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useExport, type Wanted } from './use-export.ts';

type ExportButtonProps = {
  readonly wanted: Wanted;
  readonly label: string;
  readonly isDisabled?: boolean;
};

/** Fetches one export and hands it over; says how it went beside itself. */
export function ExportButton({ wanted, label, isDisabled = false }: ExportButtonProps) {
  const { t } = useTranslation('log');
  const formats = useFormats();
  const { run, isPending, error, saved } = useExport();
  return (
    <>
      <Row>
        <Button
          icon="download"
          isDisabled={isDisabled}
          isPending={isPending}
          pendingLabel={t('exports.pending')}
          onPress={() => {
            run(wanted);
          }}
        >
          {label}
        </Button>
        <span role="status" className="small">
          {saved && t('exports.saved', { name: saved.name, size: formats.bytes(saved.size) })}
        </span>
      </Row>
      {error !== undefined && <ProblemNote error={error} />}
    </>
  );
}
