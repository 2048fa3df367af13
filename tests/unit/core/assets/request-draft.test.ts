import { describe, expect, it } from '@jest/globals';
import { requestOf, whatIsMissingInRequest } from '../../../../core/assets/index.ts';
import type { RequestDraft } from '../../../../core/contracts/request-draft.ts';

const COMPLETE: RequestDraft = {
  subject: 'Accounts of a company',
  language: 'fr',
  purpose: { summary: 'Purpose', assistance: 'Help', legalBasis: 'Article 93', grounds: 'Why' },
  contact: { name: 'A. Person', reach: '+31 70 000 00 00', languages: ['fr'] },
};
const missingPaths = (draft: RequestDraft) =>
  whatIsMissingInRequest(draft).map(({ path, code }) => `${path.join('-')} ${code}`);

describe('whatIsMissingInRequest', () => {
  it('names the parts that no request is without', () => {
    expect(missingPaths({})).toEqual([
      'subject missing',
      'language missing',
      'purpose missing',
      'contact missing',
    ]);
  });

  it('takes no contact that speaks no language', () => {
    const contact = { ...COMPLETE.contact, languages: [] };

    expect(missingPaths({ ...COMPLETE, contact })).toEqual(['contact-languages missing']);
  });

  it('asks for the name of a person that was added', () => {
    expect(missingPaths({ ...COMPLETE, persons: [{ kind: 'natural' }] })).toEqual([
      'persons-0-name missing',
    ]);
  });

  it('finds the private key of a wallet among the assets', () => {
    const value = `5${'H'.repeat(50)}`;
    const identifiers = [{ scheme: 'crypto-address', value }];
    const property = { basis: 'specific-items', assets: [{ identifiers }] };

    expect(missingPaths({ ...COMPLETE, property })).toContain(
      'property-assets-0-identifiers-0-value private-key',
    );
    expect(() => requestOf({ ...COMPLETE, property })).toThrow('private key');
  });

  it('asks how the property is determined once something is said of it', () => {
    const property = { whyThere: 'A transfer went there.' };

    expect(missingPaths({ ...COMPLETE, property })).toEqual(['property-basis missing']);
  });
});

describe('requestOf', () => {
  it('leaves out what was touched and left blank', () => {
    const draft: RequestDraft = {
      ...COMPLETE,
      facts: '  ',
      property: { whyThere: '', amount: { amount: '', currency: '' } },
      requirements: [{ code: 'translation', text: ' ' }],
    };

    expect(requestOf(draft)).toEqual({
      ...COMPLETE,
      requirements: [],
      persons: [],
      otherStates: [],
    });
  });

  it('keeps property that is determined by its amount', () => {
    const property = { basis: 'amount', amount: { amount: '100', currency: 'EUR' } };

    expect(requestOf({ ...COMPLETE, property }).property).toEqual({ ...property, assets: [] });
  });
});
