import { describe, expect, it } from '@jest/globals';
import { CspEvaluator } from 'csp_evaluator';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import express, { type RequestHandler } from 'express';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import supertest from 'supertest';
import {
  pageHeaders,
  previewHeaders,
  workerHeaders,
} from '../../../../../server/platform/http/security-headers.ts';

async function policyOf(headers: RequestHandler): Promise<string> {
  const app = express();
  app.use(headers, (_request, response) => response.end());
  return (await supertest(app).get('/')).get('content-security-policy') ?? '';
}

function findingsAbout(policy: string) {
  return new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    .map(({ severity, directive, value }) => ({ severity, where: `${directive} ${value ?? ''}` }));
}

const page = await policyOf(pageHeaders({ publicIsLoopback: false }));
const worker = await policyOf(workerHeaders());
const preview = await policyOf(previewHeaders());

describe('the content security policies', () => {
  it('the evaluator finds what is wrong with a weak one', () => {
    const found = findingsAbout("script-src 'self' 'unsafe-inline' https:");

    expect(found.some(({ severity }) => severity === Severity.HIGH)).toBe(true);
  });

  /** Neither JSONP nor files of users are served from this origin; that much is left to check for people. */
  const accepted = { severity: Severity.MEDIUM_MAYBE, where: "script-src 'self'" };

  it('of pages: the evaluator finds nothing else', () => {
    expect(findingsAbout(page)).toEqual([accepted]);
  });

  it.each([
    ['workers', worker],
    ['the preview', preview],
  ])('of %s: the evaluator finds nothing that is of weight', (_name, policy) => {
    const heavy = findingsAbout(policy).filter(({ severity }) => severity < Severity.MEDIUM_MAYBE);

    expect(heavy).toEqual([]);
  });

  it('let WebAssembly be compiled in workers only, and nothing be evaluated anywhere', () => {
    expect(worker).toContain("'wasm-unsafe-eval'");
    for (const policy of [page, preview]) expect(policy).not.toContain('wasm-unsafe-eval');
    for (const policy of [page, worker, preview]) {
      expect(policy).not.toMatch(/'unsafe-(?:inline|eval|hashes)'|https?:|\*/);
    }
  });

  it('let the preview send nothing, not even a report about itself', () => {
    expect(preview).toContain("connect-src 'none'");
    expect(preview).not.toMatch(/report-|allow-same-origin|allow-top|allow-popups|allow-forms/);
  });
});

const sources = [
  ...(await modulesBelow('node_modules/react-aria/dist')),
  ...(await modulesBelow('node_modules/react-aria-components/dist')),
];

describe('the styles that React Aria writes itself', () => {
  const writing = sources.filter((source) => source.includes("createElement('style')"));
  const styles = writing.flatMap((source) =>
    Array.from(source.matchAll(/style\.textContent = `([^`]*)`\.trim\(\)/g), ([, text = '']) =>
      withConstants(text, source).trim(),
    ),
  );

  it('are one in each of the two modules that write any', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(writing).toHaveLength(2);
    expect(styles).toHaveLength(2);
  });

  it('are the ones that the policy of pages names', () => {
    const hashes = styles.map((text) => createHash('sha256').update(text).digest('base64'));

    const named = Array.from(page.matchAll(/'sha256-([^']+)'/g), ([, hash]) => hash);
    expect(named.toSorted()).toEqual(hashes.toSorted());
  });
});

async function modulesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const modules = names.filter((name) => name.endsWith('.mjs'));
  return Promise.all(modules.map((name) => readFile(join(folder, name), 'utf8')));
}

/** A template's text with the constants of its module put in. */
function withConstants(text: string, source: string): string {
  return text.replaceAll(/\$\{([^}]+)\}/g, (_match, name: string) => {
    const at = source.indexOf(`const ${name} = '`);
    return /'([^']*)'/.exec(source.slice(at))?.[1] ?? '';
  });
}
