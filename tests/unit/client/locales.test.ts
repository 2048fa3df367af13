import { describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';

type Catalogue = { readonly [key: string]: string | Catalogue };

const folder = 'client/locales';
const NOTE = '_context';
const namespaces = (await readdir(`${folder}/en`)).map((file) => file.replace('.json', ''));

async function read(language: string, namespace: string): Promise<Catalogue> {
  return JSON.parse(await readFile(`${folder}/${language}/${namespace}.json`, 'utf8')) as Catalogue;
}

/** Every text with the path of keys that leads to it; the notes for translators are none. */
function textsOf(catalogue: Catalogue, path = ''): [string, string][] {
  return Object.entries(catalogue)
    .filter(([key]) => key !== NOTE)
    .flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[path + key, value]] : textsOf(value, `${path}${key}.`),
    );
}

function groupsWithoutNote(catalogue: Catalogue, path: string): string[] {
  const inner = Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [] : groupsWithoutNote(value, `${path}.${key}`),
  );
  return typeof catalogue[NOTE] === 'string' ? inner : [path, ...inner];
}

/** A key without the plural category that a language adds to it. */
function withoutPlural(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/, '');
}

function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{\{[^}]*\}\}|<[^>]+>/g)].map(([found]) => found).toSorted();
}

/** What French takes in every plural category that its browsers know. */
const FRENCH_PLURALS = ['one', 'many', 'other'];

describe.each(namespaces)('the catalogue %s', (namespace) => {
  it('tells translators where each group of strings stands', async () => {
    expect(groupsWithoutNote(await read('en', namespace), namespace)).toEqual([]);
  });

  it('has the same strings in both languages, and none that is empty', async () => {
    const english = textsOf(await read('en', namespace));
    const french = textsOf(await read('fr', namespace));
    const keys = (texts: [string, string][]) =>
      [...new Set(texts.map(([key]) => withoutPlural(key)))].toSorted();

    expect(keys(french)).toEqual(keys(english));
    expect([...english, ...french].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('has every plural that French needs', async () => {
    const french = textsOf(await read('fr', namespace)).map(([key]) => key);
    const plurals = [
      ...new Set(french.filter((key) => key !== withoutPlural(key)).map(withoutPlural)),
    ];
    const wanted = plurals.flatMap((key) => FRENCH_PLURALS.map((category) => `${key}_${category}`));

    expect(wanted.filter((key) => !french.includes(key))).toEqual([]);
  });

  it('has the same placeholders in both languages', async () => {
    const english = new Map(textsOf(await read('en', namespace)));
    const differing = textsOf(await read('fr', namespace)).filter(([key, text]) => {
      const source = english.get(key) ?? english.get(`${withoutPlural(key)}_other`) ?? '';
      return placeholdersOf(source).join(' ') !== placeholdersOf(text).join(' ');
    });

    expect(differing).toEqual([]);
  });

  it('sets French punctuation with spaces that do not break', async () => {
    const french = textsOf(await read('fr', namespace));

    expect(
      french.filter(([, text]) =>
        /[^\u00a0\u202f:] ?[;!?»]|[^\u00a0]:(?!\/\/|\d)|« /.test(text.replaceAll(/TLP:\S+/g, '')),
      ),
    ).toEqual([]);
  });
});
