import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../core/contracts/requests.ts';
import { useFormats } from '../../hooks/use-formats.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { Note } from '../ui/Note.tsx';
import { ConfirmationForm } from './ConfirmationForm.tsx';

type Shown = { readonly request: RequestSummary };

/** The letter by which a formal request goes the official way; nothing where none is needed. */
export function ConfirmationCard({ request }: Shown) {
  const { t } = useTranslation('requests');
  const { flow, formality } = request;
  if (flow === 'state-to-state' || formality === 'informal') return null;
  return (
    <Card title={t('confirmation.title')}>
      <Recorded request={request} />
      <Recording key={request.version} request={request} />
    </Card>
  );
}

function Recorded({ request: { confirmation, awaitingConfirmation } }: Shown) {
  const { t } = useTranslation('requests');
  const formats = useFormats();
  if (awaitingConfirmation) return <Note tone="warn">{t('confirmation.awaited')}</Note>;
  if (!confirmation) return <p className="muted">{t('confirmation.none')}</p>;
  return (
    <DefinitionList
      layout="stacked"
      entries={[
        {
          term: t('confirmation.reference'),
          value: <span className="mono">{confirmation.reference}</span>,
        },
        { term: t('confirmation.on'), value: formats.day(confirmation.on) },
      ]}
    />
  );
}

/** For focal points of who asks; asked for anew where something is recorded already. */
function Recording({ request }: Shown) {
  const { t } = useTranslation('requests');
  const { member, organisation } = useSignedIn();
  const [corrects, setCorrects] = useState(false);
  const isOwn = request.requester.organisationId === organisation.id;
  if (!isOwn || member.role === 'expert' || request.state === 'withdrawn') return null;
  if (request.confirmation && !corrects) {
    return (
      <div>
        <Button
          onPress={() => {
            setCorrects(true);
          }}
        >
          {t('confirmation.change')}
        </Button>
      </div>
    );
  }
  return <ConfirmationForm request={request} />;
}
