import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseResponse } from '../../core/contracts/cases.ts';
import type { RequestSummary } from '../../core/contracts/requests.ts';
import type { SubmissionResponse } from '../../core/contracts/submissions.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import { createRequestActions, type RequestActions } from '../support/request-actions.ts';
import {
  createSubmissionActions,
  type Standing,
  type Step,
  type SubmissionActions,
} from '../support/submission-actions.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

describe.each(engines)('a closed case, on %s', (engine) => {
  const standings = ['draft', 'submitted', 'under-review', 'returned'] as const;
  let portal: TestPortal;
  let exchange: Exchange;
  let actions: SubmissionActions;
  let requests: RequestActions;
  let asked: RequestSummary;
  let before: Readonly<Record<(typeof standings)[number], SubmissionResponse>>;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    exchange = await createExchange(portal);
    actions = createSubmissionActions(exchange);
    const made = standings.map(
      async (standing) => [standing, await actions.submissionThatIs(standing)] as const,
    );
    before = Object.fromEntries(await Promise.all(made)) as typeof before;
    requests = createRequestActions(exchange);
    const { focalPoint, receivingFocalPoint } = exchange.actors;
    asked = await requests.sent({ by: receivingFocalPoint, to: focalPoint });
    await closure('post');
  });
  afterAll(() => portal.close());

  async function closure(method: 'post' | 'delete'): Promise<void> {
    const { reviewer } = exchange.actors;
    const path = `/cases/${exchange.courtCase.id}`;
    const { version } = (await reviewer.get(path)).body as CaseResponse;
    const response = await reviewer
      .request(method, `${path}/closure`)
      .set('If-Match', `"${version}"`);
    expect(response.status).toBe(200);
  }

  async function codeOf(step: Step, standing: keyof typeof before): Promise<unknown> {
    const { expert, reviewer } = exchange.actors;
    const by = step === 'submit' ? expert : reviewer;
    const response = await actions.take(step, by, before[standing]);
    const { code, state } = response.body as { code?: string; state?: Standing };
    return code ?? state;
  }

  it('takes no new submission, and no draft that was begun before', async () => {
    const begun = await exchange.actors.expert.post('/submissions', exchange.draftRequest());

    expect(begun.status).toBe(409);
    expect(begun.body).toMatchObject({ code: 'CASE_CLOSED' });
    expect(await codeOf('submit', 'draft')).toBe('CASE_CLOSED');
  });

  it('takes no answer to what was asked before, but lets both sides talk about it', async () => {
    const { expert, receivingFocalPoint } = exchange.actors;
    const { markings } = asked;
    const parties = { by: expert, to: receivingFocalPoint };
    const content = await requests.sealedBetween(parties, 'The case is closed.');

    const answer = await expert.post(`/requests/${asked.id}/answers`, { markings });
    const message = await expert.post(`/requests/${asked.id}/messages`, { content });

    expect(answer.body).toMatchObject({ code: 'CASE_CLOSED', status: 409 });
    expect(message.status).toBe(201);
  });

  it('is reviewed to the end, and gets back what was returned', async () => {
    expect(await codeOf('take-up', 'submitted')).toBe('under-review');
    expect(await codeOf('accept', 'under-review')).toBe('accepted');
    expect(await codeOf('submit', 'returned')).toBe('submitted');
  });

  it('takes the draft once it is opened again', async () => {
    await closure('delete');

    expect(await codeOf('submit', 'draft')).toBe('submitted');
  });
});
