import type { Markings } from '../../../core/contracts/vocabulary.ts';

/** What somebody has chosen so far; an empty text is nothing chosen. */
export type MarkingChoices = {
  readonly classification: Markings['classification'] | '';
  readonly handlingCondition: Markings['handlingCondition'] | '';
  readonly sharingLimit: Markings['sharingLimit'] | '';
};
