import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { RecordContent } from '../../../../../core/contracts/sealed-payloads.ts';
import type { DraftPath } from '../../../../../client/components/drafting/draft-path.ts';
import { fieldNameOf } from '../../../../../client/components/drafting/field-names.ts';

const locales = new URL('../../../../../client/locales/', import.meta.url);

function labelsIn(language: string): object {
  const catalogue: unknown = JSON.parse(
    readFileSync(new URL(`${language}/records.json`, locales), 'utf8'),
  );
  return z.object({ fields: z.record(z.string(), z.string()) }).parse(catalogue).fields;
}

/** The way to every text of a record, as a form has a field for it. */
function leaves(schema: unknown, path: DraftPath): DraftPath[] {
  if (schema instanceof z.ZodOptional) return leaves(schema.unwrap(), path);
  if (schema instanceof z.ZodArray) return leaves(schema.element, [...path, 0]);
  if (!(schema instanceof z.ZodObject)) return [path];
  return Object.entries(schema.shape).flatMap(([name, member]) => leaves(member, [...path, name]));
}

describe.each(['en', 'fr'])('the labels of a record in %s', (language) => {
  it('name every field that there is', () => {
    const names = leaves(RecordContent, []).map(fieldNameOf);

    expect(names.length).toBeGreaterThan(30);
    expect(Object.keys(labelsIn(language))).toEqual(expect.arrayContaining(names));
  });
});
