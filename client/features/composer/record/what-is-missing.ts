import { whatIsMissing, type Missing } from '../../../../core/assets/index.ts';
import type { RecordDraft } from '../../../../core/contracts/record-draft.ts';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import type { Measure } from '../../../../core/contracts/vocabulary.ts';

/** What is asked by somebody who wants to know where was looked, and not only what was found. */
const LOOKING: readonly Measure[] = ['identify', 'trace'];

/**
 * What a record lacks as part of this submission. As long as nobody knows what was asked, an answer is held to as much as
 * any answer may have to say.
 */
export function missingIn(
  { kind }: Pick<SubmissionSummary, 'kind'>,
  asked: Measure | undefined,
): (draft: RecordDraft) => readonly Missing[] {
  const needsRegisters = kind === 'answer' && (asked === undefined || LOOKING.includes(asked));
  return (draft) => {
    const missing = whatIsMissing(draft);
    const isBlank = (draft.registers ?? []).length === 0;
    return needsRegisters && isBlank
      ? [...missing, { path: ['registers'], code: 'missing' }]
      : missing;
  };
}
