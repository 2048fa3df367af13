import { shownActions, type OpeningsPage } from '../../../core/contracts/access-log-openings.ts';
import type { OpeningsQuery } from '../../../core/contracts/access-log-openings.ts';
import type { Principal } from '../../platform/principal.ts';
import type { FindNames } from './access-log.service.ts';
import type { EntryPages } from './entry-pages.ts';
import type { ReadEntry } from './entry-reader.ts';
import type { Evidence } from './evidence.ts';

/** What this feature asks of `files`. */
export type SubmissionFiles = {
  filesOf(submissionId: string): Promise<readonly { readonly fileId: string }[]>;
};

type Dependencies = {
  readonly page: EntryPages;
  readonly evidence: Evidence;
  readonly findNames: FindNames;
  readonly files: SubmissionFiles;
};

/** What each organisation sees of the log: the acts on what it provides itself. */
export function createOpeningsService({ page, evidence, findNames, files }: Dependencies) {
  async function objectsOf(submissionId: string): Promise<string[]> {
    const all = await files.filesOf(submissionId);
    return [submissionId, ...all.map(({ fileId }) => fileId)];
  }

  return {
    async list({ organisationId }: Principal, query: OpeningsQuery): Promise<OpeningsPage> {
      const { about, by, submission, cursor, direction, limit } = query;
      const { action, object, from, to } = query;
      const filter = {
        ...{ action, object, from, to },
        objectOrganisation: organisationId,
        actions: shownActions[about],
        outcome: 'success',
        actorOrganisation: actorsOf(by, organisationId),
        objects: submission === undefined ? undefined : await objectsOf(submission),
      };
      const { entries, ...cursors } = await page(filter, { cursor, direction, limit });
      const names = await findNames(namedFor(organisationId, entries));
      const items = await Promise.all(entries.map(evidence.prove));
      return { items, names, vkey: evidence.vkey(), ...cursors };
    },
  };
}
export type OpeningsService = ReturnType<typeof createOpeningsService>;

function actorsOf(by: OpeningsQuery['by'], own: string) {
  if (by === 'all') return undefined;
  return by === 'own' ? { is: own } : { isNot: own };
}

/** Organisations, and people of the own one: how others are called is not the log's to tell. */
function namedFor(own: string, entries: readonly ReadEntry[]): string[] {
  const ids = entries.flatMap(({ entry: { actor } }) => [
    actor.org,
    actor.org === own ? actor.id : undefined,
  ]);
  return [...new Set([own, ...ids])].filter((id) => id !== undefined);
}
