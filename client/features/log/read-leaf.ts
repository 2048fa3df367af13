import { AccessEntry } from '../../../core/contracts/access-log.ts';

/** What the bytes of an entry say, read here; `undefined` when they are no entry of a version that this page knows. */
export type Leaf = {
  readonly text: string;
  /** Lowercase hexadecimal, of the bytes. */
  readonly sha256: string;
  readonly entry: AccessEntry | undefined;
};

export async function readLeafBytes(base64: string): Promise<Leaf> {
  const bytes = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
  const text = new TextDecoder().decode(bytes);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { text, sha256, entry: entryOf(text) };
}

function entryOf(text: string): AccessEntry | undefined {
  try {
    return AccessEntry.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
