import { useTranslation } from 'react-i18next';
import type { Opening } from '../../components/log/use-openings.ts';
import { Button } from '../../components/ui/Button.tsx';
import { saveAs, saveText } from '../../session/saving.ts';

/** What to find out with elsewhere whether the log holds the act. */
export function SaveButtons({ opening }: { readonly opening: Opening }) {
  const { t } = useTranslation('openings');
  const { index, bytes, proof } = opening;
  return (
    <div className="openings-saves">
      {proof !== undefined && (
        <Button
          variant="quiet"
          icon="download"
          aria-label={t('proof.saveProofOf', { index })}
          onPress={() => {
            saveText(proof, `entry-${index}.tlog-proof`);
          }}
        >
          {t('proof.saveProof')}
        </Button>
      )}
      <Button
        variant="quiet"
        icon="download"
        aria-label={t('proof.saveEntryOf', { index })}
        onPress={() => {
          saveAs(new Blob([bytes], { type: 'application/octet-stream' }), `entry-${index}.json`);
        }}
      >
        {t('proof.saveEntry')}
      </Button>
    </div>
  );
}
