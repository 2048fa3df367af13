import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import {
  AccessAction,
  AccessObjectType,
  AccessOutcome,
  AccessPhase,
} from '../../../../../core/contracts/access-log.ts';

type Catalogue = { readonly [key: string]: string | Catalogue };

/** The text at a path of keys, as `t` looks it up. */
function textAt(catalogue: Catalogue, path: string): string | undefined {
  const found = path
    .split('.')
    .reduce<string | Catalogue | undefined>(
      (inner, key) => (typeof inner === 'object' ? inner[key] : undefined),
      catalogue,
    );
  return typeof found === 'string' ? found : undefined;
}

describe.each(['en', 'fr'])('the words of the access log, in %s', (language) => {
  it.each([
    ['actions', AccessAction.options],
    ['objects', AccessObjectType.options],
    ['outcomes', AccessOutcome.options],
    ['phases', AccessPhase.options],
  ])('lack none of the closed list of %s', async (group, codes) => {
    const file = await readFile(`client/locales/${language}/log.json`, 'utf8');
    const catalogue = JSON.parse(file) as Catalogue;

    expect(codes.filter((code) => !textAt(catalogue, `${group}.${code}`))).toEqual([]);
  });
});
