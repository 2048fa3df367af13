import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import { FactsCard } from '../../../components/requests/FactsCard.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { ChangeClear } from './ChangeClear.tsx';

type ClearCardProps = {
  readonly request: RequestSummary;
  /** For which the same is meant. */
  readonly others: readonly RequestSummary[];
};

/** What the portal sees, and may still be changed in a draft. */
export function ClearCard({ request, others }: ClearCardProps) {
  const { t } = useTranslation('composing');
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="stack" id="clear">
      <FactsCard request={request} />
      <div>
        <Button
          onPress={() => {
            setOpen(true);
          }}
        >
          {t('clear.change')}
        </Button>
      </div>
      {isOpen && (
        <ChangeClear
          requests={[request, ...others]}
          request={request}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
