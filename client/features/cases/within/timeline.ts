import type { RequestStep } from '../../../../core/contracts/request-transitions.ts';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import type { SubmissionState, SubmissionSummary } from '../../../../core/contracts/submissions.ts';

/** Ends of a submission's way, which its last change has brought about. */
const ENDS = ['returned', 'accepted', 'withdrawn'] as const satisfies readonly SubmissionState[];

type Happened = {
  readonly id: string;
  readonly at: string;
  readonly href: string;
  /** Who did it, as far as it is known from lists. */
  readonly organisationId: string | undefined;
};
export type CaseEvent =
  | (Happened & { readonly of: 'request'; readonly what: RequestStep } & Pick<
        RequestSummary,
        'measure'
      >)
  | (Happened & {
      readonly of: 'submission';
      readonly what: 'submitted' | (typeof ENDS)[number];
    } & Pick<SubmissionSummary, 'kind'>);

/** What happened in a case, as far as the own organisation took part in it: newest first. */
export function timelineOf(
  requests: readonly RequestSummary[],
  submissions: readonly SubmissionSummary[],
  ownOrganisationId: string,
): CaseEvent[] {
  return [
    ...requests.flatMap(movesOf),
    ...submissions.flatMap((submission) => stepsOf(submission, ownOrganisationId)),
  ].sort((one, other) => other.at.localeCompare(one.at));
}

/** Its sender has it in their list, its recipients in their inbox. */
export function wayToSubmission(
  { id, sender }: Pick<SubmissionSummary, 'id' | 'sender'>,
  ownOrganisationId: string,
): string {
  return sender.organisationId === ownOrganisationId ? `/submissions/${id}` : `/inbox/${id}`;
}

function movesOf({ id, measure, moves }: RequestSummary): CaseEvent[] {
  return moves.map(({ step, at, organisationId }, index) => ({
    of: 'request',
    id: `${id}-${index}`,
    what: step,
    measure,
    at,
    organisationId,
    href: `/requests/${id}`,
  }));
}

function stepsOf(submission: SubmissionSummary, ownOrganisationId: string): CaseEvent[] {
  const { id, kind, state, sender, submittedAt, changedAt } = submission;
  // What was never submitted has happened to nobody but its author.
  if (submittedAt === undefined) return [];
  const event = {
    of: 'submission',
    kind,
    href: wayToSubmission(submission, ownOrganisationId),
  } as const;
  const { organisationId } = sender;
  const end = ENDS.find((each) => each === state);
  return [
    { ...event, id: `${id}-submitted`, what: 'submitted', at: submittedAt, organisationId },
    ...(end === undefined
      ? []
      : [
          {
            ...event,
            id: `${id}-${end}`,
            what: end,
            at: changedAt,
            // Lists do not say which of the recipients has decided.
            organisationId: end === 'withdrawn' ? organisationId : undefined,
          },
        ]),
  ];
}
