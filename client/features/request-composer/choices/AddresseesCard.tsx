import { useTranslation } from 'react-i18next';
import { RecipientFields } from '../../../components/sealing/RecipientFields.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import type { OrganisationsById } from '../../../hooks/use-organisations.ts';

type AddresseesCardProps = {
  /** Absent as long as case and flow are open. */
  readonly candidates: readonly string[] | undefined;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  readonly organisations: OrganisationsById;
  readonly error: string | undefined;
};

/** Whom it is asked of: each gets a request of its own, and sees no other. */
export function AddresseesCard({ candidates, ...fields }: AddresseesCardProps) {
  const { t } = useTranslation('composing');
  return (
    <Card title={t('addressees.title')}>
      <p className="muted">{t('addressees.hint')}</p>
      {candidates === undefined && <p className="muted">{t('addressees.caseFirst')}</p>}
      {candidates?.length === 0 && <p className="muted">{t('addressees.nobody')}</p>}
      {candidates !== undefined && candidates.length > 0 && (
        <RecipientFields
          {...fields}
          id="addresseeOrganisationIds"
          label={t('addressees.title')}
          candidates={candidates}
        />
      )}
    </Card>
  );
}
