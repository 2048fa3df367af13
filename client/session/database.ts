import type { DBSchema, IDBPDatabase } from 'idb';

export type ComparedKey = {
  readonly subject: 'organisation' | 'member';
  readonly id: string;
  /** Lowercase hexadecimal. */
  readonly fingerprint: string;
  readonly comparedAt: Date;
  /** `made-here`: the person made the key in this browser. */
  readonly how: 'digits' | 'words' | 'qr-code' | 'made-here';
};
export type StoredDraft = {
  readonly id: string;
  readonly savedAt: Date;
  /** To the own member key alone. */
  readonly sealed: Uint8Array<ArrayBuffer>;
};
/** One account's knowledge of the access log. */
export type RememberedLog = {
  /** Verifier key as text, C2SP signed-note. */
  readonly vkey: string;
  /** Since when this key is known here. */
  readonly since: Date;
  /** `first-use`: as the portal offered it; `received`: by other means than the portal. */
  readonly how: 'first-use' | 'received';
  /** The longest one that was verified, as the signed note. */
  readonly checkpoint?: { readonly note: string; readonly size: number; readonly verifiedAt: Date };
};
type OfAccount<Value> = Value & { readonly accountId: string };

type Schema = DBSchema & {
  'compared-keys': { key: [string, string, string]; value: OfAccount<ComparedKey> };
  drafts: { key: [string, string]; value: OfAccount<StoredDraft> };
  'log-trust': { key: string; value: OfAccount<RememberedLog> };
};

let opening: Promise<IDBPDatabase<Schema>> | undefined;

/** What this browser keeps between visits. Nothing in it is secret: what is confidential is sealed. */
export function openDatabase(): Promise<IDBPDatabase<Schema>> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

async function open(): Promise<IDBPDatabase<Schema>> {
  // The first page needs none of it.
  const { openDB } = await import('idb');
  return openDB<Schema>('portal', 2, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore('compared-keys', { keyPath: ['accountId', 'subject', 'id'] });
        database.createObjectStore('drafts', { keyPath: ['accountId', 'id'] });
      }
      if (before < 2) database.createObjectStore('log-trust', { keyPath: 'accountId' });
    },
    blocking(_current, _next, event) {
      // A newer version of the pages, in another tab, wants to change the stores.
      (event.target as IDBDatabase).close();
      opening = undefined;
    },
    terminated() {
      opening = undefined;
    },
  });
}

/** All keys that begin with this account's identifier. */
export function rangeOf(accountId: string): IDBKeyRange {
  // In IndexedDB an array sorts after every text, so that nothing of the account is above it.
  return IDBKeyRange.bound([accountId], [accountId, []]);
}
