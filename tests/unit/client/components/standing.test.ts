import { describe, expect, it } from '@jest/globals';
import { standingOf } from '../../../../client/components/verdicts/standing.ts';

const stranger = { isSelf: false, compared: undefined };
const verified = { status: 'verified', fingerprint: 'aa', at: new Date(0) } as const;
const notVerified = { status: 'not-verified', reason: 'bad-signature' } as const;

describe('standingOf', () => {
  it('relies on no signature that is not verified, whoever it names', () => {
    const known = { isSelf: true, compared: { fingerprint: 'aa' } };

    expect(standingOf(notVerified, known)).toBe('not-verified');
  });

  it('does not take a signature for that of the key that was compared when another made it', () => {
    const compared = { fingerprint: 'bb' };

    expect(standingOf(verified, { ...stranger, compared })).toBe('other-key');
    expect(standingOf(verified, { isSelf: true, compared })).toBe('other-key');
  });

  it('says that nobody has compared the key', () => {
    expect(standingOf(verified, stranger)).toBe('not-compared');
  });

  it('relies on the key that was compared, and on the own one', () => {
    const compared = { fingerprint: 'aa' };

    expect(standingOf(verified, { ...stranger, compared })).toBe('compared');
    expect(standingOf(verified, { ...stranger, isSelf: true })).toBe('own');
  });
});
