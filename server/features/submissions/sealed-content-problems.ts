import type { ProblemCode } from '../../../core/contracts/problem.ts';
import { problemOfRefusal } from '../gate/index.ts';

/** Why sealed content may be refused on its way in. */
export const sealedContentProblems: readonly ProblemCode[] = [
  ...Object.values(problemOfRefusal),
  'RECIPIENT_HAS_NO_KEY',
  'RECIPIENT_CANNOT_READ_FORMAT',
];
