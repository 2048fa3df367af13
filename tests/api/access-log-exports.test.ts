import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  bundlesOf,
  parseCheckpoint,
  parseNote,
  parsePolicy,
  tilePath,
  tilesOf,
  verifyLog,
} from '../../core/transparency/index.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import type { Actor } from '../support/actors.ts';
import { createLogReader } from '../support/matrix-records.ts';
import { octetsOf } from '../support/octets-of.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';
import { createTestWitness } from '../support/test-witness.ts';

const run = promisify(execFile);
const routes = ['export', 'export/csv', 'export/ocsf'] as const;

describe.each(engines)('exports of the access log, on %s', (engine) => {
  let portal: TestPortal;
  let expert: Actor;
  let auditor: Actor;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    const state = await portal.people.organisation('state');
    const court = await portal.people.organisation('court-organ');
    expert = await portal.people.member('expert', state.id);
    auditor = await portal.people.member('auditor', court.id);
    await Promise.all(Array.from({ length: 300 }, () => expert.get('/cases').expect(200)));
  });
  afterAll(() => portal.close());

  const get = (path: string, by = auditor) => by.get(`/access-log/${path}`);
  const fetched = (path: string) => octetsOf(get(path).expect(200));
  const linesOf = async (path: string) => (await fetched(path)).toString().trimEnd().split(/\r?\n/);

  describe.each(routes)('GET /access-log/%s', (path) => {
    it('answers nobody but auditors', async () => {
      expect((await get(path, portal.anonymous())).body).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect((await get(path, expert)).body).toMatchObject({ code: 'FORBIDDEN' });
    });

    it('refuses what it does not know', async () => {
      expect((await get(`${path}?name=x`)).body).toMatchObject({ code: 'VALIDATION_FAILED' });
    });

    it('is an act that is in a signed checkpoint before anything leaves', async () => {
      const log = createLogReader(portal);
      const head = await log.head();

      await fetched(path);

      const [intent, result] = await log.actsFrom(head);
      expect(intent).toMatchObject({ phase: 'intent', actor: { id: auditor.id } });
      expect(result).toMatchObject({ action: intent?.action, outcome: 'success' });
      const { text } = await get('checkpoint').expect(200);
      expect(parseCheckpoint(parseNote(text).text).size).toBeGreaterThan(head);
    });
  });

  describe('the tar file', () => {
    it('holds exactly the key, the checkpoint, the tiles and the entries, and verifies', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'export-'));
      const response = await get('export');
      await writeFile(join(folder, 'log.tar'), await fetched('export'));

      const { stdout } = await run('tar', ['-tf', 'log.tar'], { cwd: folder });
      await run('tar', ['-xf', 'log.tar'], { cwd: folder });

      expect(response.headers).toMatchObject({
        'content-type': 'application/x-tar',
        'content-disposition': 'attachment; filename="access-log.tar"',
        'cache-control': 'no-store',
      });
      const read = (path: string) => readFile(join(folder, path));
      const { size } = parseCheckpoint(parseNote(String(await read('checkpoint'))).text);
      const tiles = [...tilesOf(size), ...bundlesOf(size)].map(tilePath);
      expect(size).toBeGreaterThan(512);
      expect(stdout.trimEnd().split('\n')).toEqual(['vkey', 'checkpoint', ...tiles]);
      const policy = parsePolicy(`log ${String(await read('vkey')).trim()}\nquorum none\n`);
      const verified = await verifyLog({ source: { read }, policy, hasher });
      expect(verified.entries).toBe(size);
      await rm(folder, { recursive: true });
    });
  });

  describe('CSV', () => {
    it('has a line for each entry that fits, oldest first, with the hash of its leaf', async () => {
      const log = createLogReader(portal);
      const before = await log.head();

      const [head, ...lines] = await linesOf('export/csv?action=case.list&outcome=success');

      const indexes = lines.map((line) => Number(line.slice(1, line.indexOf('",'))));
      const entries = await log.entriesFrom(0);
      const expected = [...entries.slice(0, before).entries()]
        .filter(([, entry]) => entry.action === 'case.list' && entry.outcome === 'success')
        .map(([index]) => index);
      expect(head).toMatch(/^"index","leaf hash","time"/);
      expect(expected).toHaveLength(300);
      expect(indexes).toEqual(expected);
    });

    it('says by its headers what it is', async () => {
      const { headers } = await get('export/csv?action=case.close').expect(200);

      expect(headers).toMatchObject({
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': 'attachment; filename="access-log.csv"',
      });
    });
  });

  describe('OCSF', () => {
    it('has an event for each entry that fits, with the leaf as it is in the log', async () => {
      const lines = await linesOf(`export/ocsf?actor=${expert.id}&action=session.second-factor`);

      const events = lines.map(
        (line) => JSON.parse(line) as { metadata: { sequence: number }; raw_data: string },
      );
      const entries = await createLogReader(portal).entriesFrom(0);
      expect(events.length).toBeGreaterThan(0);
      for (const { metadata, raw_data: leaf } of events)
        expect(JSON.parse(leaf)).toEqual(entries[metadata.sequence]);
    });
  });
});

describe('an export of a log whose checkpoints need a witness', () => {
  it('leaves only once a witness has signed for a checkpoint that holds the act', async () => {
    const witness = await createTestWitness();
    const witnessPolicy = `${witness.policyLine}quorum ${witness.name}\n`;
    const portal = await createTestPortal('sqlite', { witnessPolicy });
    const { id } = await portal.people.organisation('court-organ');
    const auditor = await portal.people.member('auditor', id);
    const log = createLogReader(portal);
    const head = await log.head();

    const exported = octetsOf(auditor.get('/access-log/export/csv').expect(200));
    const { note, size } = await newestBeyond(auditor, head);
    const beforeSigning = await log.actsFrom(head);
    const cosignature = await witness.cosign(note);
    await portal.anonymous().post('/access-log/cosignatures', { size, cosignature }).expect(204);

    expect(beforeSigning).toMatchObject([{ action: 'access-log.export-csv', phase: 'intent' }]);
    expect(String(await exported)).toContain('"access-log.export-csv"');
    await portal.close();
  });
});

/** Asks until the log has signed for more than `head` entries. */
async function newestBeyond(by: Actor, head: number): Promise<{ note: string; size: number }> {
  for (;;) {
    const { status, text: note } = await by.get('/access-log/checkpoint?newest=true');
    const size = status === 200 ? parseCheckpoint(parseNote(note).text).size : 0;
    if (size > head) return { note, size };
  }
}
