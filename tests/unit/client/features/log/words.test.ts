import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import {
  AccessAction,
  AccessObjectType,
  AccessOutcome,
  AccessPhase,
} from '../../../../../core/contracts/access-log.ts';
import { AnomalyRule } from '../../../../../core/contracts/access-log-anomalies.ts';

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

  it.each(['rules', 'figures'])('lack no anomaly among the %s', async (group) => {
    const file = await readFile(`client/locales/${language}/anomalies.json`, 'utf8');
    const catalogue = JSON.parse(file) as Catalogue;
    const isSaid = (rule: string) =>
      [rule, `${rule}_other`].some((key) => textAt(catalogue, `${group}.${key}`));

    expect(AnomalyRule.options.filter((rule) => !isSaid(rule))).toEqual([]);
  });

  it('lack none of the codes that tell what is wrong with a log', async () => {
    const source = await readFile('core/transparency/errors.ts', 'utf8');
    const codes = [...source.matchAll(/'(E_[A-Z_]+)'/g)].map(([, code = '']) => code);
    const file = await readFile(`client/locales/${language}/proofs.json`, 'utf8');
    const catalogue = JSON.parse(file) as Catalogue;

    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => !textAt(catalogue, `codes.${code}`))).toEqual([]);
  });
});
