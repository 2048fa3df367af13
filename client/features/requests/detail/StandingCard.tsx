import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { movesOf } from './moves/moves.ts';
import { useSide } from '../../../components/requests/use-side.ts';

type StandingCardProps = { readonly request: RequestSummary; readonly hasAnswer: boolean };

/** Where the request stands for the reader, and what comes next. */
export function StandingCard({ request, hasAnswer }: StandingCardProps) {
  const { t } = useTranslation('requests');
  const { member } = useSignedIn();
  const side = useSide(request);
  const { state } = request;
  const moves = movesOf({ state, side, role: member.role, hasAnswer });
  return (
    <Card title={t('standing.title')}>
      <p>{t(`standing.${side}.${state}`)}</p>
      {moves.some(({ isBlocked }) => isBlocked) && (
        <p className="muted">{t('moves.needsAnswer')}</p>
      )}
    </Card>
  );
}
