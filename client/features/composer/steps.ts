export const COMPOSER_STEPS = ['case', 'content', 'check'] as const;
export type ComposerStep = (typeof COMPOSER_STEPS)[number];

/** The step that the address names; what it does not know is the first one that can be worked on. */
export function stepOf(search: URLSearchParams): ComposerStep {
  return COMPOSER_STEPS.find((step) => step === search.get('step')) ?? 'content';
}

export function composerAddress(submissionId: string, step: ComposerStep): string {
  return `/submissions/${submissionId}/edit?step=${step}`;
}

/** Leads to one field of the record; an asset's fields stand in its own panel. */
export function fieldAddress(submissionId: string, path: readonly (string | number)[]): string {
  const [list, index] = path;
  const asset = list === 'assets' && typeof index === 'number' ? `&asset=${index}` : '';
  return `${composerAddress(submissionId, 'content')}${asset}#${path.join('-')}`;
}
