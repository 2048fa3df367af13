import { useTranslation } from 'react-i18next';
import type { SubmissionState } from '../../../../core/contracts/submissions.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { SealMark } from '../../../components/ui/SealMark.tsx';

type SealedPlaceProps = { readonly state: SubmissionState; readonly onOpen: () => void };

/** Stands for record, files and remarks until somebody asks for them. */
export function SealedPlace({ state, onOpen }: SealedPlaceProps) {
  const { t } = useTranslation('submissions');
  return (
    <Card title={t('sealed.title')} aside={<SealMark state="sealed" label={t('sealed.mark')} />}>
      <p>{t(state === 'draft' ? 'sealed.draft' : 'sealed.body')}</p>
      <div>
        <Button icon="unlocked" onPress={onOpen}>
          {t('sealed.open')}
        </Button>
      </div>
    </Card>
  );
}
