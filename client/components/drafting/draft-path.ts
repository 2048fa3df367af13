import type { AssetDraft, RecordDraft } from '../../../core/contracts/record-draft.ts';

/** Where in a draft something stands, as `whatIsMissing` says it too: `['assets', 0, 'value', 'on']`. */
export type DraftPath = readonly (string | number)[];

type Inner = Readonly<Record<string | number, unknown>> | undefined;

/** The text at a leaf; nothing typed yet is an empty text. */
export function textAt(draft: RecordDraft, path: DraftPath): string {
  const leaf = path.reduce<unknown>((inner, step) => (inner as Inner)?.[step], draft);
  return typeof leaf === 'string' ? leaf : '';
}

/** The same draft with one part replaced. What leads there is made where it does not exist yet. */
export function withPart(draft: RecordDraft, path: DraftPath, part: unknown): RecordDraft {
  return replaced(draft, path, part) as RecordDraft;
}

function replaced(outer: unknown, [step, ...rest]: DraftPath, part: unknown): unknown {
  if (step === undefined) return part;
  const inner = replaced((outer as Inner)?.[step], rest, part);
  if (typeof step === 'number') {
    const items: readonly unknown[] = Array.isArray(outer) ? outer : [];
    return [...items.slice(0, step), inner, ...items.slice(step + 1)];
  }
  return { ...(outer as Inner), [step]: inner };
}

export function withoutItem(
  draft: RecordDraft,
  path: 'assets' | readonly ['assets', number, 'identifiers'],
  index: number,
): RecordDraft {
  const at = typeof path === 'string' ? [path] : path;
  const items = at.reduce<unknown>((inner, step) => (inner as Inner)?.[step], draft);
  return withPart(
    draft,
    at,
    Array.isArray(items) ? items.filter((_, other) => other !== index) : [],
  );
}

/** Facts that only some kinds of asset have. What is said of a bank would be a lie about a vessel. */
const FACTS_OF_KIND = {
  account: ['account'],
  shares: ['company-shares'],
  flag: ['vessel', 'aircraft'],
  crypto: ['crypto-asset'],
} as const satisfies Partial<Record<keyof AssetDraft, readonly string[]>>;
export type ParticularFacts = keyof typeof FACTS_OF_KIND;

export function factsOfKind(kind: string | undefined): ParticularFacts[] {
  const all = Object.keys(FACTS_OF_KIND) as ParticularFacts[];
  return all.filter((facts) => FACTS_OF_KIND[facts].some((other) => other === kind));
}

export function withKind(asset: AssetDraft, kind: string): AssetDraft {
  const kept = factsOfKind(kind);
  const dropped = (Object.keys(FACTS_OF_KIND) as ParticularFacts[]).filter(
    (facts) => !kept.includes(facts),
  );
  const entries = Object.entries(asset).filter(
    ([name]) => !dropped.some((facts) => facts === name),
  );
  return { ...Object.fromEntries(entries), kind };
}
