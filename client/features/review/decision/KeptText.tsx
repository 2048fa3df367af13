import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/ui/Button.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import type { Typing } from '../typed-texts.ts';

/** A remark that was typed for a decision which is no longer there to be made. */
export function KeptText({ typed, onType }: Typing) {
  const { t } = useTranslation('review');
  if (typed.decision.trim() === '') return null;
  return (
    <Note
      tone="warn"
      title={t('kept.title')}
      actions={
        <Button
          onPress={() => {
            onType({
              decision: '',
              remark: [typed.remark, typed.decision].filter(Boolean).join('\n'),
            });
          }}
        >
          {t('kept.act')}
        </Button>
      }
    >
      <p className="review-text" dir="auto">
        {typed.decision}
      </p>
    </Note>
  );
}
