import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Steps } from '../../components/ui/Steps.tsx';
import { BackupStep } from './steps/BackupStep.tsx';
import { BringStep } from './steps/BringStep.tsx';
import { FingerprintStep } from './steps/FingerprintStep.tsx';
import { KeyStep } from './steps/KeyStep.tsx';
import { PassphraseStep } from './steps/PassphraseStep.tsx';
import type { Ceremony } from './use-ceremony.ts';

type CeremonyStepsProps = { readonly ceremony: Ceremony; readonly onPublished: () => void };

const MADE_HERE = ['passphrase', 'key', 'backup', 'fingerprint'] as const;
const BROUGHT = ['bring', 'fingerprint'] as const;

export function CeremonySteps({ ceremony, onPublished }: CeremonyStepsProps) {
  const { t } = useTranslation('ceremony');
  const { step } = ceremony.stage;
  const isBrought = step === 'bring' || step === 'brought';
  const place = useFocusOnChange(step);
  return (
    <div ref={place} tabIndex={-1} className="ceremony-steps">
      <Steps
        label={t('steps.label')}
        doneLabel={t('steps.done')}
        steps={(isBrought ? BROUGHT : MADE_HERE).map((id) => ({ id, label: t(`steps.${id}`) }))}
        current={step === 'brought' ? 'fingerprint' : step}
      />
      <CurrentStep ceremony={ceremony} onPublished={onPublished} />
    </div>
  );
}

function CurrentStep({ ceremony, onPublished }: CeremonyStepsProps) {
  const { stage, setStage, make } = ceremony;
  const publish = async () => {
    if (await ceremony.publish()) onPublished();
  };
  switch (stage.step) {
    case 'passphrase':
      return (
        <PassphraseStep
          stage={stage}
          onChosen={make}
          onBring={() => {
            setStage({ step: 'bring' });
          }}
        />
      );
    case 'key':
      return (
        <KeyStep
          made={stage.made}
          onNext={(made) => {
            setStage({ step: 'backup', made });
          }}
        />
      );
    case 'backup':
      return (
        <BackupStep
          made={stage.made}
          onNext={(keepBackup) => {
            setStage({ step: 'fingerprint', made: stage.made, keepBackup });
          }}
        />
      );
    case 'fingerprint':
      return <FingerprintStep facts={stage.made} onProved={publish} />;
    case 'bring':
      return (
        <BringStep
          onBack={() => {
            setStage({ step: 'passphrase' });
          }}
          onInspected={(brought) => {
            setStage({ step: 'brought', brought });
          }}
        />
      );
    case 'brought':
      return <FingerprintStep facts={stage.brought} isBrought onProved={publish} />;
  }
}

/** What was pressed is gone with its step; without this, the focus would be lost. */
function useFocusOnChange(step: string) {
  const place = useRef<HTMLDivElement>(null);
  const last = useRef(step);
  useEffect(() => {
    if (last.current !== step) place.current?.focus();
    last.current = step;
  }, [step]);
  return place;
}
