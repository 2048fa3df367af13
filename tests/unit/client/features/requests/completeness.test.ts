import { describe, expect, it } from '@jest/globals';
import type { RequestPayload } from '../../../../../core/contracts/request-content.ts';
import { REQUEST_RULES_VERSION } from '../../../../../core/contracts/request-rules.ts';
import { completenessOf } from '../../../../../client/features/requests/detail/content/completeness.ts';

const profile = { version: 3, languages: ['fr'], requirements: [] };
const payload: RequestPayload = {
  v: 1,
  type: 'request',
  requestId: '01930000-0000-7000-8000-000000000001',
  checklist: {
    measure: 'trace',
    rulesVersion: REQUEST_RULES_VERSION,
    profileVersion: 3,
    missing: [],
  },
  subject: 'Accounts of a company',
  language: 'fr',
  purpose: {
    summary: 'To find accounts',
    assistance: 'A search of the register of accounts',
    legalBasis: 'Article 93(1)(k)',
    grounds: 'Payments that were traced',
  },
  facts: 'What is known',
  location: 'Dakar',
  requirements: [],
  persons: [],
  otherStates: [],
  contact: { name: 'A desk', reach: 'by telephone', languages: ['fr'] },
};

describe('the completeness that a reader finds', () => {
  it('does not follow the author who signed that nothing is missing', () => {
    const { location: _, ...content } = payload;

    const { isSignedComplete, now } = completenessOf('trace', content, profile);

    expect(isSignedComplete).toBe(true);
    expect(now.map(({ code }) => code)).toEqual(['person-or-place']);
  });

  it('knows what the State demands by now', () => {
    const stricter = { ...profile, version: 4, requirements: ['undertaking-on-costs' as const] };

    const { now, isOtherBasis } = completenessOf('trace', payload, stricter);

    expect(now.map(({ code }) => code)).toEqual(['requirement-undertaking-on-costs']);
    expect(isOtherBasis).toBe(true);
  });

  it('says what the author signed as missing', () => {
    const checklist = { ...payload.checklist, missing: ['facts'] };

    const { isSignedComplete, signed } = completenessOf(
      'trace',
      { ...payload, checklist },
      profile,
    );

    expect(isSignedComplete).toBe(false);
    expect(signed.map(({ code }) => code)).toEqual(['facts']);
  });

  it('takes no comfort from a missing rule that this table does not know', () => {
    const checklist = { ...payload.checklist, rulesVersion: 99, missing: ['unheard-of'] };

    const found = completenessOf('trace', { ...payload, checklist }, profile);

    expect(found).toMatchObject({ isSignedComplete: false, signed: [], isOtherBasis: true });
  });

  it('says for which measure the author signed, where the portal names another', () => {
    const traced = completenessOf('trace', payload, profile);
    const frozen = completenessOf('freeze', payload, profile);

    expect(traced.signedMeasure).toBeUndefined();
    expect(frozen.signedMeasure).toBe('trace');
  });

  it('agrees with a request that lacks nothing', () => {
    expect(completenessOf('trace', payload, profile)).toEqual({
      isSignedComplete: true,
      signed: [],
      now: [],
      isOtherBasis: false,
    });
  });
});
