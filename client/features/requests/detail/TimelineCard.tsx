import { useTranslation } from 'react-i18next';
import type { RequestMove, RequestSummary } from '../../../../core/contracts/requests.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { useSide } from '../../../components/requests/use-side.ts';
import { useColleagues } from '../../../hooks/use-colleagues.ts';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import '../../../components/requests/requests.css';

/** Every step since the request was drafted. */
export function TimelineCard({ request }: { readonly request: RequestSummary }) {
  const { t } = useTranslation('requests');
  const formats = useFormats();
  const side = useSide(request);
  const { createdAt, requester, moves, confirmation } = request;
  return (
    <Card title={t('timeline.title')}>
      <ol className="requests-list">
        <li>
          <strong>{t('timeline.begun')}</strong>
          <Who {...requester} at={createdAt} />
        </li>
        {moves.map((move) => (
          <Move
            key={move.at}
            move={move}
            hasReceipt={side === 'requester' && move.step === 'send'}
          />
        ))}
      </ol>
      {confirmation && (
        <p className="small muted">
          {t('timeline.confirmed', {
            reference: confirmation.reference,
            date: formats.day(confirmation.on),
          })}
        </p>
      )}
    </Card>
  );
}

type MoveProps = {
  readonly move: RequestMove;
  /** The portal gave the reader's organisation one. */
  readonly hasReceipt: boolean;
};

function Move({ move: { step, ground, until, ...who }, hasReceipt }: MoveProps) {
  const { t } = useTranslation(['requests', 'vocabulary']);
  const formats = useFormats();
  return (
    <li>
      <strong>{t(`vocabulary:requestSteps.${step}`)}</strong>
      {ground && <span>{t(`vocabulary:moveGrounds.${ground}`)}</span>}
      {until !== undefined && (
        <span>{t('requests:timeline.until', { date: formats.day(until) })}</span>
      )}
      {hasReceipt && <span>{t('requests:timeline.receipt')}</span>}
      <Who {...who} />
    </li>
  );
}

type WhoProps = Pick<RequestMove, 'organisationId' | 'accountId' | 'at'>;

/** The portal tells nobody the names of other organisations' members. */
function Who({ organisationId, accountId, at }: WhoProps) {
  const { t } = useTranslation('requests');
  const formats = useFormats();
  const organisation = useOrganisations().data?.get(organisationId)?.name ?? '';
  const name = useColleagues().data?.get(accountId)?.displayName;
  return (
    <span className="requests-lines small muted">
      <span>
        {name === undefined ? organisation : t('timeline.byPerson', { name, organisation })}
      </span>
      <time className="nowrap" dateTime={at}>
        {formats.dateTime(at)}
      </time>
    </span>
  );
}
