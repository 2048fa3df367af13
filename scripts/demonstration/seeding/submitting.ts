import {
  addRemark,
  advance,
  createSubmission,
  decide,
  depositFile,
  listFiles,
  openDepositedFile,
  openRecord,
  readSubmission,
  recipientsOf,
  writeRecord,
  type FileFolder,
  type Sealing,
} from '../../../core/exchange/index.ts';
import { matters, type Matter, type PendingSpecimen, type Step } from '../matters/index.ts';
import type { Member } from '../members.ts';
import { prove } from '../steps.ts';
import { people } from './people.ts';
import { existing } from './existing.ts';
import type { Planned, Stage } from './stage.ts';

/** Every submission from its draft to where it stands now. */
export function scenesOfSubmissions(stage: Stage): Planned[] {
  return matters.flatMap((matter) => [
    { at: matter.drafted, play: () => draft(stage, matter) },
    ...matter.life.map((step) => ({ at: step.at, play: () => play(stage, matter, step) })),
  ]);
}

async function draft(stage: Stage, matter: Matter): Promise<void> {
  const author = await stage.office.member(matter.author);
  const { formality, markings, to, record } = matter;
  const begun = await createSubmission(author.connection, {
    caseId: existing(stage.cases, matter.case),
    kind: 'spontaneous',
    formality,
    markings,
    recipientOrganisationIds: to.map((key) => existing(stage.organisations, key).id),
  });
  stage.submissions.set(record.subject, begun.id);
  const sealing = await sealingOf(stage, matter, author);
  await writeRecord(author.connection, begun, record, sealing);
  await addFiles(stage, matter, { author, files: matter.files });
}

async function addFiles(
  stage: Stage,
  matter: Matter,
  { author, files }: { author: Member; files: readonly PendingSpecimen[] },
): Promise<void> {
  const id = existing(stage.submissions, matter.record.subject);
  const folder = { type: 'submission', id } as const;
  const sealing = await sealingOf(stage, matter, author);
  await depositSpecimens(author, { folder, files, sealing });
}

export async function depositSpecimens(
  { connection }: Member,
  {
    folder,
    files,
    sealing,
  }: { folder: FileFolder; files: readonly PendingSpecimen[]; sealing: Sealing },
): Promise<void> {
  for (const pending of files) {
    const specimen = await pending();
    const source = { ...specimen, plaintext: specimen.open() };
    await depositFile(connection, { folder, source, ...sealing });
  }
}

async function play(stage: Stage, matter: Matter, step: Step): Promise<void> {
  const actor = await stage.office.member(step.by);
  const id = existing(stage.submissions, matter.record.subject);
  switch (step.does) {
    case 'submit':
    case 'withdraw':
      await advance(actor.connection, step.does, await readSubmission(actor.connection, id));
      return;
    case 'take-up':
      await advance(actor.connection, 'take-up', await readSubmission(actor.connection, id));
      await openSubmission(actor, id);
      return;
    case 'add-files':
      await addFiles(stage, matter, { author: actor, files: step.files });
      return;
    case 'remark':
      await addRemark(actor.connection, id, step.saying, await sealingOf(stage, matter, actor));
      return;
    case 'accept':
    case 'return': {
      const outcome = step.does === 'accept' ? 'accepted' : 'returned';
      const sealing = await sealingOf(stage, matter, actor);
      const reviewed = await openSubmission(actor, id);
      await decide(actor.connection, reviewed, { outcome, remark: step.saying }, sealing);
    }
  }
}

/** Opens all of a submission as a reviewer does, down to the last byte and signature. */
export async function openSubmission({ connection, keyring }: Member, id: string) {
  const submission = await readSubmission(connection, id);
  const { verdict } = await openRecord(connection, submission, keyring);
  prove(verdict.status === 'verified', 'the record is signed by its author');
  const files = await listFiles(connection, { type: 'submission', id });
  for (const file of files) {
    const opened = await openDepositedFile(connection, file.id, keyring);
    await opened.plaintext.pipeTo(new WritableStream());
    const { signature } = await opened.verdict;
    prove(signature.status === 'verified', 'the file is signed by its author');
  }
  return { submission, files };
}

/** To everybody who may read the submission, its sender included, by the keys that were compared. */
async function sealingOf(
  { organisations, fingerprints }: Stage,
  matter: Matter,
  by: Member,
): Promise<Sealing> {
  const readers = [people[matter.author].organisation, ...matter.to];
  const compared = new Map(
    readers.map((key) => [existing(organisations, key).id, existing(fingerprints, key)]),
  );
  const recipients = await recipientsOf(by.connection, compared);
  return { recipients, signingKey: by.memberKey };
}
