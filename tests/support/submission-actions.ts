import type { SubmissionResponse, SubmissionState } from '../../core/contracts/submissions.ts';
import type { Actor } from './actors.ts';
import type { Exchange } from './exchange.ts';

export type Versioned = { readonly id: string; readonly version: number };
export type SubmissionPage = { items: SubmissionResponse[]; nextCursor?: string };
export type Standing = SubmissionState | 'withdrawn unseen';

export const steps = ['submit', 'take-up', 'return', 'accept', 'withdraw'] as const;
export type Step = (typeof steps)[number];

const waysTo: Readonly<Record<Standing, readonly Step[]>> = {
  draft: [],
  submitted: ['submit'],
  'under-review': ['submit', 'take-up'],
  returned: ['submit', 'take-up', 'return'],
  accepted: ['submit', 'take-up', 'accept'],
  withdrawn: ['submit', 'withdraw'],
  'withdrawn unseen': ['withdraw'],
};

export function send(
  method: 'put' | 'post',
  by: Actor,
  { id, version }: Versioned,
  what: string,
  body?: object,
) {
  return by
    .request(method, `/submissions/${id}/${what}`)
    .set('If-Match', `"${version}"`)
    .send(body);
}

/** What people do with a submission, each act as their browser would send it. */
export function createSubmissionActions(exchange: Exchange) {
  const { expert, reviewer } = exchange.actors;

  async function bodyOf(step: Step, by: Actor, submission: Versioned): Promise<object | undefined> {
    if (step === 'accept') {
      return { decision: await exchange.decision(by, submission, 'accepted') };
    }
    if (step === 'return') {
      return {
        decision: await exchange.decision(by, submission, 'returned'),
        remark: await exchange.sealed('Please complete the account numbers.'),
      };
    }
    return undefined;
  }

  async function take(step: Step, by: Actor, submission: Versioned) {
    return send('post', by, submission, step, await bodyOf(step, by, submission));
  }

  /** A submission of the expert's, led over HTTP to where a test needs it. */
  async function submissionThatIs(
    standing: Standing,
    more: object = {},
  ): Promise<SubmissionResponse> {
    const draft = await exchange.draft(more);
    const content = await exchange.sealed('The account is held by ...', expert, [
      expert.organisationId,
      ...draft.recipientOrganisationIds,
    ]);
    let submission = done(await send('put', expert, draft, 'record', { content }));
    for (const step of waysTo[standing]) {
      const by = step === 'submit' || step === 'withdraw' ? expert : reviewer;
      submission = done(await take(step, by, submission));
    }
    return submission;
  }

  return { bodyOf, take, submissionThatIs };
}
export type SubmissionActions = ReturnType<typeof createSubmissionActions>;

function done(response: Awaited<ReturnType<typeof send>>): SubmissionResponse {
  if (response.status !== 200) throw new Error(`${response.status}: ${response.text}`);
  return response.body as SubmissionResponse;
}

/** The identifiers of all pages of a list; something happens after each page. */
export async function pagesOf(
  actor: Actor,
  path: string,
  meanwhile: () => Promise<unknown>,
): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor: string | undefined, left = true; left;) {
    const after = cursor === undefined ? '' : `&cursor=${cursor}`;
    const page = (await actor.get(`${path}${after}`)).body as SubmissionPage;
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
    left = cursor !== undefined;
    await meanwhile();
  }
  return seen;
}
