import { useTranslation } from 'react-i18next';
import { useKeyState } from '../../hooks/use-keys.ts';
import { Card } from '../ui/Card.tsx';
import { ButtonLink } from '../ui/Link.tsx';
import { Note } from '../ui/Note.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { UnlockForm } from './UnlockForm.tsx';

/** Stands in the place of sealed content as long as no keys are there to open it. Nothing when they are. */
export function UnlockPanel() {
  const { t } = useTranslation('keys');
  const state = useKeyState();
  switch (state.status) {
    case 'unlocked':
      return null;
    case 'unknown':
      return <Skeleton label={t('unlock.looking')} shape="card" rows={1} />;
    case 'none':
      return <Note title={t('unlock.none.title')}>{t('unlock.none.body')}</Note>;
    case 'missing':
      return (
        <Note
          tone="warn"
          title={t('unlock.missing.title')}
          actions={<ButtonLink href="/keys">{t('unlock.missing.act')}</ButtonLink>}
        >
          {t('unlock.missing.body')}
        </Note>
      );
    case 'waiting':
      return <Note title={t('unlock.waiting.title')}>{t(`unlock.waiting.${state.reason}`)}</Note>;
    case 'locked':
    case 'brought':
      return (
        <Card title={t('unlock.title')}>
          <p>{t('unlock.body')}</p>
          <UnlockForm needsFile={state.status === 'brought'} />
        </Card>
      );
  }
}
