import { useTranslation } from 'react-i18next';
import { useKeyState } from '../../hooks/use-keys.ts';
import { ButtonLink } from '../ui/Link.tsx';
import { Note } from '../ui/Note.tsx';
import { BroughtKey } from './BroughtKey.tsx';
import { LockedKeys } from './LockedKeys.tsx';
import { UnknownKeys } from './UnknownKeys.tsx';
import { useReturnPath } from './use-return-path.ts';
import { WaitingForKey } from './WaitingForKey.tsx';

/** Stands in the place of sealed content as long as no keys are there to open it. Nothing when they are. */
export function UnlockPanel() {
  const { t } = useTranslation('keys');
  const state = useKeyState();
  const { leadingBack } = useReturnPath();
  switch (state.status) {
    case 'unlocked':
      return null;
    case 'unknown':
      return <UnknownKeys />;
    case 'none':
      return <Note title={t('unlock.none.title')}>{t('unlock.none.body')}</Note>;
    case 'missing':
      return (
        <Note
          tone="warn"
          title={t('unlock.missing.title')}
          actions={<ButtonLink href={leadingBack('/keys')}>{t('unlock.missing.act')}</ButtonLink>}
        >
          {t('unlock.missing.body')}
        </Note>
      );
    case 'waiting':
      return <WaitingForKey reason={state.reason} />;
    case 'locked':
      return <LockedKeys />;
    case 'brought':
      return <BroughtKey />;
  }
}
