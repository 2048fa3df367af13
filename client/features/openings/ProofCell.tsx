import { useTranslation } from 'react-i18next';
import { EvidenceMark } from '../../components/log/EvidenceMark.tsx';
import type { Opening } from '../../components/log/use-openings.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Row } from '../../components/ui/Layout.tsx';
import { saveAs, saveText } from '../../session/saving.ts';

/** Whether the log holds the act, and what to find that out with elsewhere. */
export function ProofCell({ opening }: { readonly opening: Opening }) {
  const { t } = useTranslation('openings');
  const { index, bytes, proof, verdict } = opening;
  return (
    <div className="openings-lines">
      <EvidenceMark verdict={verdict} />
      <Row>
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
      </Row>
    </div>
  );
}
