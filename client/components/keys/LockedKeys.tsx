import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Stack } from '../ui/Layout.tsx';
import { ButtonLink } from '../ui/Link.tsx';
import { UnlockForm } from './UnlockForm.tsx';

export function LockedKeys() {
  const { t } = useTranslation('keys');
  return (
    <Card title={t('unlock.title')}>
      <p>{t('unlock.body')}</p>
      <UnlockForm needsFile={false} />
      <Disclosure title={t('unlock.withFile.title')}>
        <Stack>
          <p>{t('unlock.withFile.body')}</p>
          <UnlockForm needsFile />
        </Stack>
      </Disclosure>
      <Disclosure title={t('unlock.forgotten.title')}>
        <ForgottenPassphrase />
      </Disclosure>
    </Card>
  );
}

export function ForgottenPassphrase() {
  const { t } = useTranslation('keys');
  return (
    <Stack>
      <p>{t('unlock.forgotten.body')}</p>
      <p>{t('unlock.forgotten.otherwise')}</p>
      <div>
        <ButtonLink href="/keys?new=yes" icon="key">
          {t('unlock.forgotten.act')}
        </ButtonLink>
      </div>
    </Stack>
  );
}
