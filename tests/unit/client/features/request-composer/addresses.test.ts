import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  clearRuleAddress,
  fieldAddress,
  ruleAddress,
} from '../../../../../client/features/request-composer/addresses.ts';
import { RequestContent } from '../../../../../core/contracts/request-content.ts';
import { clearRules, sealedRules } from '../../../../../core/contracts/request-rules.ts';

describe('the way to what is missing', () => {
  it('leads from every rule to a field of the content', () => {
    const places = Object.entries(RequestContent.shape).flatMap(([name, schema]) => {
      const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
      const members = inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
      return [name, ...members.map((member) => `${name}-${member}`)];
    });
    const ways = sealedRules
      .filter(({ place }) => place !== 'requirements')
      .map((rule) => ruleAddress(rule).slice(1));

    expect(places).toEqual(expect.arrayContaining(ways));
  });

  it('leads to the requirement that a State makes', () => {
    const rule = { code: 'requirement-translation', place: 'requirements' } as const;

    expect(ruleAddress(rule)).toBe('#requirements-translation');
  });

  it('leads to the confirmation, or to what is in clear', () => {
    expect(clearRules.map(({ code }) => clearRuleAddress(code))).toEqual([
      '#clear',
      '#confirmation',
    ]);
  });

  it('opens the panel of the asset in which a field stands', () => {
    expect(fieldAddress(['persons', 0, 'name'])).toBe('#persons-0-name');
    expect(fieldAddress(['property', 'assets', 2, 'kind'])).toBe('?asset=2#assets-2-kind');
  });
});
