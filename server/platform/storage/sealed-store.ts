export type SealedStoreErrorCode = 'exists' | 'not-found' | 'too-large' | 'invalid-id';

/** An expected refusal of a sealed store. Every other error is the storage engine's own and passes through. */
export class SealedStoreError extends Error {
  readonly code: SealedStoreErrorCode;

  constructor(code: SealedStoreErrorCode, options?: { cause: unknown }) {
    super(`Sealed store: ${code}`, options);
    this.name = 'SealedStoreError';
    this.code = code;
  }
}

/** `start` is the first octet, `end` the one after the last; both may lie beyond the content. */
export type OctetRange = { readonly start: number; readonly end: number };

export type StoredContent = {
  readonly id: string;
  readonly size: number;
  readonly createdAt: Date;
};

/**
 * Ciphertext by identifier, written once and never changed. Identifiers match `[a-z0-9-]{1,80}`; any other
 * rejects with `invalid-id`.
 */
export type SealedStore = {
  /**
   * Takes the source to its end. All or nothing: when it rejects, for whatever reason, nothing is stored; when
   * it resolves, the content survives the loss of the process and of the machine. `sha256` is hexadecimal.
   * @throws SealedStoreError `exists`, `too-large` (more than `maxBytes` octets), `invalid-id`
   */
  write: (
    id: string,
    source: AsyncIterable<Uint8Array>,
    options: { readonly maxBytes: number; readonly signal?: AbortSignal },
  ) => Promise<{ size: number; sha256: string }>;
  /**
   * Nothing is opened before the first octets are asked for, which is when `not-found` is thrown. Ending early
   * releases what was opened.
   * @throws SealedStoreError `not-found`, `invalid-id`
   */
  read: (id: string, range?: OctetRange) => AsyncIterable<Uint8Array>;
  /** What is absent is removed already. */
  remove: (id: string) => Promise<void>;
  /** In no particular order. `createdBefore` leaves out what an upload may still be about to register. */
  list: (options?: { readonly createdBefore?: Date }) => AsyncIterable<StoredContent>;
  /** Throws away what writers left that died, and were last active before `olderThan`. Returns how many. */
  sweepUnfinished: (olderThan: Date) => Promise<number>;
};

/** Keeps paths out of identifiers. */
export function requireValidId(id: string): void {
  if (!/^[a-z0-9-]{1,80}$/.test(id)) throw new SealedStoreError('invalid-id');
}
