import { concatBytes, fromBase64, toBase64 } from './bytes.ts';
import { TransparencyError } from './errors.ts';
import { isKeyName, type Verifier } from './verifier.ts';

const ID_BYTES = 4;
const MAX_NOTE_LENGTH = 1_000_000;
const MAX_SIGNATURES = 100;

export type NoteSignature = {
  readonly name: string;
  /** Unsigned 32-bit number. */
  readonly id: number;
  /** What follows the id; its form depends on the type of the key. */
  readonly signature: Uint8Array<ArrayBuffer>;
  /** As it stands in the note, with its line feed. */
  readonly line: string;
};

/** A note of C2SP signed-note. Its text means nothing before a signature by a known key is verified. */
export type Note = {
  /** What is signed: with its last line feed, without the blank line. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
};

/**
 * Takes a note apart; verifies nothing.
 *
 * @throws TransparencyError `E_NOTE`
 */
export function parseNote(note: string): Note {
  const split = note.lastIndexOf('\n\n') + 1;
  const lines = note.slice(split + 1).split('\n');
  const rest = lines.pop();
  const isWhole = isNoteText(note) && split > 0 && rest === '' && lines.length > 0;
  if (!isWhole || note.length > MAX_NOTE_LENGTH || lines.length > MAX_SIGNATURES)
    throw new TransparencyError('E_NOTE');
  return { text: note.slice(0, split), signatures: lines.map(parseSignature) };
}

/**
 * Whether this can be the text of a note: lines, without other control characters. Bytes that were not
 * UTF-8 are often turned into U+FFFD on the way; nobody signs that.
 */
export function isNoteText(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are what the format forbids
  return text.endsWith('\n') && text.isWellFormed() && !/[\0-\x09\x0b-\x1f\ufffd]/.test(text);
}

function parseSignature(line: string): NoteSignature {
  const { name = '', encoded = '' } = /^— (?<name>\S+) (?<encoded>\S+)$/u.exec(line)?.groups ?? {};
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || !bytes || bytes.length <= ID_BYTES)
    throw new TransparencyError('E_NOTE', { where: line });
  const id = new DataView(bytes.buffer).getUint32(0);
  return { name, id, signature: bytes.slice(ID_BYTES), line: `${line}\n` };
}

/** A signature line, with its line feed. */
export function formatSignature({ name, id }: Verifier, signature: Uint8Array): string {
  const idBytes = new DataView(new ArrayBuffer(ID_BYTES));
  idBytes.setUint32(0, id);
  return `— ${name} ${toBase64(concatBytes(new Uint8Array(idBytes.buffer), signature))}\n`;
}

/** The verifier whose signature this claims to be: name and id together tell keys apart. */
export function findSigner<Known extends { readonly verifier: Verifier }>(
  known: readonly Known[],
  { name, id }: NoteSignature,
): Known | undefined {
  return known.find(({ verifier }) => verifier.name === name && verifier.id === id);
}
