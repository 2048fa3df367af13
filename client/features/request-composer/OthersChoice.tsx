import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../core/contracts/requests.ts';
import { Card } from '../../components/ui/Card.tsx';
import { Checkbox } from '../../components/ui/Checkbox.tsx';
import { Link } from '../../components/ui/Link.tsx';
import { useOrganisations } from '../../hooks/use-organisations.ts';

type OthersChoiceProps = {
  readonly others: readonly RequestSummary[];
  readonly areMeant: boolean;
  readonly onMean: (areMeant: boolean) => void;
};

/** Where the same was begun for several addressees: written once, or for each alone. */
export function OthersChoice({ others, areMeant, onMean }: OthersChoiceProps) {
  const { t } = useTranslation('composing');
  const organisations = useOrganisations();
  if (others.length === 0) return null;
  const haveContent = others.some(({ contentWrittenBy }) => contentWrittenBy !== undefined);
  return (
    <Card title={t('others.title')}>
      <Checkbox
        label={t('others.mean', { count: others.length })}
        description={t(haveContent ? 'others.replaces' : 'others.hint')}
        isSelected={areMeant}
        onChange={onMean}
      />
      <ul>
        {others.map(({ id, addresseeOrganisationId }) => (
          <li key={id}>
            <Link href={`/requests/${id}/edit`}>
              {organisations.data?.get(addresseeOrganisationId)?.name}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
