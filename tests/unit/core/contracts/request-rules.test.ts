import { describe, expect, it } from '@jest/globals';
import type { RequestDraft } from '../../../../core/contracts/request-draft.ts';
import {
  clearRules,
  missingInClear,
  missingInContent,
  sealedRules,
  type ClearRequest,
  type SealedCheck,
} from '../../../../core/contracts/request-rules.ts';
import { RequirementCode } from '../../../../core/contracts/state-profiles.ts';
import { Measure } from '../../../../core/contracts/vocabulary.ts';

const today = '2026-11-22';
const letter = { reference: 'NV/2026-118', on: '2026-11-02' };

const complete: ClearRequest = {
  flow: 'court-to-state',
  formality: 'formal',
  measure: 'freeze',
  urgency: { level: 'routine' },
  responseTarget: '2026-11-23',
  confirmation: letter,
};

function missingOf(clear: ClearRequest): string[] {
  return missingInClear({ clear, today }).map(({ code }) => code);
}

describe('what the server sees of a request', () => {
  it('is complete as written here', () => {
    expect(missingOf(complete)).toEqual([]);
  });

  it.each([
    ['2026-11-21', ['target-to-come']],
    ['2026-11-22', ['target-to-come']],
    ['2026-11-23', []],
  ])('annex I, OP 8-13: the target lies in days to come (%s)', (responseTarget, missing) => {
    expect(missingOf({ ...complete, responseTarget })).toEqual(missing);
  });

  const { confirmation: _none, ...unconfirmed } = complete;
  const urgency = { level: 'urgent', ground: 'hearing-date' } as const;
  it.each([
    ['a formal routine request of the Court', {}, ['confirmation']],
    ['a formal routine request to the Court', { flow: 'state-to-court' }, ['confirmation']],
    ['a formal urgent one, which goes ahead (art. 96(1))', { urgency }, []],
    ['an informal one', { formality: 'informal' }, []],
    ['one between States', { flow: 'state-to-state' }, []],
  ] as const)('art. 87(1): unconfirmed, %s', (_name, more, missing) => {
    expect(missingOf({ ...unconfirmed, ...more })).toEqual(missing);
  });
});

const nobody: SealedCheck['profile'] = { languages: [], requirements: [] };

/** Complete for every measure and for a State that demands everything. */
const full: RequestDraft = {
  subject: 'Accounts of a holding',
  language: 'fr',
  purpose: { summary: 'To find', assistance: 'Tracing', legalBasis: '93(1)(k)', grounds: 'Paid' },
  location: 'Capital',
  facts: 'Between two dates',
  procedure: 'With notice to nobody',
  requirements: RequirementCode.options.map((code) => ({ code, text: 'As the law demands' })),
  persons: [{ kind: 'legal', name: 'A holding' }],
  property: {
    basis: 'amount',
    amount: { amount: '1200000', currency: 'EUR' },
    whyThere: 'Paid in',
  },
  earlierOrders: 'None',
  claims: 'None known',
  contact: { name: 'The desk', reach: '+31 70 000 0000', languages: ['en'] },
};

function missingIn(
  content: RequestDraft,
  measure: Measure,
  profile: SealedCheck['profile'] = nobody,
): string[] {
  return missingInContent({ measure, content, profile }).map(({ code }) => code);
}

function without(...members: (keyof RequestDraft)[]): RequestDraft {
  return Object.fromEntries(
    Object.entries(full).filter(([member]) => !members.some((gone) => gone === member)),
  );
}

describe('what only the browsers see of a request', () => {
  const demanding = { languages: ['fr'], requirements: RequirementCode.options };

  it.each(Measure.options)(
    'is complete for %s as written here, whatever is demanded',
    (measure) => {
      expect(missingIn(full, measure, demanding)).toEqual([]);
    },
  );

  /** The rule, its source, the content that breaks nothing else, the measures that need it, and those that do not. */
  const rules = [
    ['subject', 'art. 96(2)(a)', { ...full, subject: ' ' }, Measure.options, []],
    [
      'purpose',
      'art. 96(2)(a)',
      { ...full, purpose: { ...full.purpose, summary: '' } },
      Measure.options,
      [],
    ],
    [
      'assistance',
      'art. 96(2)(a)',
      { ...full, purpose: { ...full.purpose, assistance: '\n' } },
      Measure.options,
      [],
    ],
    [
      'legal-basis',
      'art. 96(2)(a)',
      { ...full, purpose: { ...full.purpose, legalBasis: '' } },
      Measure.options,
      [],
    ],
    [
      'grounds',
      'art. 96(2)(a)',
      { ...full, purpose: { ...full.purpose, grounds: '' } },
      Measure.options,
      [],
    ],
    [
      'location',
      'art. 96(2)(b)',
      without('location'),
      ['freeze', 'seize', 'forfeit', 'release'],
      ['identify', 'trace', 'monitor', 'inform'],
    ],
    [
      'facts',
      'art. 96(2)(c)',
      without('facts'),
      ['freeze', 'seize', 'forfeit', 'release', 'identify', 'trace', 'monitor'],
      ['inform'],
    ],
    [
      'procedure',
      'art. 96(2)(d)',
      without('procedure'),
      ['freeze', 'seize', 'forfeit', 'monitor'],
      ['identify', 'trace', 'inform', 'release'],
    ],
    [
      'persons',
      'Regulation (EU) 2018/1805',
      without('persons'),
      ['freeze', 'seize', 'forfeit', 'monitor'],
      ['identify', 'trace', 'inform', 'release'],
    ],
    [
      'property',
      'Regulation (EU) 2018/1805',
      { ...full, property: { basis: 'amount', whyThere: 'Paid in' } },
      ['freeze', 'seize', 'forfeit', 'release'],
      ['identify', 'trace', 'monitor', 'inform'],
    ],
    [
      'why-there',
      'Regulation (EU) 2018/1805',
      { ...full, property: { ...full.property, whyThere: '' } },
      ['freeze', 'seize'],
      ['forfeit', 'release', 'identify', 'trace', 'monitor', 'inform'],
    ],
    [
      'third-parties',
      'art. 93(1)(k)',
      without('claims'),
      ['freeze', 'seize', 'forfeit'],
      ['release', 'identify', 'trace', 'monitor', 'inform'],
    ],
    [
      'earlier-orders',
      'Regulation (EU) 2018/1805',
      without('earlierOrders'),
      ['forfeit', 'release'],
      ['freeze', 'seize', 'identify', 'trace', 'monitor', 'inform'],
    ],
    ['language', 'art. 87(2)', without('language'), Measure.options, []],
    [
      'contact',
      'Regulation (EU) 2018/1805',
      { ...full, contact: { name: 'The desk', reach: '+31' } },
      Measure.options,
      [],
    ],
  ] as const satisfies readonly (readonly [
    string,
    string,
    RequestDraft,
    readonly Measure[],
    readonly Measure[],
  ])[];

  describe.each(rules)('%s (%s)', (code, source, content, needing, free) => {
    it.each(needing)('is missed for %s', (measure) => {
      expect(missingIn(content, measure)).toEqual([code]);
    });

    it('is missed for no other measure', () => {
      expect([...needing, ...free].toSorted()).toEqual(Measure.options.toSorted());
      for (const measure of free) expect(missingIn(content, measure)).not.toContain(code);
    });

    it('says where it comes from', () => {
      const rule = sealedRules.find((each) => each.code === code);
      expect(rule?.source).toContain(source);
    });
  });

  it.each(['identify', 'trace', 'monitor'] as const)(
    'art. 96(2)(b): %s needs a place or a person, either of them',
    (measure) => {
      const places = { ...without('location', 'persons'), location: 'Capital' };
      const persons = { ...without('location') };

      expect(missingIn(without('location', 'persons'), measure)).toContain('person-or-place');
      expect(missingIn(places, measure)).not.toContain('person-or-place');
      expect(missingIn(persons, measure)).not.toContain('person-or-place');
    },
  );

  it.each([
    [{ basis: 'specific-items', assets: [] }, ['property']],
    [{ basis: 'specific-items', assets: [{ kind: 'cash' }] }, []],
    [{ basis: 'amount', amount: { amount: '5' } }, ['property']],
    [{ basis: 'equivalent-value', amount: { amount: '5', currency: 'EUR' } }, []],
    [undefined, ['property']],
  ] as const)(
    'Regulation (EU) 2018/1805: %j is property to release, or not',
    (property, missing) => {
      const content = { ...without('property'), ...(property && { property }) } as RequestDraft;

      expect(missingIn(content, 'release')).toEqual(missing);
    },
  );

  it.each([
    ['fr', ['en', 'fr'], []],
    ['fr', [], []],
    ['fr', ['en'], ['language']],
  ])('art. 87(2): %s where the State takes %j', (language, languages, missing) => {
    expect(missingIn({ ...full, language }, 'trace', { languages, requirements: [] })).toEqual(
      missing,
    );
  });

  describe.each(RequirementCode.options)('art. 96(2)(e): %s', (required) => {
    const profile = { languages: [], requirements: [required] };
    const others = (full.requirements ?? []).filter(({ code }) => code !== required);

    it('is missed where the State demands it', () => {
      const blank = { ...full, requirements: [...others, { code: required, text: ' ' }] };
      for (const content of [{ ...full, requirements: others }, blank, without('requirements')]) {
        expect(missingIn(content, 'freeze', profile)).toEqual([`requirement-${required}`]);
      }
    });

    it('is missed nowhere else, and never of what only informs', () => {
      expect(missingIn({ ...full, requirements: others }, 'freeze')).toEqual([]);
      expect(missingIn({ ...full, requirements: others }, 'inform', profile)).toEqual([]);
    });
  });

  it('asks less of tracing than of freezing', () => {
    const [tracing, freezing] = (['trace', 'freeze'] as const).map((measure) =>
      missingIn({}, measure),
    );

    expect(freezing).toEqual(expect.arrayContaining(['procedure', 'persons', 'property']));
    expect(tracing).not.toEqual(expect.arrayContaining(['procedure']));
    expect(tracing?.length).toBeLessThan(freezing?.length ?? 0);
  });
});

it('names each rule once, and its source', () => {
  const rules = [...clearRules, ...sealedRules];
  const codes = rules.map(({ code }) => code);

  expect(new Set(codes).size).toBe(codes.length);
  for (const { source } of rules) {
    expect(source).toMatch(/^(?:Rome Statute, art\. |Regulation \(EU\) |ICC-ASP\/)/);
  }
});
