import type { SubmissionResponse } from '../../core/contracts/submissions.ts';
import type { Actor } from './actors.ts';
import { password } from './actors.ts';
import { createExchange } from './exchange.ts';
import { createMatrixFiles } from './matrix-files.ts';
import { createMatrixPeople, expectStatus, versionOfMember } from './matrix-people.ts';
import { aKey } from './sealing.ts';
import { createSubmissionActions, send, type Versioned } from './submission-actions.ts';
import type { TestPortal } from './test-portal.ts';

/**
 * A portal in which every endpoint has something to act on that no other endpoint touches, so that each request of
 * `createActs` succeeds once, whatever came before it.
 */
export async function createMatrixStage(portal: TestPortal) {
  const exchange = await createExchange(portal);
  const { actors } = exchange;
  const people = await createMatrixPeople(portal, exchange);
  const files = createMatrixFiles(portal, exchange);
  const { submissionThatIs } = createSubmissionActions(exchange);
  const [first, second] = await portal.people.administrators();
  const { state } = people;

  const submission = await mainSubmission();
  const toShare = await files.deposited(submission.id);
  const toUnshare = await files.deposited(submission.id);
  const otherState = actors.otherFocalPoint.organisationId;
  await files.shared(toUnshare, otherState);
  await submit(submission);

  const drafts = await submissionThatIs('draft');
  const sealed = { part: await files.seal(), whole: await files.seal() };
  const cases = {
    toExtend: await exchange.openCase([]),
    toReduce: await exchange.openCase([actors.otherFocalPoint]),
    toClose: await exchange.openCase([]),
    toReopen: await closedCase(),
  };

  async function closedCase(): Promise<Versioned> {
    const { id, version } = await exchange.openCase([]);
    const closure = actors.reviewer.post(`/cases/${id}/closure`).set('If-Match', `"${version}"`);
    return (await expectStatus(closure, 200)).body as Versioned;
  }

  async function mainSubmission(): Promise<SubmissionResponse> {
    const draft = await exchange.draft();
    const content = await exchange.sealed('The account is held by ...');
    const written = await send('put', actors.expert, draft, 'record', { content });
    return (await expectStatus(Promise.resolve(written) as never, 200)).body as SubmissionResponse;
  }

  async function submit(draft: Versioned): Promise<void> {
    await expectStatus(send('post', actors.expert, draft, 'submit'), 200);
  }

  async function invitation(role = 'expert', organisationId = state) {
    const email = `invited-${Math.floor(performance.now() * 1000)}@portal.test`;
    const issued = await first.post('/invitations', { email, role, organisationId });
    return issued.body as { id: string; token: string };
  }

  async function member(change?: 'suspended') {
    const { id } = await portal.people.member('expert', state);
    const version = await versionOfMember(first, id);
    if (!change) return { id, version };
    const suspension = first.post(`/members/${id}/suspension`).set('If-Match', `"${version}"`);
    return (await expectStatus(suspension, 200)).body as Versioned;
  }

  async function proposed(): Promise<Versioned> {
    const { id, version } = await member();
    const proposal = first
      .put(`/members/${id}/role-change`, { role: 'national-focal-point' })
      .set('If-Match', `"${version}"`);
    return (await expectStatus(proposal, 200)).body as Versioned;
  }

  /** The same person at another computer; a code is good once, so time passes. */
  async function elsewhere(actor: Actor): Promise<Actor> {
    const again = portal.anonymous();
    again.email = actor.email;
    again.secondFactorSecret = actor.secondFactorSecret;
    portal.clock.offset += 60_000;
    return again.signIn(portal.clock.now());
  }

  async function referenceOf(actor: Actor): Promise<string> {
    const own = await actor.get('/sessions');
    const { items } = own.body as { items: { reference: string; current: boolean }[] };
    return items.find(({ current }) => current)?.reference ?? '';
  }

  const founder = await portal.people.member(
    'national-focal-point',
    (await portal.people.organisation('state')).id,
  );
  const founderKey = await aKey();
  await expectStatus(
    founder.put('/account/key', { armoredPublicKey: founderKey.armoredPublicKey }),
    200,
  );
  const organisation = async (id: string) =>
    (await expectStatus(first.get(`/organisations/${id}`), 200)).body as Versioned;

  return {
    portal,
    exchange,
    files,
    people,
    actors: { ...people.columns, second, founder },
    founderKey,
    sealed,
    cases,
    otherState,
    submission: { ...submission, files: { toShare, toUnshare } },
    submissions: {
      drafts,
      toSubmit: await submissionThatIs('draft'),
      toTakeUp: await submissionThatIs('submitted'),
      toReturn: await submissionThatIs('under-review'),
      toAccept: await submissionThatIs('under-review'),
      toWithdraw: await submissionThatIs('submitted'),
    },
    unfinished: {
      begun: await files.begun(drafts.id, sealed.part),
      arrived: await files.arrived(drafts.id, sealed.part),
      unsigned: await files.whole(drafts.id, sealed.whole),
      toDiscard: await files.begun(drafts.id, sealed.part),
    },
    invitations: {
      toApprove: await invitation('auditor', actors.reviewer.organisationId),
      toRevoke: await invitation(),
      toAccept: await invitation(),
    },
    members: {
      toSuspend: await member(),
      toReinstate: await member('suspended'),
      toRemove: await member(),
      toPropose: await member(),
      toApprove: await proposed(),
      toWithdraw: await proposed(),
    },
    organisations: {
      own: await organisation(state),
      toSuspend: await portal.people.organisation('state'),
      toReinstate: await organisation(people.suspendedState),
    },
    renewing: {
      begins: await portal.people.member('expert', state),
      confirms: await portal.people.member('expert', state),
    },
    newcomer: await portal.people.member('expert', state),
    newcomerKey: await aKey(),
    /** Sessions that may be ended. */
    spare: {
      actor: await elsewhere(actors.expert),
      leaver: await elsewhere(people.columns.colleague),
    },
    referenceOf,
    password,
  };
}
export type MatrixStage = Awaited<ReturnType<typeof createMatrixStage>>;
