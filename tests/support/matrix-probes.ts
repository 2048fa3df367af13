import { randomBytes, randomUUID } from 'node:crypto';
import type { Act } from './matrix-act.ts';
import type { MatrixStage } from './matrix-stage.ts';

/** A version that nothing has: who may act is told so with `VERSION_CONFLICT`, and nothing changes. */
const STALE = 999_999;

/**
 * The acts as questions: everybody may send them, in any order, about the owner's things, and whether they were allowed
 * is all that can be seen of the answer.
 */
export function asProbe(endpoint: string, act: Act, stage: MatrixStage): Act {
  const { owner } = stage.actors;
  const { submission, people, invitations } = stage;
  const main = { submissionId: submission.id };
  const file = { fileId: submission.files.toUnshare.id };
  const { caseId } = submission;
  const more: Readonly<Record<string, Partial<Act>>> = {
    'POST /session': { body: { email: owner.email, password: 'not the password' } },
    'POST /session/second-factor': { body: { code: '000000' } },
    'POST /invitations/:invitationId/approval': {
      params: { invitationId: invitations.toAccept.id },
    },
    'POST /invitations/acceptance': {
      body: { token: 'A'.repeat(43), displayName: 'Nobody', password: 'not the password' },
    },
    'PUT /account/password': {
      body: { currentPassword: 'not the password', newPassword: 'nor the next one' },
    },
    'POST /account/second-factor': { body: { currentPassword: 'not the password' } },
    'POST /account/second-factor/confirmation': { body: { code: '000000' } },
    'PUT /account/key': { body: { armoredPublicKey: 'not a key' } },
    'POST /organisations/:organisationId/keys': { params: { organisationId: people.state } },
    'POST /organisations/:organisationId/suspension': { params: { organisationId: people.state } },
    'PUT /cases/:caseId/participants/:organisationId': {
      params: { caseId, organisationId: people.suspendedState },
    },
    'DELETE /cases/:caseId/participants/:organisationId': {
      params: { caseId, organisationId: people.state },
    },
    'POST /cases/:caseId/closure': { params: { caseId } },
    'DELETE /cases/:caseId/closure': { params: { caseId } },
    'POST /submissions/:submissionId/files': { params: main },
    'POST /submissions/:submissionId/files/deposits': { params: main },
    'PUT /files/:fileId/parts/:n': { params: { ...file, n: '1' } },
    'GET /files/:fileId/parts': { params: file },
    'POST /files/:fileId/completion': { params: file },
    'PUT /files/:fileId/manifest': { params: file },
    'DELETE /files/:fileId': { params: file },
    'POST /files/:fileId/shares': { params: file },
  };
  const step =
    /^(?:PUT|POST) \/submissions\/:submissionId\/(?:record|submit|take-up|return|accept|withdraw)$/;
  return {
    ...act,
    ...(step.test(endpoint) ? { params: main } : {}),
    ...more[endpoint],
    ...(act.version === undefined ? {} : { version: STALE }),
  };
}

/** The same request about things that nobody has ever heard of. */
export function aboutNothing(act: Act): Act {
  const known = new Map<string, string>();
  const replace = <Value>(value: Value): Value =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll(/"index":"\d+"/g, '"index":"999999999"')
        .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => renamed(id, randomUUID))
        .replaceAll(/"[0-9a-f]{64}"/g, (hash) =>
          renamed(hash, () => `"${randomBytes(32).toString('hex')}"`),
        ),
    ) as Value;
  const renamed = (id: string, create: () => string): string => {
    const other = known.get(id) ?? create();
    known.set(id, other);
    return other;
  };
  const { by, raw, ...about } = act;
  return { ...replace(about), by, ...(raw ? { raw } : {}) };
}
