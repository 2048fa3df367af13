import { IdentifierScheme } from '../contracts/assets.ts';
import type { AssetDraft } from '../contracts/record-draft.ts';
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
export function filledIn(typed: unknown): unknown {
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
    (inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step],
    value,
  );
}

type Issue = { readonly path: readonly PropertyKey[]; readonly code?: string };

/** What a schema says of a draft, in the words of a form. */
export function missing(issue: Issue, draft: unknown): Missing {
  const path = issue.path as (string | number)[];
  const found = at(draft, path);
  if (found === undefined || issue.code === 'too_small') return { path, code: 'missing' };
  return { path, code: issue.code === 'too_big' ? 'too-long' : 'not-valid' };
}

/** Identifiers that open a wallet: whoever reads one can take the asset. `path` leads to the list of assets. */
export function privateKeysIn(
  assets: readonly AssetDraft[] | undefined,
  path: readonly string[],
): Missing[] {
  return (assets ?? []).flatMap(({ identifiers }, asset) =>
    (identifiers ?? []).flatMap(({ scheme, value = '' }, index) => {
      const { reason } = checkIdentifier(IdentifierScheme.catch('other').parse(scheme), value);
      const place = [...path, asset, 'identifiers', index, 'value'];
      return reason === 'private-key' ? [{ path: place, code: 'private-key' as const }] : [];
    }),
  );
}
