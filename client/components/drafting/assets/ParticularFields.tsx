import { useTranslation } from 'react-i18next';
import { DraftComboBox, DraftDay } from '../DraftChoice.tsx';
import { DraftMoney } from '../DraftMoney.tsx';
import { DraftText } from '../DraftText.tsx';
import { factsOfKind, type DraftPath, type ParticularFacts } from '../draft-path.ts';
import { FieldGroup, FieldPair } from '../FieldGroup.tsx';
import { useCountries } from '../../../hooks/use-countries.ts';

type ParticularFieldsProps = { readonly path: DraftPath; readonly kind: string | undefined };

/** What only some kinds of asset have. */
export function ParticularFields({ path, kind }: ParticularFieldsProps) {
  const { t } = useTranslation('composer');
  return factsOfKind(kind).map((facts) => (
    <FieldGroup key={facts} title={t(`groups.${facts}`)}>
      <Fields facts={facts} path={[...path, facts]} />
    </FieldGroup>
  ));
}

function Fields({ facts, path }: { readonly facts: ParticularFacts; readonly path: DraftPath }) {
  const countries = useCountries();
  switch (facts) {
    case 'account':
      return (
        <FieldPair>
          <DraftText path={[...path, 'bank']} />
          <DraftText path={[...path, 'holder']} />
          <DraftMoney path={[...path, 'balance']} />
          <DraftDay path={[...path, 'balance', 'on']} />
        </FieldPair>
      );
    case 'shares':
      return (
        <FieldPair>
          <DraftText path={[...path, 'company']} />
          <DraftText path={[...path, 'percent']} />
          <DraftText path={[...path, 'nominee']} />
        </FieldPair>
      );
    case 'flag':
      return (
        <FieldPair>
          <DraftComboBox path={path} options={countries} />
        </FieldPair>
      );
    case 'crypto':
      return (
        <FieldPair>
          <DraftText path={[...path, 'chain']} />
          <DraftText path={[...path, 'quantity']} />
        </FieldPair>
      );
  }
}
