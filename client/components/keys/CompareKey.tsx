import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRememberKey } from '../../hooks/use-trusts.ts';
import type { ComparedKey, KeyFacts } from '../../session/index.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import { CompareFingerprintDialog } from './CompareFingerprintDialog.tsx';

export type CompareKeyProps = {
  readonly subject: ComparedKey['subject'];
  readonly id: string;
  /** Whose key it is said to be. */
  readonly name: string;
  readonly facts: KeyFacts;
  /** Another key was compared before. */
  readonly isChanged?: boolean;
};

/** The way to compare a key, and to remember in this browser that it was. */
export function CompareKey({ subject, id, name, facts, isChanged = false }: CompareKeyProps) {
  const { t } = useTranslation('keys');
  const remember = useRememberKey();
  const [isOpen, setOpen] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        aria-label={t('compare.actFor', { name })}
        onPress={() => {
          setFailed(false);
          setOpen(true);
        }}
      >
        {t(isChanged ? 'compare.again' : 'compare.act')}
      </Button>
      {hasFailed && (
        <Note tone="bad" role="alert">
          {t('compare.notRemembered')}
        </Note>
      )}
      {isOpen && (
        <CompareFingerprintDialog
          subject={subject}
          name={name}
          facts={facts}
          onClose={close}
          onCompared={(how) => {
            close();
            remember({ subject, id, fingerprint: facts.fingerprint, how }).catch(() => {
              setFailed(true);
            });
          }}
        />
      )}
    </>
  );
}
