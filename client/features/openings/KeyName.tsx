import { useTranslation } from 'react-i18next';
import type { AccessEntry } from '../../../core/contracts/access-log.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Chip } from '../../components/ui/Chip.tsx';
import { Fingerprint } from '../../components/ui/Fingerprint.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { useKeysByDigest, type KeyOwner } from './use-own-keys.ts';

/** The key that was published. One that the portal does not name among its owner's is a reason to ask. */
export function KeyName({ entry: { action, actor, object } }: { readonly entry: AccessEntry }) {
  const owner: KeyOwner =
    action === 'member-key.publish'
      ? { kind: 'member', id: actor.id ?? '' }
      : { kind: 'organisation', id: object?.org ?? '' };
  return <OwnedKey owner={owner} digest={object?.digest ?? ''} />;
}

function OwnedKey({ owner, digest }: { readonly owner: KeyOwner; readonly digest: string }) {
  const { t } = useTranslation('openings');
  const { data, error } = useKeysByDigest(owner);
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Skeleton label={t('loading')} rows={1} />;
  const fingerprint = data.get(digest);
  if (fingerprint !== undefined) {
    return <Fingerprint fingerprint={fingerprint} layout="inline" />;
  }
  return (
    <span className="openings-lines">
      <Chip tone="warn" icon="warning">
        {t('keys.unknown')}
      </Chip>
      <span className="mono small log-digest">{digest}</span>
    </span>
  );
}
