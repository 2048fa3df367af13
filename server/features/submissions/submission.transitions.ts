import type { SubmissionState } from '../../../core/contracts/submissions.ts';

export type Step = 'submit' | 'take-up' | 'return' | 'accept' | 'withdraw';
type Transition = {
  readonly by: 'sender' | 'reviewer';
  readonly next: Readonly<Partial<Record<SubmissionState, SubmissionState>>>;
};

/** Every way from one state to another. What is not here does not happen. */
export const transitions: Readonly<Record<Step, Transition>> = {
  submit: { by: 'sender', next: { draft: 'submitted', returned: 'submitted' } },
  'take-up': { by: 'reviewer', next: { submitted: 'under-review' } },
  return: { by: 'reviewer', next: { 'under-review': 'returned' } },
  accept: { by: 'reviewer', next: { 'under-review': 'accepted' } },
  withdraw: {
    by: 'sender',
    next: {
      draft: 'withdrawn',
      submitted: 'withdrawn',
      'under-review': 'withdrawn',
      returned: 'withdrawn',
    },
  },
};

/** Record and files change only while nobody reviews them. */
export const writableStates: readonly SubmissionState[] = ['draft', 'returned'];

export const remarkableStates: readonly SubmissionState[] = [
  'submitted',
  'under-review',
  'returned',
  'accepted',
];
