import { useTranslation } from 'react-i18next';
import { parseCheckpoint, parseNote, toBase64 } from '../../../../core/transparency/index.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { DefinitionList } from '../../../components/ui/DefinitionList.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { useUtc } from '../../../hooks/use-utc.ts';
import type { RememberedLog } from '../../../session/log-trust.ts';
import { saveText } from '../../../session/saving.ts';

/** What every later log must continue. */
export function RememberedCard({ remembered }: { readonly remembered: RememberedLog }) {
  const { t } = useTranslation('verify');
  const { checkpoint } = remembered;
  return (
    <Card title={t('remembered.title')}>
      {checkpoint ? <Remembered checkpoint={checkpoint} /> : <p>{t('remembered.none')}</p>}
      <p className="muted small">{t('remembered.here')}</p>
    </Card>
  );
}

type Checkpoint = NonNullable<RememberedLog['checkpoint']>;

function Remembered({ checkpoint: { note, size, verifiedAt } }: { checkpoint: Checkpoint }) {
  const { t, i18n } = useTranslation('verify');
  const utc = useUtc();
  const { root } = parseCheckpoint(parseNote(note).text);
  return (
    <>
      <DefinitionList
        layout="stacked"
        entries={[
          {
            term: t('remembered.size'),
            value: (
              <span className="numeric">{new Intl.NumberFormat(i18n.language).format(size)}</span>
            ),
          },
          { term: t('remembered.verifiedAt'), value: utc(verifiedAt.toISOString()) },
          {
            term: t('remembered.root'),
            value: <span className="mono log-digest">{toBase64(root)}</span>,
          },
        ]}
      />
      <Row>
        <Button
          icon="download"
          onPress={() => {
            saveText(note, `checkpoint-${size}`);
          }}
        >
          {t('remembered.save')}
        </Button>
      </Row>
    </>
  );
}
