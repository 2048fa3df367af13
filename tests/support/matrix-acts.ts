import type { Actor } from './actors.ts';
import { grantTo } from './key-exchange.ts';
import type { Act } from './matrix-act.ts';
import { createLogActs } from './matrix-log.ts';
import { createRequestActs } from './matrix-requests.ts';
import type { MatrixStage } from './matrix-stage.ts';
import { aKey } from './sealing.ts';
import { codeAt, newSecretOf } from './second-factor.ts';
import { createSubmissionActions } from './submission-actions.ts';

/** For every endpoint a request that succeeds, once, in any order; prepared while everything is as the stage left it. */
export async function createActs(stage: MatrixStage): Promise<Readonly<Record<string, Act>>> {
  const { exchange, actors, submission, submissions, unfinished, cases, organisations } = stage;
  const { owner, colleague, reviewer, auditor, administrator, second, founder } = actors;
  const { anonymous, 'half signed in': half, 'focal point': focalPoint } = actors;
  const { bodyOf } = createSubmissionActions(exchange);
  const own = { organisationId: owner.organisationId };
  const main = { submissionId: submission.id };
  const { toShare, toUnshare } = submission.files;
  const { sealed, invitations, members, files, portal, newcomer } = stage;

  const of = ({ id, version }: { id: string; version: number }, name: string) => ({
    params: { [name]: id },
    version,
  });
  const content = await exchange.sealed('Please look at the second account.');
  // The code of the moment before is used up.
  portal.clock.offset += 60_000;
  const now = portal.clock.now();
  const founding = await aKey();
  const granted = exchange.organisationKeyOf(owner.organisationId);

  return {
    'GET /session': { by: owner },
    'POST /session': {
      by: anonymous,
      body: { email: colleague.email, password: stage.password },
    },
    'POST /session/second-factor': {
      by: half,
      body: { code: await codeAt(half.secondFactorSecret, now) },
    },
    'DELETE /session': { by: stage.spare.leaver },
    'GET /sessions': { by: owner },
    'DELETE /sessions/:reference': {
      by: owner,
      params: { reference: await stage.referenceOf(stage.spare.actor) },
    },

    'POST /invitations': {
      by: focalPoint,
      body: { email: 'new@portal.test', role: 'expert', ...own },
    },
    'GET /invitations': { by: focalPoint },
    'POST /invitations/:invitationId/approval': {
      by: second,
      params: { invitationId: invitations.toApprove.id },
    },
    'DELETE /invitations/:invitationId': {
      by: focalPoint,
      params: { invitationId: invitations.toRevoke.id },
    },
    'POST /invitations/acceptance': {
      by: anonymous,
      body: {
        token: invitations.toAccept.token,
        displayName: 'Invited Person',
        password: stage.password,
      },
    },

    'GET /members': { by: owner, query: own },
    'POST /members/:accountId/suspension': {
      by: focalPoint,
      ...of(members.toSuspend, 'accountId'),
    },
    'DELETE /members/:accountId/suspension': {
      by: focalPoint,
      ...of(members.toReinstate, 'accountId'),
    },
    'DELETE /members/:accountId': { by: focalPoint, ...of(members.toRemove, 'accountId') },
    'PUT /members/:accountId/role-change': {
      by: administrator,
      ...of(members.toPropose, 'accountId'),
      body: { role: 'national-focal-point' },
    },
    'POST /members/:accountId/role-change/approval': {
      by: second,
      ...of(members.toApprove, 'accountId'),
    },
    'DELETE /members/:accountId/role-change': {
      by: second,
      ...of(members.toWithdraw, 'accountId'),
    },
    'PUT /account/password': {
      by: newcomer,
      body: { currentPassword: stage.password, newPassword: 'amber lantern quota 7 drizzle' },
    },
    'POST /account/second-factor': {
      by: stage.renewing.begins,
      body: { currentPassword: stage.password },
    },
    'POST /account/second-factor/confirmation': {
      by: stage.renewing.confirms,
      body: { code: await codeAt(await newSecretOf(stage.renewing.confirms), now) },
    },

    'POST /organisations': {
      by: administrator,
      body: { name: 'A new State', kind: 'state', country: 'ITA' },
    },
    'GET /organisations': { by: owner },
    'GET /organisations/:organisationId': { by: owner, params: own },
    'POST /organisations/:organisationId/suspension': {
      by: administrator,
      ...of(organisations.toSuspend, 'organisationId'),
    },
    'DELETE /organisations/:organisationId/suspension': {
      by: administrator,
      ...of(organisations.toReinstate, 'organisationId'),
    },
    'PUT /organisations/:organisationId/compatibility': {
      by: focalPoint,
      ...of(organisations.own, 'organisationId'),
      body: { gnupgCompatible: false },
    },

    'PUT /account/key': {
      by: newcomer,
      body: { armoredPublicKey: stage.newcomerKey.armoredPublicKey },
    },
    'GET /account/key': { by: owner },
    'GET /account/key/backup': { by: owner },
    'GET /members/:accountId/keys': { by: owner, params: { accountId: owner.id } },
    'POST /organisations/:organisationId/keys': {
      by: founder,
      params: { organisationId: founder.organisationId },
      version: 0,
      body: {
        armoredPublicKey: founding.armoredPublicKey,
        grants: [
          await grantTo(
            { id: founder.id, armoredPublicKey: stage.founderKey.armoredPublicKey },
            founding.key,
            stage.founderKey.key,
          ),
        ],
      },
    },
    'GET /organisations/:organisationId/keys': { by: owner, params: own },
    'GET /organisations/:organisationId/keys/:fingerprint/publication': {
      by: owner,
      params: { ...own, fingerprint: granted.fingerprint },
    },
    'POST /organisations/:organisationId/grants': {
      by: focalPoint,
      params: own,
      body: {
        fingerprint: granted.fingerprint,
        ...(await grantTo(
          { id: colleague.id, armoredPublicKey: stage.people.colleagueKey.armoredPublicKey },
          granted.key,
          exchange.keyOf(focalPoint).key,
        )),
      },
    },
    'GET /organisations/:organisationId/grants': { by: focalPoint, params: own },
    'GET /account/grants': { by: focalPoint },

    'POST /cases': { by: reviewer, body: { reference: 'ICC-01/26-NEW-1' } },
    'GET /cases': { by: owner },
    'GET /cases/:caseId': { by: owner, params: { caseId: exchange.courtCase.id } },
    'PUT /cases/:caseId/participants/:organisationId': {
      by: reviewer,
      params: { caseId: cases.toExtend.id, ...own },
      version: cases.toExtend.version,
    },
    'DELETE /cases/:caseId/participants/:organisationId': {
      by: reviewer,
      params: { caseId: cases.toReduce.id, organisationId: stage.otherState },
      version: cases.toReduce.version,
    },
    'POST /cases/:caseId/closure': { by: reviewer, ...of(cases.toClose, 'caseId') },
    'DELETE /cases/:caseId/closure': { by: reviewer, ...of(cases.toReopen, 'caseId') },

    'POST /submissions': { by: owner, body: exchange.draftRequest() },
    'GET /submissions': { by: owner },
    'GET /submissions/count': { by: owner },
    'GET /inbox': { by: reviewer },
    'GET /inbox/count': { by: reviewer },
    'GET /submissions/:submissionId': { by: reviewer, params: main },
    'GET /submissions/:submissionId/receipt': { by: owner, params: main },
    'PUT /submissions/:submissionId/record': {
      by: owner,
      ...of(submissions.drafts, 'submissionId'),
      body: { content },
    },
    'POST /submissions/:submissionId/submit': {
      by: owner,
      ...of(submissions.toSubmit, 'submissionId'),
    },
    'POST /submissions/:submissionId/take-up': {
      by: reviewer,
      ...of(submissions.toTakeUp, 'submissionId'),
    },
    'POST /submissions/:submissionId/return': {
      by: reviewer,
      ...of(submissions.toReturn, 'submissionId'),
      body: await required(bodyOf('return', reviewer, submissions.toReturn)),
    },
    'POST /submissions/:submissionId/accept': {
      by: reviewer,
      ...of(submissions.toAccept, 'submissionId'),
      body: await required(bodyOf('accept', reviewer, submissions.toAccept)),
    },
    'POST /submissions/:submissionId/withdraw': {
      by: owner,
      ...of(submissions.toWithdraw, 'submissionId'),
    },
    'POST /submissions/:submissionId/remarks': { by: owner, params: main, body: { content } },
    'GET /submissions/:submissionId/remarks': { by: reviewer, params: main },

    'POST /submissions/:submissionId/files': {
      by: owner,
      params: { submissionId: submissions.drafts.id },
      body: { maxSize: sealed.part.body.length, keyPackets: sealed.part.keyPackets },
    },
    'PUT /files/:fileId/parts/:n': {
      by: owner,
      params: { fileId: unfinished.begun.id, n: '1' },
      raw: files.part(sealed.part),
    },
    'GET /files/:fileId/parts': { by: owner, params: { fileId: unfinished.begun.id } },
    'POST /files/:fileId/completion': {
      by: owner,
      ...of(unfinished.arrived, 'fileId'),
      body: {
        ...(await files.signed(unfinished.arrived.id, submissions.drafts.id, sealed.part)),
        descriptor: await exchange.sealed('a name'),
      },
    },
    'POST /submissions/:submissionId/files/deposits': {
      by: owner,
      params: { submissionId: submissions.drafts.id },
      raw: files.multipart(sealed.whole),
    },
    'PUT /files/:fileId/manifest': {
      by: owner,
      ...of(unfinished.unsigned, 'fileId'),
      body: await files.signed(unfinished.unsigned.id, submissions.drafts.id, sealed.whole),
    },
    'DELETE /files/:fileId': { by: owner, ...of(unfinished.toDiscard, 'fileId') },
    'GET /submissions/:submissionId/files': { by: reviewer, params: main },
    'GET /files': { by: reviewer },
    'GET /files/:fileId': { by: reviewer, params: { fileId: toShare.id } },
    'GET /files/:fileId/content': { by: reviewer, params: { fileId: toShare.id } },
    'POST /files/:fileId/shares': {
      by: focalPoint,
      ...of(toShare, 'fileId'),
      body: await files.share(toShare, stage.otherState),
    },
    'DELETE /files/:fileId/shares/:organisationId': {
      by: focalPoint,
      params: { fileId: toUnshare.id, organisationId: stage.otherState },
      version: toUnshare.version + 1,
    },

    'GET /access-log/openings': { by: owner },
    'GET /access-log/entries': { by: auditor },
    'GET /access-log/entries/:index': { by: auditor, params: { index: '0' } },
    'GET /access-log/activity': {
      by: auditor,
      query: {
        from: '2026-01-01T00:00:00.000Z',
        to: '2026-01-31T23:59:59.999Z',
        interval: 'day',
      },
    },
    ...(await createRequestActs(stage)),
    ...(await createLogActs(stage)),
  };
}

async function required(body: Promise<object | undefined>): Promise<object> {
  const given = await body;
  if (!given) throw new Error('a step with a body expected');
  return given;
}

/** Sends what an act describes, as somebody who may be somebody else. */
export function sendAct(endpoint: string, act: Act, by: Actor = act.by) {
  const [method = '', template = ''] = endpoint.split(' ');
  const path = template.replaceAll(/([:*])(\w+)/g, (_match, kind: string, name: string) => {
    const value = act.params?.[name] ?? '';
    return kind === '*' ? value : encodeURIComponent(value);
  });
  const request = by.request(method.toLowerCase() as 'get', path);
  if (act.query) void request.query(act.query);
  if (act.version !== undefined) void request.set('If-Match', `"${act.version}"`);
  if (act.raw) {
    const { type, octets, headers = {} } = act.raw;
    void request.set({ 'Content-Type': type, ...headers });
    return request.send(Buffer.from(octets));
  }
  return act.body ? request.send(act.body) : request;
}
