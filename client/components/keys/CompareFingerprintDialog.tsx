import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparedKey, KeyFacts } from '../../session/index.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Fingerprint } from '../ui/Fingerprint.tsx';
import { Note } from '../ui/Note.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { fingerprintCode } from './fingerprint-code.ts';
import './keys.css';

type How = Exclude<ComparedKey['how'], 'made-here'>;

export type CompareFingerprintDialogProps = {
  /** An organisation unless it is said. */
  readonly subject?: ComparedKey['subject'] | undefined;
  /** Whose key it is said to be. */
  readonly name: string;
  readonly facts: Pick<KeyFacts, 'fingerprint' | 'words'>;
  readonly onClose: () => void;
  /** They were the same. */
  readonly onCompared: (how: How) => void;
};

/** Shows what to compare, by telephone or face to face, and takes the outcome. Open as long as it is there. */
export function CompareFingerprintDialog(props: CompareFingerprintDialogProps) {
  const { name, onClose, subject } = props;
  const { t } = useTranslation('keys');
  const [how, setHow] = useState<How>('words');
  const [differs, setDiffers] = useState(false);
  return (
    <Dialog
      title={t('compare.title', { name })}
      isOpen
      onClose={onClose}
      actions={
        differs ? (
          <Button onPress={onClose}>{t('compare.differs.close')}</Button>
        ) : (
          <Outcome
            onLater={onClose}
            onDifferent={() => {
              setDiffers(true);
            }}
            onSame={() => {
              props.onCompared(how);
            }}
          />
        )
      }
    >
      {differs ? (
        <Differs name={name} subject={subject} />
      ) : (
        <Comparison {...props} how={how} onHow={setHow} />
      )}
    </Dialog>
  );
}

type ComparisonProps = Pick<CompareFingerprintDialogProps, 'subject' | 'name' | 'facts'> & {
  readonly how: How;
  readonly onHow: (how: How) => void;
};

function Comparison({ subject, name, facts, how, onHow }: ComparisonProps) {
  const { t } = useTranslation('keys');
  const qr = { text: fingerprintCode(facts.fingerprint), label: t('compare.qrCode') };
  return (
    <>
      <p>{t(subject === 'member' ? 'compare.whatMember' : 'compare.what', { name })}</p>
      <RadioGroup
        label={t('compare.how')}
        layout="row"
        options={[
          { id: 'words', label: t('compare.words') },
          { id: 'digits', label: t('compare.digits') },
          { id: 'qr-code', label: t('compare.qrCode') },
        ]}
        value={how}
        onChange={onHow}
      />
      {how === 'qr-code' && <p>{t('compare.scan')}</p>}
      <Fingerprint
        fingerprint={facts.fingerprint}
        words={how === 'words' ? facts.words : undefined}
        wordsLabel={t('compare.words')}
        qr={how === 'qr-code' ? qr : undefined}
      />
    </>
  );
}

type DiffersProps = {
  readonly name: string;
  readonly subject: CompareFingerprintDialogProps['subject'];
};

/** In the place of what was compared. Takes the focus, because what was pressed is gone. */
function Differs({ name, subject }: DiffersProps) {
  const { t } = useTranslation('keys');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, []);
  const words = subject === 'member' ? 'compare.differs.bodyMember' : 'compare.differs.body';
  return (
    <div ref={place} tabIndex={-1} className="compared-differs">
      <Note tone="bad" title={t('compare.differs.title')}>
        {t(words, { name })}
      </Note>
    </div>
  );
}

type OutcomeProps = {
  readonly onLater: () => void;
  readonly onDifferent: () => void;
  readonly onSame: () => void;
};

function Outcome({ onLater, onDifferent, onSame }: OutcomeProps) {
  const { t } = useTranslation('keys');
  return (
    <>
      <Button onPress={onLater}>{t('compare.later')}</Button>
      <Button onPress={onDifferent}>{t('compare.different')}</Button>
      <Button variant="primary" icon="check" onPress={onSame}>
        {t('compare.same')}
      </Button>
    </>
  );
}
