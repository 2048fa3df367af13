import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Note } from '../../components/ui/Note.tsx';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import type { Founding } from './use-founding.ts';

/** The first focal point makes the key that everything sent to the organisation is sealed to. */
export function FoundingCard({ founding }: { readonly founding: Founding }) {
  const { t } = useTranslation('ceremony');
  const { organisation } = useSignedIn();
  return (
    <Card title={t('founding.title')}>
      <p>{t('founding.body', { organisation: organisation.name })}</p>
      <Note>{t(organisation.gnupgCompatible ? 'founding.gnupg' : 'founding.noGnupg')}</Note>
      {founding.error !== undefined && (
        <ProblemNote error={founding.error}>
          {founding.wasFounded && t('founding.meanwhile')}
        </ProblemNote>
      )}
      <div>
        <Button
          variant="primary"
          icon="key"
          isPending={founding.status === 'pending'}
          pendingLabel={t('founding.pending')}
          onPress={() => void founding.found()}
        >
          {t('founding.act')}
        </Button>
      </div>
    </Card>
  );
}
