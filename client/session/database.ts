import type { DBSchema, IDBPDatabase } from 'idb';
import type { TransparencyCode } from '../../core/transparency/index.ts';

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
/** Of records, and of the contents of requests. */
export type DraftPlace = 'drafts' | 'request-drafts';
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
/** Something that speaks against the log, kept until its reader has told somebody and puts it away. */
export type LogAlarm = {
  /** With `where` it names the case: the same one is kept once. */
  readonly code: TransparencyCode | 'KEY_CHANGED';
  /** The index or path it was found at. */
  readonly where?: string | undefined;
  readonly raisedAt: Date;
  /** What was known before and what the portal showed, as text: the evidence. */
  readonly known?: string | undefined;
  readonly shown?: string | undefined;
};
/** What an auditor goes by beside the key of the log. */
export type AuditBasis = {
  /** The witnesses and how many of them count, C2SP tlog-policy; absent as long as none was seen. */
  readonly policy?: string;
  readonly alarms: readonly LogAlarm[];
};
export type SavedSearch = {
  readonly id: string;
  readonly name: string;
  /** Of the address of the page, without the question mark. */
  readonly query: string;
};
type OfAccount<Value> = Value & { readonly accountId: string };

type Schema = DBSchema & {
  'compared-keys': { key: [string, string, string]; value: OfAccount<ComparedKey> };
  drafts: { key: [string, string]; value: OfAccount<StoredDraft> };
  'request-drafts': { key: [string, string]; value: OfAccount<StoredDraft> };
  'log-trust': { key: string; value: OfAccount<RememberedLog> };
  'log-audit': { key: string; value: OfAccount<AuditBasis> };
  'saved-searches': { key: [string, string]; value: OfAccount<SavedSearch> };
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
  return openDB<Schema>('portal', 3, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore('compared-keys', { keyPath: ['accountId', 'subject', 'id'] });
        database.createObjectStore('drafts', { keyPath: ['accountId', 'id'] });
      }
      if (before < 2) {
        database.createObjectStore('log-trust', { keyPath: 'accountId' });
        database.createObjectStore('log-audit', { keyPath: 'accountId' });
        database.createObjectStore('saved-searches', { keyPath: ['accountId', 'id'] });
      }
      if (before < 3) {
        database.createObjectStore('request-drafts', { keyPath: ['accountId', 'id'] });
      }
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
