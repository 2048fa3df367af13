import { useTranslation } from 'react-i18next';
import type { AffectedPerson } from '../../../../core/contracts/request-content.ts';
import { Chip } from '../../ui/Chip.tsx';
import { SealedText } from './SealedText.tsx';

/** Whom the measure would touch. */
export function Persons({ persons }: { readonly persons: readonly AffectedPerson[] }) {
  const { t } = useTranslation('vocabulary');
  return (
    <ul className="requests-list">
      {persons.map(({ kind, name, details }, index) => (
        // Two of them may have one name.
        <li key={index}>
          <strong dir="auto">{name}</strong>
          <Chip>{t(`personKinds.${kind}`)}</Chip>
          {details !== undefined && <SealedText text={details} />}
        </li>
      ))}
    </ul>
  );
}
