import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Checkbox } from '../../components/ui/Checkbox.tsx';
import { Row } from '../../components/ui/Layout.tsx';
import { OtherHolders } from './OtherHolders.tsx';
import { useOtherHolders } from './use-other-holders.ts';

type ReplacingGateProps = {
  /** There is a key already. */
  readonly isNeeded: boolean;
  readonly onGiveUp: () => void;
  readonly children: ReactNode;
};

/** Says what is lost with the present key, before another one is made in its place. */
export function ReplacingGate({ isNeeded, onGiveUp, children }: ReplacingGateProps) {
  const [isPassed, setPassed] = useState(false);
  if (!isNeeded || isPassed) return children;
  return (
    <Consequences
      onGiveUp={onGiveUp}
      onBegin={() => {
        setPassed(true);
      }}
    />
  );
}

type ConsequencesProps = { readonly onGiveUp: () => void; readonly onBegin: () => void };

function Consequences({ onGiveUp, onBegin }: ConsequencesProps) {
  const { t } = useTranslation('ceremony');
  const [isUnderstood, setUnderstood] = useState(false);
  const holders = useOtherHolders();
  const isLoss = holders?.length === 0;
  return (
    <Card title={t('replace.title')}>
      <ul>
        <li>{t('replace.superseded')}</li>
        <li>{t('replace.drafts')}</li>
        <li>{t('replace.admission')}</li>
      </ul>
      <OtherHolders holders={holders} />
      <Checkbox
        label={t(isLoss ? 'replace.understoodLoss' : 'replace.understood')}
        isSelected={isUnderstood}
        onChange={setUnderstood}
      />
      <Row>
        <Button onPress={onGiveUp}>{t('replace.back')}</Button>
        <Button
          variant={isLoss ? 'danger' : 'primary'}
          isDisabled={!isUnderstood}
          onPress={onBegin}
        >
          {t('replace.act')}
        </Button>
      </Row>
    </Card>
  );
}
