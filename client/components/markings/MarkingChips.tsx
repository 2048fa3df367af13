import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Classification, Formality, Markings } from '../../../core/contracts/vocabulary.ts';
import { Chip } from '../ui/Chip.tsx';
import type { Tone } from '../ui/tone.ts';
import './markings.css';

const TONES: Record<z.infer<typeof Classification>, Tone> = {
  public: 'neutral',
  restricted: 'warn',
  confidential: 'seal',
  secret: 'seal',
};

export type MarkingChipsProps = {
  readonly markings: Markings;
  readonly formality?: Formality | undefined;
};

/** The three markings, never merged, and whether the item goes the official way. Labels of TLP are never translated. */
export function MarkingChips({ markings, formality }: MarkingChipsProps) {
  const { t } = useTranslation('vocabulary');
  const { classification, handlingCondition, sharingLimit } = markings;
  return (
    <ul className="marking-chips">
      <li>
        <Chip tone={TONES[classification]}>{t(`classification.${classification}`)}</Chip>
      </li>
      <li>
        <Chip>{t(`handling.${handlingCondition}`)}</Chip>
      </li>
      <li>
        <Chip>
          <span translate="no">{sharingLimit}</span>
        </Chip>
      </li>
      {formality && (
        <li>
          <Chip tone="info">{t(`formality.${formality}`)}</Chip>
        </li>
      )}
    </ul>
  );
}
