import { readFile } from 'node:fs/promises';
import {
  formatVerifier,
  parsePolicy,
  TransparencyError,
  type LogSource,
  type Policy,
} from '../../core/transparency/index.ts';

type Given = {
  /** Paths of what the auditor holds. */
  readonly vkey?: string | undefined;
  readonly policy?: string | undefined;
};

const strictText = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export type Trust = {
  readonly policy: Policy;
  /** The key came with the export: then nothing says whose log it is. */
  readonly isSelfMade: boolean;
};

/**
 * Whom to believe: the keys that were given, or else the one in the export.
 *
 * @throws TransparencyError `E_POLICY` or `E_KEY`; `E_KEY` with `where` "vkey" when the export names a key that is not
 *   among those that were given
 */
export async function trustedPolicy(given: Given, source?: LogSource): Promise<Trust> {
  const inExport = source && (await exportedKey(source));
  const own = given.vkey === undefined ? undefined : lineOf(await readFile(given.vkey));
  const text = given.policy === undefined ? 'quorum none\n' : await readFile(given.policy, 'utf8');
  const named = parsePolicy(text).logs.length > 0;
  const added = named ? undefined : (own ?? inExport);
  const policy = added === undefined ? parsePolicy(text) : parsePolicy(`log ${added}\n${text}`);
  const known = policy.logs.map(({ verifier }) => formatVerifier(verifier));
  for (const key of [own, inExport]) {
    if (key !== undefined && !known.includes(key))
      throw new TransparencyError('E_KEY', { where: 'vkey' });
  }
  return { policy, isSelfMade: !named && own === undefined };
}

async function exportedKey(source: LogSource): Promise<string> {
  const bytes = await source.read('vkey');
  if (!bytes) throw new TransparencyError('E_MISSING', { where: 'vkey' });
  return lineOf(bytes);
}

/** @throws TransparencyError `E_KEY` for anything but one line of text */
function lineOf(bytes: Uint8Array): string {
  try {
    const { line } = /^(?<line>[^\n]+)\n$/.exec(strictText.decode(bytes))?.groups ?? {};
    if (line !== undefined) return line;
  } catch (cause) {
    throw new TransparencyError('E_KEY', { where: 'vkey', cause });
  }
  throw new TransparencyError('E_KEY', { where: 'vkey' });
}
