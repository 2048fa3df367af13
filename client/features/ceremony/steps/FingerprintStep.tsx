import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FullFingerprint } from '../../../components/keys/FullFingerprint.tsx';
import { KeyFactsList } from '../../../components/keys/KeyFactsList.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Form, FormActions } from '../../../components/ui/Form.tsx';
import { Grid } from '../../../components/ui/Layout.tsx';
import { TextField } from '../../../components/ui/TextField.tsx';
import { useAct } from '../../../hooks/use-act.ts';
import type { KeyFacts } from '../../../session/index.ts';
import { drawPlaces } from './draw-places.ts';

type FingerprintStepProps = {
  readonly facts: KeyFacts;
  readonly isBrought?: boolean;
  /** Publishes. */
  readonly onProved: () => Promise<void>;
};

/** Two words, drawn by lot, have to be typed: a step that is only pressed away proves nothing. */
export function FingerprintStep({ facts, isBrought = false, onProved }: FingerprintStepProps) {
  const { t } = useTranslation('ceremony');
  const [places] = useState(() => drawPlaces(facts.words.length));
  const [typed, setTyped] = useState(['', '']);
  const [isTold, setTold] = useState(false);
  const isRight = (index: number) => isSameWord(typed[index], facts.words[places[index] ?? 0]);
  const publish = useAct(onProved);

  return (
    <Card title={t('fingerprint.title')}>
      <p>{t(isBrought ? 'fingerprint.whyBrought' : 'fingerprint.why')}</p>
      {isBrought && <KeyFactsList facts={facts} />}
      <FullFingerprint facts={facts} />
      <Form
        aria-label={t('fingerprint.prove')}
        onSubmit={() => {
          setTold(true);
          if (isRight(0) && isRight(1)) publish.run();
        }}
      >
        <h3>{t('fingerprint.prove')}</h3>
        <Grid columns={2}>
          {places.map((place, index) => (
            <TextField
              key={place}
              label={t('fingerprint.word', { number: place + 1 })}
              autoComplete="off"
              spellCheck="false"
              value={typed[index] ?? ''}
              onChange={(word) => {
                setTold(false);
                setTyped(typed.map((before, at) => (at === index ? word : before)));
              }}
              error={
                isTold && !isRight(index)
                  ? t('fingerprint.wrong', { number: place + 1 })
                  : undefined
              }
            />
          ))}
        </Grid>
        {publish.error !== undefined && <ProblemNote error={publish.error} />}
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            isPending={publish.isPending}
            pendingLabel={t('fingerprint.pending')}
          >
            {t('fingerprint.act')}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function isSameWord(typed = '', word = ''): boolean {
  return typed.trim().toLowerCase() === word.toLowerCase();
}
