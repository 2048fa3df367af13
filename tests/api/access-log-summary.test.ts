import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { parseCheckpoint, parseNote, toBase64 } from '../../core/transparency/index.ts';
import type { Actor } from '../support/actors.ts';
import { octetsOf } from '../support/octets-of.ts';
import { createTestPortal, embeddedEngine, type TestPortal } from '../support/test-portal.ts';

const run = promisify(execFile);
const year = 'from=2026-01-01T00:00:00.000Z&to=2026-12-31T23:59:59.999Z';

describe.each(embeddedEngine)('the signed summary of the access log, on %s', (engine) => {
  let portal: TestPortal;
  let expert: Actor;
  let auditor: Actor;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'summary-'));
    portal = await createTestPortal(engine);
    const state = await portal.people.organisation('state', { name: 'République d’Exemple' });
    const arabic = await portal.people.organisation('state', { name: 'دولة' });
    const court = await portal.people.organisation('court-organ');
    expert = await portal.people.member('expert', state.id);
    await portal.people.member('expert', arabic.id);
    auditor = await portal.people.member('auditor', court.id);
    for (let times = 0; times < 5; times += 1)
      await expert.post('/cases', { reference: 'ICC-01/26-NO-1' }).expect(403);
    // The key is made now; that takes a machine with much to do some seconds.
    await portal.anonymous().get('/access-log/report-certificate').expect(200);
  }, 60_000);
  afterAll(async () => {
    await portal.close();
    await rm(folder, { recursive: true });
  });

  const path = '/access-log/export/summary';
  const summary = (query = year) => octetsOf(auditor.get(`${path}?${query}`).expect(200));

  it('answers nobody but auditors', async () => {
    expect((await portal.anonymous().get(`${path}?${year}`)).body).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect((await expert.get(`${path}?${year}`)).body).toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each(['', `${year}&language=de`, 'from=2026-01-01T00:00:00.000Z&to=2025-01-01T00:00:00.000Z'])(
    'refuses %j',
    async (query) => {
      expect((await auditor.get(`${path}?${query}`)).body).toMatchObject({
        code: 'VALIDATION_FAILED',
      });
    },
  );

  it.each([
    ['en', ['Summary of the access log', 'By organisation of the actor', 'denials, at']],
    ['fr', ['Synthèse du journal des accès', 'Par organisation de l’auteur', 'refus, dont']],
  ])('says what happened, in %s', async (language, words) => {
    const pdf = await summary(`${year}&language=${language}`);

    const text = await textOf(pdf);
    const note = parseNote((await auditor.get('/access-log/checkpoint')).text);
    const { size, root } = parseCheckpoint(note.text);
    for (const word of [...words, 'case.create', 'République d’Exemple', String(size)])
      expect(text).toContain(word);
    // Lines end within them where there is no room for more.
    const unbroken = text.replaceAll(/\s/g, '');
    expect(unbroken).toContain(toBase64(root));
    expect(unbroken).toContain('localhost/access-log+');
  });

  it('is signed by the certificate that the portal shows, over every octet of it', async () => {
    const pdf = await summary();
    const pem = await octetsOf(
      portal.anonymous().get('/access-log/report-certificate').expect(200),
    );

    const { signed, signature } = partsOf(pdf);
    await writeFile(join(folder, 'signed'), signed);
    await writeFile(join(folder, 'signature'), signature);
    await writeFile(join(folder, 'certificate'), pem);
    const verify = (content: string) =>
      run('openssl', [
        ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', join(folder, 'signature')],
        ...['-content', join(folder, content), '-out', join(folder, 'out')],
        ...['-CAfile', join(folder, 'certificate'), '-purpose', 'any'],
      ]);

    const { stderr } = await verify('signed');
    expect(stderr).toContain('successful');
    await writeFile(join(folder, 'altered'), Buffer.from(signed).fill('1', 700, 701));
    await expect(verify('altered')).rejects.toThrow();
    const fingerprint = new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();
    const text = (await textOf(pdf)).replaceAll(/\s/g, '');
    expect(text).toContain(fingerprint);
  });

  it('is signed by the same certificate the next time', async () => {
    const certificate = () =>
      octetsOf(portal.anonymous().get('/access-log/report-certificate').expect(200));

    expect(await certificate()).toEqual(await certificate());
  });
});

async function textOf(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, (_page, at) => at + 1);
  const texts: string[] = [];
  for (const number of pages) {
    const content = await (await document.getPage(number)).getTextContent();
    texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return texts.join(' ').replaceAll(/ +/g, ' ');
}

/** What the signature stands over, and the signature, by the ranges that the document names (ISO 32000-1, 12.8.1). */
function partsOf(pdf: Buffer): { signed: Buffer; signature: Buffer } {
  const range = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]/.exec(pdf.toString('latin1'));
  const [, start = 0, length = 0, next = 0, rest = 0] = range?.map(Number) ?? [];
  expect([start, next + rest]).toEqual([0, pdf.length]);
  const hexadecimal = pdf.subarray(length + 1, next - 1).toString('latin1');
  return {
    signed: Buffer.concat([pdf.subarray(0, length), pdf.subarray(next)]),
    signature: Buffer.from(hexadecimal.replace(/(?:00)+$/, ''), 'hex'),
  };
}
