import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyGrantPage } from '../../../core/contracts/keys.ts';
import { listAll } from '../../../core/exchange/pages.ts';
import { useProblem } from '../../hooks/use-problem.ts';
import { portal } from '../../lib/portal.ts';
import { saveText } from '../../session/index.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Stack } from '../ui/Layout.tsx';
import { keyFileName } from './key-file.ts';
import { ForgottenPassphrase } from './LockedKeys.tsx';
import { UnlockForm } from './UnlockForm.tsx';
import './keys.css';

/** The portal keeps no private part: it is in a file that these pages made, or in GnuPG. */
export function BroughtKey() {
  const { t } = useTranslation('keys');
  return (
    <Card title={t('unlock.brought.title')}>
      <p>{t('unlock.brought.body')}</p>
      <UnlockForm needsFile />
      <Disclosure title={t('unlock.gnupg.title')}>
        <OpenWithGnupg />
      </Disclosure>
      <Disclosure title={t('unlock.forgotten.title')}>
        <ForgottenPassphrase />
      </Disclosure>
    </Card>
  );
}

function OpenWithGnupg() {
  const { t } = useTranslation('keys');
  return (
    <Stack>
      <p>{t('unlock.gnupg.body')}</p>
      <ol className="gnupg-steps">
        <li>
          {t('unlock.gnupg.grant')}
          <code>gpg --decrypt portal-organisation-key-….asc | gpg --import</code>
          <GrantDownload />
        </li>
        <li>
          {t('unlock.gnupg.file')}
          <code>gpg --output FILE --decrypt FILE.pgp</code>
        </li>
      </ol>
    </Stack>
  );
}

function GrantDownload() {
  const { t } = useTranslation('keys');
  const describe = useProblem();
  const [outcome, setOutcome] = useState('');
  const [isPending, setPending] = useState(false);
  async function download(): Promise<void> {
    setPending(true);
    try {
      const grants = await listAll(portal, KeyGrantPage, '/account/grants');
      for (const { armoredMessage, fingerprint } of grants)
        saveText(armoredMessage, keyFileName('organisation-key', fingerprint));
      const count = grants.length;
      setOutcome(count === 0 ? t('unlock.gnupg.noGrant') : t('unlock.gnupg.downloaded', { count }));
    } catch (error) {
      setOutcome(describe(error).text);
    } finally {
      setPending(false);
    }
  }
  return (
    <div>
      <Button
        icon="download"
        isPending={isPending}
        pendingLabel={t('unlock.gnupg.downloading')}
        onPress={() => void download()}
      >
        {t('unlock.gnupg.download')}
      </Button>
      <p role="status" className="small muted">
        {outcome}
      </p>
    </div>
  );
}
