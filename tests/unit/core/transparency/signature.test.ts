import { afterEach, describe, expect, it, jest } from '@jest/globals';
import {
  generateSigningKey,
  openCheckpoint,
  parseSigner,
  policyOfLog,
  signNote,
} from '../../../../core/transparency/index.ts';
import { refusalOf } from './refusal.ts';

const text = `portal.example/access-log\n3\n${Buffer.alloc(32, 7).toString('base64')}\n`;

afterEach(() => {
  jest.restoreAllMocks();
});

async function signedNote() {
  const { skey, vkey } = await generateSigningKey('portal.example/access-log', 'ed25519');
  const note = `${text}\n${await signNote(text, await parseSigner(skey))}`;
  return { note, policy: policyOfLog(vkey) };
}

function failImportsWith(name: string): void {
  const failure = new DOMException('not here', name);
  jest.spyOn(globalThis.crypto.subtle, 'importKey').mockRejectedValue(failure);
}

describe('a signature, where the platform knows no Ed25519', () => {
  it('is refused when it is not that of the text', async () => {
    const { note, policy } = await signedNote();
    failImportsWith('NotSupportedError');

    const altered = openCheckpoint(note.replace('\n3\n', '\n4\n'), policy);

    expect((await refusalOf(altered)).code).toBe('E_SIGNATURE');
  });

  it('is verified all the same', async () => {
    const { note, policy } = await signedNote();
    failImportsWith('NotSupportedError');

    expect(await openCheckpoint(note, policy)).toMatchObject({ size: 3 });
  });

  it('is not verified in another way when the platform fails for another reason', async () => {
    const { note, policy } = await signedNote();
    failImportsWith('OperationError');

    await expect(openCheckpoint(note, policy)).rejects.toMatchObject({ name: 'OperationError' });
  });
});
