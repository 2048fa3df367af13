import type { AssetDraft, RecordDraft } from '../../../core/contracts/record-draft.ts';
import type { RequestDraft } from '../../../core/contracts/request-draft.ts';

/** A record or a request: each has its own members, and every one of them may be absent. */
export type AnyDraft = RecordDraft & RequestDraft;

/** Where in a draft something stands, as `whatIsMissing` says it too: `['assets', 0, 'value', 'on']`. */
export type DraftPath = readonly (string | number)[];

type Inner = Readonly<Record<string | number, unknown>> | undefined;

/** The text at a leaf; nothing typed yet is an empty text. */
export function textAt(draft: AnyDraft, path: DraftPath): string {
  const leaf = path.reduce<unknown>((inner, step) => (inner as Inner)?.[step], draft);
  return typeof leaf === 'string' ? leaf : '';
}

/** The same draft with one part replaced. What leads there is made where it does not exist yet. */
export function withPart(draft: AnyDraft, path: DraftPath, part: unknown): AnyDraft {
  return replaced(draft, path, part) as AnyDraft;
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

/** The same draft without one member of a list. */
export function withoutItem(draft: AnyDraft, path: DraftPath, index: number): AnyDraft {
  const items = path.reduce<unknown>((inner, step) => (inner as Inner)?.[step], draft);
  const left = Array.isArray(items) ? items.filter((_, other) => other !== index) : [];
  return withPart(draft, path, left);
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
