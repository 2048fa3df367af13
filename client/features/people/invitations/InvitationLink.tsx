import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/ui/Button.tsx';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { Row, Stack } from '../../../components/ui/Layout.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import type { Issued } from './use-invite.ts';

type InvitationLinkProps = { readonly issued: Issued; readonly onDone: () => void };

/** The one-time link, shown this once. The token stands behind `#`, so that it is in no server's log. */
export function InvitationLink({ issued: { email, token }, onDone }: InvitationLinkProps) {
  const { t } = useTranslation('people');
  if (token === undefined) {
    return (
      <Note
        role="status"
        title={t('invited.waitingTitle', { email })}
        actions={<Button onPress={onDone}>{t('invited.another')}</Button>}
      >
        {t('invited.waiting')}
      </Note>
    );
  }
  const link = `${window.location.origin}/invitation#token=${token}`;
  return (
    <Stack>
      <Note tone="warn" role="status" title={t('invited.title', { email })}>
        {t('invited.body')}
      </Note>
      <code className="people-link">{link}</code>
      <Row>
        <CopyButton
          text={link}
          labels={{
            copy: t('invited.copy'),
            copied: t('invited.copied'),
            notCopied: t('invited.notCopied'),
          }}
        />
        <Button onPress={onDone}>{t('invited.done')}</Button>
      </Row>
    </Stack>
  );
}
