import { useTranslation } from 'react-i18next';
import { useFormats } from '../../hooks/use-formats.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { useMemberTrusts, useRememberKey, type KnownKey } from '../../hooks/use-trusts.ts';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Button } from '../ui/Button.tsx';
import { Stack } from '../ui/Layout.tsx';
import { Note } from '../ui/Note.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { FullFingerprint } from './FullFingerprint.tsx';

/** The own key as the portal names it to others, held against the one that was made in this browser. */
export function OwnFingerprint() {
  const { t } = useTranslation('keys');
  const { member } = useSignedIn();
  const { byId, error, retry } = useMemberTrusts([member.id]);
  const known = byId.get(member.id);
  if (error !== undefined && error !== null) return <ProblemNote error={error} retry={retry} />;
  if (!known) return <Skeleton label={t('unlock.looking')} rows={4} />;
  if (known.trust.status === 'no-key') return null;
  return (
    <Stack>
      <FullFingerprint facts={known.trust} />
      <OwnKeyState known={known} />
    </Stack>
  );
}

function OwnKeyState({ known: { trust, compared } }: { readonly known: KnownKey }) {
  const { t } = useTranslation('keys');
  const formats = useFormats();
  const { member } = useSignedIn();
  const remember = useRememberKey();
  if (trust.status === 'no-key') return null;
  const date = compared ? formats.date(compared.comparedAt) : '';
  if (trust.status === 'compared' || trust.status === 'not-compared')
    return <p className="small muted">{t(`own.${trust.status}`, { date })}</p>;
  const { fingerprint } = trust;
  return (
    <Note
      tone="bad"
      actions={
        <Button
          onPress={() =>
            void remember({ subject: 'member', id: member.id, fingerprint, how: 'digits' })
          }
        >
          {t('own.newer')}
        </Button>
      }
    >
      {t('own.changed', { date })}
    </Note>
  );
}
