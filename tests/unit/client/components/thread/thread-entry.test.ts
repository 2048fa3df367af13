import { describe, expect, it } from '@jest/globals';
import {
  isSignedAlike,
  type ThreadEntry,
} from '../../../../../client/components/thread/thread-entry.ts';

const fingerprint = 'a'.repeat(40);
const by = (accountId: string, signedWith?: string): ThreadEntry => ({
  id: '01930000-0000-7000-8000-000000000001',
  organisationId: 'court',
  accountId,
  createdAt: '2026-11-22T10:00:00.000Z',
  text: {
    status: 'opened',
    content: 'Said',
    verdict:
      signedWith === undefined
        ? { status: 'not-verified', reason: 'no-signature' }
        : { status: 'verified', fingerprint: signedWith, at: new Date(0) },
  },
});

describe('two messages', () => {
  it('are not signed alike where one of them is not verified', () => {
    expect(isSignedAlike(by('one', fingerprint), by('one'))).toBe(false);
    expect(isSignedAlike(by('one'), by('one', fingerprint))).toBe(false);
    expect(isSignedAlike(by('one'), by('one'))).toBe(false);
  });

  it('are not signed alike with another key, or by somebody else', () => {
    expect(isSignedAlike(by('one', fingerprint), by('one', 'b'.repeat(40)))).toBe(false);
    expect(isSignedAlike(by('one', fingerprint), by('other', fingerprint))).toBe(false);
  });

  it('are signed alike by the same member with the same key', () => {
    expect(isSignedAlike(by('one', fingerprint), by('one', fingerprint))).toBe(true);
  });
});
