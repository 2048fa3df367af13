import type { RecordDraft } from '../contracts/record-draft.ts';
import { RecordContent } from '../contracts/sealed-payloads.ts';
import { filledIn, missing, privateKeysIn, type Missing } from './filled-in.ts';

/**
 * What stands between a draft and sealing it. An identifier whose check digit is wrong does not: what a source says wrongly is
 * evidence too. The private key of a wallet does.
 */
export function whatIsMissing(draft: RecordDraft): readonly Missing[] {
  const filled = filledIn({ assets: [], ...draft }) ?? {};
  const { error } = RecordContent.safeParse(filled);
  const issues = error?.issues.map((issue) => missing(issue, filled)) ?? [];
  return [...issues, ...privateKeysIn(draft.assets, ['assets'])];
}

/** The record that a draft has become. @throws ZodError, Error as long as something is missing */
export function recordOf(draft: RecordDraft): RecordContent {
  if (privateKeysIn(draft.assets, ['assets']).length > 0) {
    throw new Error('a private key is no identifier');
  }
  return RecordContent.parse(filledIn({ assets: [], ...draft }));
}
