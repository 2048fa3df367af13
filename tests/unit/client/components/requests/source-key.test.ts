import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { sourceKeyOf } from '../../../../../client/components/requests/source-key.ts';
import { clearRules, sealedRules } from '../../../../../core/contracts/request-rules.ts';
import { RequirementCode } from '../../../../../core/contracts/state-profiles.ts';

const Words = z.record(z.string(), z.string());
const Vocabulary = z.object({ requestRules: Words, ruleSources: Words, requirements: Words });

function vocabularyIn(language: string) {
  const path = `../../../../../client/locales/${language}/vocabulary.json`;
  return Vocabulary.parse(JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')));
}
const rules = [...clearRules, ...sealedRules];

describe.each(['en', 'fr'])('the words of the rules in %s', (language) => {
  const { requestRules, ruleSources, requirements } = vocabularyIn(language);

  it('say of every rule what is missing', () => {
    expect(Object.keys(requestRules)).toEqual(
      expect.arrayContaining(rules.map(({ code }) => code)),
    );
  });

  it('say of every rule where it comes from', () => {
    const sources = rules.map(({ source }) => sourceKeyOf(source));

    expect(Object.keys(ruleSources)).toEqual(expect.arrayContaining(sources));
  });

  it('name all that a State may demand', () => {
    expect(Object.keys(requirements)).toEqual(expect.arrayContaining(RequirementCode.options));
  });
});
