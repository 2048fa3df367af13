import { IdentifierScheme } from '../contracts/assets.ts';
import type { RecordDraft } from '../contracts/record-draft.ts';
import { RecordContent } from '../contracts/sealed-payloads.ts';
import { checkIdentifier } from './check-identifier.ts';

/** One thing between a draft and its sealing. `path` leads to it, as in `['assets', 0, 'value', 'on']`. */
export type Missing = {
  readonly path: readonly (string | number)[];
  readonly code: 'missing' | 'too-long' | 'not-valid' | 'private-key';
};

/**
 * A draft without what was left blank. Members of a list stay, blank or not: somebody added them. What was only touched, such
 * as a value without amount, currency and date, counts as left out.
 */
function filledIn(typed: unknown): unknown {
  if (typeof typed === 'string') return typed.trim() === '' ? undefined : typed;
  if (Array.isArray(typed)) return typed.map((item: unknown) => filledIn(item) ?? {});
  if (typeof typed !== 'object' || typed === null) return undefined;
  const members = Object.entries(typed)
    .map(([name, member]) => [name, filledIn(member)] as const)
    .filter(([, member]) => member !== undefined);
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as Record<PropertyKey, unknown>)[step],
    value,
  );
}

type Issue = { readonly path: readonly PropertyKey[]; readonly code?: string };

function missing(issue: Issue, draft: unknown): Missing {
  const path = issue.path as (string | number)[];
  if (at(draft, path) === undefined) return { path, code: 'missing' };
  return { path, code: issue.code === 'too_big' ? 'too-long' : 'not-valid' };
}

function privateKeysIn({ assets }: RecordDraft): Missing[] {
  return (assets ?? []).flatMap(({ identifiers }, asset) =>
    (identifiers ?? []).flatMap(({ scheme, value = '' }, index) => {
      const { reason } = checkIdentifier(IdentifierScheme.catch('other').parse(scheme), value);
      const path = ['assets', asset, 'identifiers', index, 'value'];
      return reason === 'private-key' ? [{ path, code: 'private-key' as const }] : [];
    }),
  );
}

/**
 * What stands between a draft and sealing it. An identifier whose check digit is wrong does not: what a source says wrongly is
 * evidence too. The private key of a wallet does.
 */
export function whatIsMissing(draft: RecordDraft): readonly Missing[] {
  const filled = filledIn({ assets: [], ...draft }) ?? {};
  const { error } = RecordContent.safeParse(filled);
  const issues = error?.issues.map((issue) => missing(issue, filled)) ?? [];
  return [...issues, ...privateKeysIn(draft)];
}

/** The record that a draft has become. @throws ZodError, Error as long as something is missing */
export function recordOf(draft: RecordDraft): RecordContent {
  if (privateKeysIn(draft).length > 0) throw new Error('a private key is no identifier');
  return RecordContent.parse(filledIn({ assets: [], ...draft }));
}
