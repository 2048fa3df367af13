import type vocabulary from '../../locales/en/vocabulary.json';

export type SourceKey = Exclude<keyof (typeof vocabulary)['ruleSources'], '_context'>;
export type RuleKey = Exclude<keyof (typeof vocabulary)['requestRules'], '_context'>;

/** What a source is called in the catalogue: dots and brackets would lead elsewhere there. */
export function sourceKeyOf(source: string): SourceKey {
  const key = source.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return key.replace(/-$/, '') as SourceKey;
}

/** `code` of a rule, for whose every one the catalogue has a sentence. */
export function ruleKeyOf(code: string): RuleKey {
  return code as RuleKey;
}
