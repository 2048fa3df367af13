import { describe, expect, it } from '@jest/globals';
import {
  isSameArmor,
  keyFileName,
  readKeyFile,
} from '../../../../../client/components/keys/key-file.ts';
import { MAX_ARMORED_KEY } from '../../../../../core/contracts/limits.ts';

const armored =
  '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nxcDG\n=abcd\n-----END PGP PRIVATE KEY BLOCK-----\n';

describe('a key in a file', () => {
  it('is not read when the file is too large to be one', async () => {
    const file = new File(['x'.repeat(MAX_ARMORED_KEY + 1)], 'film.mp4');

    await expect(readKeyFile(file)).rejects.toMatchObject({ code: 'key-too-large' });
  });

  it('is another when one character of it differs', () => {
    expect(isSameArmor(armored.replace('xcDG', 'xcDH'), armored)).toBe(false);
  });

  it('is the same after an editor has changed the ends of its lines', () => {
    expect(isSameArmor(`\r\n${armored.replaceAll('\n', ' \r\n')}`, armored)).toBe(true);
  });

  it('is named by the end of its fingerprint, and not by its owner', () => {
    expect(keyFileName('key', '0123456789abcdef0123456789abcdef01234567')).toBe(
      'portal-key-89abcdef01234567.asc',
    );
  });
});
