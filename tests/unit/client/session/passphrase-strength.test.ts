import { describe, expect, it } from '@jest/globals';
import { judgePassphrase } from '../../../../client/session/passphrase-strength.ts';

describe('the strength of a passphrase', () => {
  it.each([
    ['a password that everybody has', 'Password123!'],
    ['a row of keys', 'qwertyuiop12'],
    ['a French saying of common words', 'je suis là'],
    ['twelve random characters', 'x7#Qm2!vRz9p'],
    ['three words drawn by lot', 'usher plank gizmo'],
  ])('is not enough: %s', async (_, passphrase) => {
    const { score } = await judgePassphrase(passphrase, []);

    expect(score).toBeLessThan(3);
  });

  it('says what is wrong in codes', async () => {
    const judged = await judgePassphrase('Password123!', []);

    expect(judged).toMatchObject({ score: 0, suggestions: ['anotherWord', 'capitalization'] });
    expect(judged.warning).toBe('similarToCommon');
  });

  it('counts the own name for nothing', async () => {
    const passphrase = 'Zbigniewska Konstantynopolitanka';
    const alone = await judgePassphrase(passphrase, []);
    const known = await judgePassphrase(passphrase, passphrase.split(' '));

    expect(known.score).toBeLessThan(alone.score);
  });

  it.each([
    ['four words drawn by lot', 'usher plank gizmo tarmac'],
    ['sixteen random characters', 'x7#Qm2!vRz9pL&4k'],
  ])('is enough: %s', async (_, passphrase) => {
    const judged = await judgePassphrase(passphrase, []);

    expect(judged).toEqual({ score: 4, suggestions: [] });
  });
});
