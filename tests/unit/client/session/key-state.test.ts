import { describe, expect, it } from '@jest/globals';
import { stateOf } from '../../../../client/session/key-state.ts';

const fingerprint = 'ab'.repeat(20);
const held = {
  fingerprint,
  organisationKeys: 0,
  refusedGrants: 0,
  organisationHasKey: false,
  locksAt: 900_000,
  busy: false,
};

describe('the state of the keys', () => {
  it('is not known before the portal has said what it has', () => {
    expect(stateOf(undefined)).toEqual({ status: 'unknown' });
  });

  it('asks for the ceremony where no key was ever published', () => {
    expect(stateOf('none')).toEqual({ status: 'missing' });
  });

  it('tells a locked key from one whose private part is elsewhere', () => {
    expect(stateOf({ fingerprint, hasBackup: true })).toEqual({ status: 'locked', fingerprint });
    expect(stateOf({ fingerprint, hasBackup: false })).toEqual({ status: 'brought', fingerprint });
  });

  it('says what an unlocked key still waits for', () => {
    const waiting = { status: 'waiting', fingerprint };

    expect(stateOf('none', held)).toEqual({ ...waiting, reason: 'no-organisation-key' });
    expect(stateOf('none', { ...held, organisationHasKey: true, refusedGrants: 1 })).toEqual({
      ...waiting,
      reason: 'not-admitted',
    });
  });

  it('is unlocked with a key of the organisation', () => {
    expect(stateOf('none', { ...held, organisationKeys: 2, busy: true })).toEqual({
      status: 'unlocked',
      fingerprint,
      organisationKeys: 2,
      refusedGrants: 0,
      locksAt: 900_000,
      busy: true,
    });
  });
});
