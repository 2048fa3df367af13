/**
 * What is wrong with a note, a key, a proof or a log. Codes are stable: scripts and tests of others
 * depend on them.
 */
export type TransparencyCode =
  | 'E_NOTE'
  | 'E_KEY'
  | 'E_ORIGIN'
  | 'E_SIGNATURE'
  | 'E_QUORUM'
  | 'E_STALE'
  | 'E_CHECKPOINT'
  | 'E_POLICY'
  | 'E_MISSING'
  | 'E_TILE'
  | 'E_BUNDLE'
  | 'E_ENTRY'
  | 'E_WRITER'
  | 'E_ROOT'
  | 'E_PROOF'
  | 'E_PROOF_FORMAT'
  | 'E_RECEIPT'
  | 'E_ROLLBACK'
  | 'E_FORK';

type Place = ErrorOptions & {
  /** Path, key name, line or index. */
  readonly where?: string | undefined;
  /** Index of the entry concerned, where one is. */
  readonly entry?: number | undefined;
};

/** Every refusal of this module: what is wrong, and where. */
export class TransparencyError extends Error {
  override readonly name = 'TransparencyError';
  readonly code: TransparencyCode;
  readonly where?: string;
  readonly entry?: number;

  constructor(code: TransparencyCode, { where, entry, ...options }: Place = {}) {
    super(where === undefined ? code : `${code}: ${where}`, options);
    this.code = code;
    if (where !== undefined) this.where = where;
    if (entry !== undefined) this.entry = entry;
  }
}
