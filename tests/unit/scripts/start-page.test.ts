import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { serveStartPage, type Demonstration } from '../../../scripts/demonstration/index.ts';

const demonstration: Demonstration = {
  v: 1,
  portalSecret: '',
  passphrase: 'five <words> & nothing "else"',
  accounts: [
    {
      key: 'mara',
      name: 'Mara Oduya',
      email: 'mara@arcadia.example',
      password: 'specimen-one',
      role: 'national-focal-point',
      organisation: 'Arcadia',
    },
    {
      key: 'noor',
      name: 'Noor Haddad',
      email: 'noor@registry.example',
      password: 'specimen-two',
      role: 'auditor',
      organisation: 'Registry',
    },
  ],
};

describe('the start page of a demonstration', () => {
  let page: Awaited<ReturnType<typeof serveStartPage>>;

  beforeAll(async () => {
    page = await serveStartPage(demonstration, { portalOrigin: 'http://localhost:3000', port: 0 });
  });
  afterAll(() => page.stop());

  async function html(path = '/', headers: Record<string, string> = {}): Promise<string> {
    return (await fetch(`${page.origin}${path}`, { headers })).text();
  }

  it('is not shown under the name of somebody else’s that points to this machine', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { Host: 'passwords.example' };
      request(page.origin, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

    expect(status).toBe(421);
  });

  it('answers any other address with 404', async () => {
    const answer = await fetch(`${page.origin}/demonstration.json`);

    expect(answer.status).toBe(404);
  });

  it('needs no script, no inline style and no form, and its policy allows none', async () => {
    const answer = await fetch(page.origin);
    const text = await answer.text();

    expect(text).not.toMatch(/<script|<style|<form|\sstyle=|\son[a-z]+=|javascript:/i);
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('shows what it was given as text', async () => {
    expect(await html()).toContain('five &#60;words&#62; &#38; nothing &#34;else&#34;');
  });

  it('hands a sign-in over behind the part of an address that no server sees', async () => {
    const links = [...(await html()).matchAll(/href="([^"]*\/sign-in[^"]*)"/g)].map(
      ([, href]) => new URL(href ?? ''),
    );

    expect(links.map(({ origin, pathname, search }) => [origin, pathname, search])).toStrictEqual([
      ['http://localhost:3000', '/sign-in', ''],
      ['http://localhost:3000', '/sign-in', ''],
    ]);
    const given = links.map(({ hash }) => hash.replace('#demonstration=', ''));
    expect(given.map((text) => JSON.parse(atob(text)) as unknown)).toStrictEqual([
      { email: 'mara@arcadia.example', password: 'specimen-one' },
      { email: 'noor@registry.example', password: 'specimen-two' },
    ]);
  });

  it('speaks the language that is asked for, or else the browser’s, or else English', async () => {
    const french = { 'Accept-Language': 'de-CH, fr;q=0.8, en;q=0.5' };

    expect(await html('/', { 'Accept-Language': 'de' })).toContain('<html lang="en">');
    expect(await html('/', french)).toContain('<html lang="fr">');
    expect(await html('/?lang=en', french)).toContain('<html lang="en">');
  });

  it('has its style beside it', async () => {
    const style = await fetch(`${page.origin}/start.css`);

    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await style.text()).toContain('prefers-color-scheme: dark');
  });
});
