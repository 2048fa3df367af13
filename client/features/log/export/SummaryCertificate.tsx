import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Answer } from '../../../components/problems/Answer.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { DefinitionList } from '../../../components/ui/DefinitionList.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { portal } from '../../../lib/portal.ts';
import { saveText } from '../../../session/saving.ts';

/** By what a reader of the summary knows whose signature is in it. */
export function SummaryCertificate() {
  const { t } = useTranslation('log');
  const query = useQuery({
    queryKey: ['access-log', 'report-certificate'],
    queryFn: readCertificate,
    staleTime: Infinity,
  });
  return (
    <Answer query={query} rows={2}>
      {({ pem, fingerprint }) => (
        <>
          <DefinitionList
            layout="stacked"
            entries={[
              {
                term: t('exports.certificate.fingerprint'),
                value: <span className="mono log-digest">{fingerprint}</span>,
              },
            ]}
          />
          <Row>
            <Button
              variant="quiet"
              onPress={() => {
                saveText(pem, 'report-certificate.pem');
              }}
            >
              {t('exports.certificate.save')}
            </Button>
          </Row>
        </>
      )}
    </Answer>
  );
}

/** The fingerprint is the one that PDF readers show: SHA-256 of the DER form, in pairs. */
async function readCertificate(): Promise<{ pem: string; fingerprint: string }> {
  const { body } = await portal.stream('/access-log/report-certificate');
  const pem = await new Response(body).text();
  const base64 = pem.replaceAll(/-----[A-Z ]+-----|\s/g, '');
  const der = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', der));
  const pairs = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0').toUpperCase());
  return { pem, fingerprint: pairs.join(':') };
}
