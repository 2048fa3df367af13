import type { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import { missingInContent, REQUEST_RULES_VERSION } from '../../../core/contracts/request-rules.ts';
import { RequestStep } from '../../../core/contracts/request-transitions.ts';
import { StateProfileResponse } from '../../../core/contracts/state-profiles.ts';
import {
  addMessage,
  confirmRequest,
  createRequests,
  moveRequest,
  readRequest,
  recipientsOf,
  signOffRequest,
  writeRequestContent,
  type Connection,
  type Sealing,
} from '../../../core/exchange/index.ts';
import type { PendingSpecimen } from '../matters/index.ts';
import type { Member } from '../members.ts';
import { inventedRequests, type InventedRequest, type RequestEvent } from '../requests/index.ts';
import { acceptAnswer, answer } from './answering.ts';
import { existing } from './existing.ts';
import type { OrganisationKey } from './organisations.ts';
import { people } from './people.ts';
import type { Planned, Stage } from './stage.ts';
import { depositSpecimens } from './submitting.ts';

const DAY_MS = 86_400_000;

/** Every request from its draft to where it stands now, and what two States say of themselves before. */
export function scenesOfRequests(stage: Stage): Planned[] {
  return inventedRequests.flatMap((invented) => [
    { at: invented.drafted, play: () => draft(stage, invented) },
    ...invented.life.map((event) => ({ at: event.at, play: () => play(stage, invented, event) })),
  ]);
}

type Move = Extract<RequestEvent, { does: RequestStep }>;

function isMove(event: RequestEvent): event is Move {
  return RequestStep.safeParse(event.does).success;
}

const nameOf = ({ content }: InventedRequest, to: OrganisationKey) => `${content.subject} > ${to}`;

async function draft(stage: Stage, invented: InventedRequest): Promise<void> {
  const author = await stage.office.member(invented.author);
  const { flow, formality, measure, urgency, markings, to, files } = invented;
  const begun = await createRequests(author.connection, {
    ...{ flow, formality, measure, urgency, markings },
    caseId: existing(stage.cases, invented.case),
    addresseeOrganisationIds: to.map((key) => existing(stage.organisations, key).id),
    responseTarget: dayOf(stage, invented.dueInDays),
  });
  for (const [index, key] of to.entries()) {
    const request = begun[index];
    if (!request) throw new Error(`nothing was begun for ${key}`);
    stage.requests.set(nameOf(invented, key), request.id);
    await write(stage, invented, { author, to: key });
    await attach(stage, invented, { author, to: key, files });
  }
}

async function write(
  stage: Stage,
  invented: InventedRequest,
  { author, to }: { author: Member; to: OrganisationKey },
): Promise<void> {
  const { content, reference } = invented;
  const { connection } = author;
  const id = existing(stage.requests, nameOf(invented, to));
  const profile = await profileOf(connection, existing(stage.organisations, to));
  const missing = missingInContent({ measure: invented.measure, content, profile });
  const checklist = {
    measure: invented.measure,
    rulesVersion: REQUEST_RULES_VERSION,
    profileVersion: profile.version,
    missing: missing.map(({ code }) => code),
  };
  const sealing = await sealingOf(stage, invented, { by: author, to });
  const draft = await readRequest(connection, id);
  const written = await writeRequestContent(connection, draft, { content, checklist }, sealing);
  if (reference === undefined) return;
  await confirmRequest(connection, written, { reference, on: dayOf(stage, -20) });
}

/** An organ of the Court demands nothing beside the Statute. */
async function profileOf(connection: Connection, { id, kind }: OrganisationResponse) {
  if (kind !== 'state') return { version: 0, languages: [], requirements: [] };
  return connection.call(StateProfileResponse, `/state-profiles/${id}`);
}

async function attach(
  stage: Stage,
  invented: InventedRequest,
  { author, to, files }: { author: Member; to: OrganisationKey; files: readonly PendingSpecimen[] },
): Promise<void> {
  const id = existing(stage.requests, nameOf(invented, to));
  const sealing = await sealingOf(stage, invented, { by: author, to });
  await depositSpecimens(author, { folder: { type: 'request', id }, files, sealing });
}

async function play(stage: Stage, invented: InventedRequest, event: RequestEvent): Promise<void> {
  const actor = await stage.office.member(event.by);
  const { connection } = actor;
  const id = existing(stage.requests, nameOf(invented, event.to));
  const sealing = await sealingOf(stage, invented, { by: actor, to: event.to });
  if (isMove(event)) {
    await move(stage, actor, { id, event, sealing });
    return;
  }
  switch (event.does) {
    case 'say':
      await addMessage(connection, id, event.saying, sealing);
      return;
    case 'sign-off':
      await signOffRequest(connection, await readRequest(connection, id));
      return;
    case 'confirm': {
      const confirmation = { ...event.confirmation, on: isoDayOf(Date.now()) };
      await confirmRequest(connection, await readRequest(connection, id), confirmation);
      return;
    }
    case 'answer':
      await answer(actor, { id, invented, event, sealing });
      return;
    case 'accept-answer':
      await acceptAnswer(actor, id, event.saying, sealing);
      return;
  }
}

async function move(
  stage: Stage,
  { connection }: Member,
  { id, event, sealing }: { id: string; event: Move; sealing: Sealing },
): Promise<void> {
  const { does: step, ground, untilInDays, saying } = event;
  const request = await readRequest(connection, id);
  const until = untilInDays === undefined ? undefined : dayOf(stage, untilInDays);
  const message = saying === undefined ? undefined : { text: saying, sealing };
  await moveRequest(connection, { request, step, ground, until, message });
}

/** To both sides of the request, by the keys that were compared. */
async function sealingOf(
  { organisations, fingerprints }: Stage,
  invented: InventedRequest,
  { by, to }: { by: Member; to: OrganisationKey },
): Promise<Sealing> {
  const readers = [people[invented.author].organisation, to];
  const compared = new Map(
    readers.map((key) => [existing(organisations, key).id, existing(fingerprints, key)]),
  );
  return {
    recipients: await recipientsOf(by.connection, compared),
    signingKey: by.memberKey,
  };
}

const dayOf = ({ madeAt }: Stage, days: number) => isoDayOf(madeAt + days * DAY_MS);

function isoDayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
