import type { ConsentResponse } from '../../core/contracts/consents.ts';
import { requestTransitions, type RequestStep } from '../../core/contracts/request-transitions.ts';
import type { RequestSummary } from '../../core/contracts/requests.ts';
import type { Act } from './matrix-act.ts';
import { expectStatus } from './matrix-people.ts';
import type { MatrixStage } from './matrix-stage.ts';
import { recordShareRequest } from './record-sharing.ts';
import { bodyOf, createRequestStage, markings, type Standing } from './request-stage.ts';
import { createSubmissionActions } from './submission-actions.ts';

/** Where each step begins here. */
const standings: Readonly<Record<RequestStep, Standing>> = {
  send: 'draft',
  acknowledge: 'sent',
  consult: 'acknowledged',
  resume: 'in-consultation',
  postpone: 'acknowledged',
  refuse: 'in-consultation',
  'declare-impossible': 'acknowledged',
  'execute-in-part': 'acknowledged',
  execute: 'acknowledged',
  withdraw: 'sent',
  close: 'refused',
};

const of = ({ id, version }: { id: string; version: number }, name: string) => ({
  params: { [name]: id },
  version,
});

/** Requests of the reviewer's organ to the owner's State, one for each act; and what goes with them. */
export async function createRequestActs(
  stage: MatrixStage,
): Promise<Readonly<Record<string, Act>>> {
  const { exchange, actors, portal, files } = stage;
  const { owner, reviewer, 'focal point': focalPoint } = actors;
  const requests = await createRequestStage(portal, exchange);
  const flow = 'court-to-state';
  const that = (standing: Standing, answered = false) =>
    requests.requestThatIs(standing, { flow, answered });
  const main = await that('acknowledged');
  const draft = await requests.draft({ flow });
  const between = [reviewer.organisationId, owner.organisationId];
  const sealed = { part: await files.seal(between), whole: await files.seal(between) };
  const content = await requests.sealedBetween(reviewer, focalPoint);
  const params = { requestId: main.id };
  const message = await expectStatus(
    reviewer.post(`/requests/${main.id}/messages`, { content }),
    201,
  );
  const toSignOff = await requests.written();
  const toConfirm = await requests.draft({ flow, formality: 'formal' });
  const { responseTarget, formality, measure, urgency } = draft;

  return {
    ...(await stepActs(stage, that)),
    ...(await consentActs(stage)),
    ...(await tellingActs(stage)),
    'GET /requests': { by: owner, query: { side: 'addressee' } },
    'GET /requests/count': { by: owner },
    'GET /requests/statistics': {
      by: reviewer,
      query: { side: 'requester', from: '2026-01-01', to: '2026-12-31' },
    },
    'POST /requests': { by: reviewer, body: requests.bodyOfDraft({ flow }) },
    'GET /requests/:requestId': { by: owner, params },
    'GET /requests/:requestId/receipt': { by: reviewer, params },
    'PUT /requests/:requestId': {
      by: reviewer,
      ...of(await requests.draft({ flow }), 'requestId'),
      body: { formality, measure, urgency, responseTarget, markings },
    },
    'PUT /requests/:requestId/content': {
      by: reviewer,
      ...of(await requests.draft({ flow }), 'requestId'),
      body: { content },
    },
    'POST /requests/:requestId/sign-off': { by: focalPoint, ...of(toSignOff, 'requestId') },
    'POST /requests/:requestId/confirmation': {
      by: reviewer,
      ...of(toConfirm, 'requestId'),
      body: { reference: 'NV/2026/1', on: '2026-01-05' },
    },
    'POST /requests/:requestId/answers': { by: owner, params, body: { markings } },
    'POST /requests/:requestId/messages': { by: owner, params, body: { content } },
    'GET /requests/:requestId/messages': { by: owner, params },
    'PUT /requests/:requestId/messages/read': {
      by: owner,
      params,
      body: { messageId: (message.body as { id: string }).id },
    },
    'POST /requests/:requestId/files': {
      by: reviewer,
      params: { requestId: draft.id },
      body: { maxSize: sealed.part.body.length, keyPackets: sealed.part.keyPackets },
    },
    'POST /requests/:requestId/files/deposits': {
      by: reviewer,
      params: { requestId: draft.id },
      raw: files.multipart(sealed.whole),
    },
    'GET /requests/:requestId/files': { by: owner, params },
  };
}

/** `close`, `send` and `withdraw` are the requester's; a consultation is anybody's. */
async function stepActs(
  { actors }: MatrixStage,
  that: (standing: Standing, answered: boolean) => Promise<RequestSummary>,
): Promise<Record<string, Act>> {
  const acts: Record<string, Act> = {};
  for (const [step, { by, needsAnswer = false }] of Object.entries(requestTransitions)) {
    const name = step as RequestStep;
    const request = await that(standings[name], needsAnswer);
    acts[`POST /requests/:requestId/${step}`] = {
      by: by.includes('addressee') ? actors['focal point'] : actors.reviewer,
      ...of(request, 'requestId'),
      body: bodyOf(name),
    };
  }
  return acts;
}

async function consentActs({
  exchange,
  actors,
  submission,
  otherState,
}: MatrixStage): Promise<Record<string, Act>> {
  const { reviewer, 'focal point': focalPoint, owner } = actors;
  const { otherFocalPoint } = exchange.actors;
  const { submissionThatIs } = createSubmissionActions(exchange);
  const asked = async (object: object): Promise<ConsentResponse> => {
    const body = { object, forOrganisationId: otherState };
    return (await expectStatus(reviewer.post('/consents', body), 201)).body as ConsentResponse;
  };
  const shareOf = (id: string) => recordShareRequest(exchange, focalPoint, otherFocalPoint, id);
  const toShare = await submissionThatIs('submitted');
  const toUnshare = await submissionThatIs('submitted');
  const path = `/submissions/${toUnshare.id}/record-shares`;
  const shared = await expectStatus(
    focalPoint.post(path, await shareOf(toUnshare.id)).set('If-Match', `"${toUnshare.version}"`),
    201,
  );
  const { version } = shared.body as { version: number };
  const remark = await expectStatus(
    owner.post(`/submissions/${submission.id}/remarks`, {
      content: await exchange.sealed('Is the second account closed?'),
    }),
    201,
  );
  const { toShare: file } = submission.files;

  return {
    'POST /consents': {
      by: reviewer,
      body: { object: { type: 'record', id: submission.id }, forOrganisationId: otherState },
    },
    'GET /consents': { by: reviewer, query: { side: 'asking' } },
    'POST /consents/:consentId/grant': {
      by: focalPoint,
      ...of(await asked({ type: 'file', id: file.id }), 'consentId'),
    },
    'POST /consents/:consentId/refuse': {
      by: focalPoint,
      ...of(await asked({ type: 'record', id: toShare.id }), 'consentId'),
    },
    'GET /files/shared': { by: otherFocalPoint },
    'GET /submissions/shared': { by: otherFocalPoint },
    'POST /submissions/:submissionId/record-shares': {
      by: focalPoint,
      ...of(toShare, 'submissionId'),
      body: await shareOf(toShare.id),
    },
    'DELETE /submissions/:submissionId/record-shares/:organisationId': {
      by: focalPoint,
      params: { submissionId: toUnshare.id, organisationId: otherState },
      version,
    },
    'PUT /submissions/:submissionId/remarks/read': {
      by: reviewer,
      params: { submissionId: submission.id },
      body: { messageId: (remark.body as { id: string }).id },
    },
  };
}

async function tellingActs({ actors, exchange }: MatrixStage): Promise<Record<string, Act>> {
  const { owner, 'focal point': focalPoint, reviewer } = actors;
  const own = { organisationId: owner.organisationId };
  const made = await expectStatus(exchange.actors.receivingFocalPoint.post('/calendar'), 201);
  const { path } = made.body as { path: string };
  const told = await expectStatus(reviewer.get('/notifications'), 200);
  const [latest] = (told.body as { items: { id: string }[] }).items;
  return {
    'GET /notifications': { by: reviewer },
    'POST /notifications/read': { by: reviewer, body: { upTo: latest?.id } },
    'GET /notifications/preferences': { by: reviewer },
    'PUT /notifications/preferences': { by: reviewer, version: 0, body: { email: 'off' } },
    'POST /calendar': { by: reviewer },
    'DELETE /calendar': { by: reviewer },
    'GET /calendar/:token': {
      by: actors.anonymous,
      params: { token: path.slice(path.lastIndexOf('/') + 1) },
    },
    'GET /state-profiles/:organisationId': { by: reviewer, params: own },
    'PUT /state-profiles/:organisationId': {
      by: focalPoint,
      params: own,
      version: 0,
      body: { languages: ['en'], requirements: [] },
    },
  };
}
