import { createDepositing } from './depositing.ts';
import { createDrafting } from './drafting.ts';
import { createFiles } from './files.ts';
import { createGrantedKeys } from './granted-keys.ts';
import type { FullWorkerApi, WorkerEvent } from './life.ts';
import { createMemberKeys } from './member-keys.ts';
import { createOpenedFileStore } from './opened-file-store.ts';
import { createOrganisationKeys } from './organisation-keys.ts';
import { createRequesting } from './requesting.ts';
import { createReviewing } from './reviewing.ts';
import { createSeenSubmissions } from './seen-submissions.ts';
import { createSharing } from './sharing.ts';
import { createTrust } from './trust.ts';
import { createUnlocking } from './unlocking.ts';
import type { Work } from './work.ts';
import { createWriting } from './writing.ts';

type Surroundings = {
  /** Names the folder where opened files are kept. */
  readonly owner: string;
  readonly tell: (event: WorkerEvent) => void;
};

/** Everything the Worker does, built around the keys that it holds. */
export function createWorkerApi(
  work: Work,
  { owner, tell }: Surroundings,
): Omit<FullWorkerApi, 'start'> {
  const granted = createGrantedKeys(work);
  const seen = createSeenSubmissions();
  const store = createOpenedFileStore(owner);
  const onPublished = () => {
    tell({ type: 'published' });
  };
  return {
    ...createUnlocking(work, granted),
    ...createMemberKeys(work, granted, onPublished),
    ...createOrganisationKeys(work, granted),
    ...createTrust(work),
    ...createReviewing({ ...work, granted, seen }),
    ...createFiles({ ...work, granted, seen, store }),
    ...createWriting(work),
    ...createRequesting({ ...work, granted }),
    ...createSharing({ ...work, granted }),
    ...createDrafting(work),
    ...createDepositing(work),
  };
}
