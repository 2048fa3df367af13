import { createHash } from 'node:crypto';
import type { SealedContent } from '../../core/contracts/sealed-content.ts';
import {
  createDecisionStatement,
  type DecisionOutcome,
  type SignedDecision,
  type SubmissionResponse,
} from '../../core/contracts/submissions.ts';
import { sealContent, signText, type OrganisationKey } from '../../core/sealing/index.ts';
import type { Actor } from './actors.ts';
import { grantTo } from './key-exchange.ts';
import { aKey, utf8 } from './sealing.ts';
import type { TestPortal } from './test-portal.ts';

let references = 0;

/**
 * A case as it is worked on, all of it set up over HTTP: a sending State, a receiving organ and a receiving State, a
 * State and an organ that only take part, and a State that does not. Everybody who may hold keys holds them.
 */
export async function createExchange({ people }: TestPortal) {
  const organisationKeys = new Map<string, OrganisationKey>();
  const memberKeys = new Map<string, OrganisationKey>();

  async function publishKey(actor: Actor): Promise<Actor> {
    const key = await aKey();
    memberKeys.set(actor.id, key);
    await expectStatus(actor.put('/account/key', { armoredPublicKey: key.armoredPublicKey }), 200);
    return actor;
  }

  /** The first focal point of a new organisation, which has its key from then on. */
  async function firstOf(kind: 'state' | 'court-organ', name?: string): Promise<Actor> {
    const { id } = await people.organisation(kind, name === undefined ? {} : { name });
    const role = kind === 'state' ? 'national-focal-point' : 'court-focal-point';
    const actor = await publishKey(await people.member(role, id));
    const own = keyOf(actor);
    const key = await aKey();
    organisationKeys.set(id, key);
    const to = { id: actor.id, armoredPublicKey: own.armoredPublicKey };
    const grants = [await grantTo(to, key.key, own.key)];
    await expectStatus(
      actor
        .post(`/organisations/${id}/keys`, { armoredPublicKey: key.armoredPublicKey, grants })
        .set('If-Match', '"0"'),
      201,
    );
    return actor;
  }

  function keyOf(actor: Actor): OrganisationKey {
    const key = memberKeys.get(actor.id);
    if (!key) throw new Error('holds no key');
    return key;
  }

  const focalPoint = await firstOf('state');
  const reviewer = await firstOf('court-organ');
  const receivingFocalPoint = await firstOf('state');
  const otherFocalPoint = await firstOf('state');
  const otherReviewer = await firstOf('court-organ');
  const outsider = await firstOf('state');
  const [administrator] = await people.administrators();
  const actors = {
    focalPoint,
    reviewer,
    receivingFocalPoint,
    otherFocalPoint,
    otherReviewer,
    outsider,
    expert: await publishKey(await people.member('expert', focalPoint.organisationId)),
    secondReviewer: await publishKey(
      await people.member('court-focal-point', reviewer.organisationId),
    ),
    auditor: await people.member('auditor', reviewer.organisationId),
    administrator,
  };

  /** A case of the receiving organ with these participants. */
  async function openCase(
    participants: readonly Actor[],
  ): Promise<{ id: string; version: number }> {
    references += 1;
    const opened = await expectStatus(
      reviewer.post('/cases', { reference: `ICC-01/26-EXC-${references}` }),
      201,
    );
    let courtCase = opened.body as { id: string; version: number };
    for (const { organisationId } of participants) {
      const changed = await expectStatus(
        reviewer
          .put(`/cases/${courtCase.id}/participants/${organisationId}`)
          .set('If-Match', `"${courtCase.version}"`),
        200,
      );
      courtCase = changed.body as typeof courtCase;
    }
    return courtCase;
  }
  const courtCase = await openCase([
    focalPoint,
    receivingFocalPoint,
    otherFocalPoint,
    otherReviewer,
  ]);

  const readers = [focalPoint, reviewer, receivingFocalPoint].map((each) => each.organisationId);

  /** Sealed to the sender's organisation and both recipients, unless others are named; signed by its author. */
  async function sealed(
    text: string,
    author: Actor = actors.expert,
    to: readonly string[] = readers,
  ): Promise<SealedContent> {
    const recipients = to.map((id) => organisationKeyOf(id));
    const { body, keyPackets } = await sealContent({
      plaintext: utf8(text),
      recipients,
      signingKey: keyOf(author).key,
      format: 'default',
    });
    return {
      body: Buffer.from(body).toString('base64'),
      keyPackets: keyPackets.map(({ keyPacket }, index) => ({
        organisationId: to[index] ?? '',
        keyPacket: Buffer.from(keyPacket).toString('base64'),
      })),
    };
  }

  function organisationKeyOf(organisationId: string): OrganisationKey {
    const key = organisationKeys.get(organisationId);
    if (!key) throw new Error('has no key');
    return key;
  }

  function draftRequest(more: object = {}) {
    return {
      caseId: courtCase.id,
      kind: 'spontaneous',
      formality: 'formal',
      recipientOrganisationIds: [reviewer.organisationId, receivingFocalPoint.organisationId],
      markings: {
        classification: 'confidential',
        handlingCondition: 'H1',
        sharingLimit: 'TLP:AMBER',
      },
      ...more,
    };
  }

  return {
    actors,
    courtCase,
    openCase,
    keyOf,
    organisationKeyOf,
    sealed,
    draftRequest,
    async draft(more: object = {}): Promise<SubmissionResponse> {
      const response = await expectStatus(
        actors.expert.post('/submissions', draftRequest(more)),
        201,
      );
      return response.body as SubmissionResponse;
    },
    /** What the reviewer's browser signs about the submission as it reads it. */
    async decision(
      by: Actor,
      { id }: Pick<SubmissionResponse, 'id'>,
      outcome: DecisionOutcome,
    ): Promise<SignedDecision> {
      const read = await expectStatus(actors.expert.get(`/submissions/${id}`), 200);
      const submission = read.body as SubmissionResponse;
      const body = Buffer.from(submission.record?.body ?? '', 'base64');
      // Auditors and administrators hold no key; what they send only has to be well-formed.
      const { key, fingerprint } = memberKeys.get(by.id) ?? keyOf(reviewer);
      const statement = createDecisionStatement({
        submissionId: id,
        version: submission.version,
        outcome,
        record: createHash('sha256').update(body).digest('hex'),
        files: [],
        fingerprint,
        at: new Date(),
      });
      return { statement, armoredSignature: await signText({ text: statement, signingKey: key }) };
    },
  };
}
export type Exchange = Awaited<ReturnType<typeof createExchange>>;

async function expectStatus(
  request: ReturnType<Actor['get']>,
  status: number,
): Promise<Awaited<ReturnType<Actor['get']>>> {
  const response = await request;
  if (response.status !== status) throw new Error(`${response.status}: ${response.text}`);
  return response;
}
