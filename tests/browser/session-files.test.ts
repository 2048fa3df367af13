import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import type { Page } from 'playwright-core';
import { FilePage } from '../../core/contracts/files.ts';
import { listFiles } from '../../core/exchange/index.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { embeddedEngine } from '../support/test-portal.ts';
import { deposit, draft, fingerprintOf } from '../support/exchange-people.ts';
import { bytesOf } from '../support/sealing.ts';
import { aRecord, createSessionStage, type SessionStage } from '../support/session-stage.ts';
import { storedOctetsOf } from '../support/stored-octets.ts';
import type {} from './session-page/page.ts';

const MB = 1024 * 1024;

function isPart({ method, url }: IncomingMessage): boolean {
  return method === 'PUT' && url?.includes('/parts/') === true;
}

describeInChromium.each(embeddedEngine)('files in the browser, on %s', (engine) => {
  let stage: SessionStage;
  let page: Page;
  let complaints: string[];
  let submissionId: string;

  beforeAll(async () => {
    stage = await createSessionStage(engine);
    ({ page, complaints } = await stage.sitDown(stage.author));
    await page.evaluate((passphrase) => window.desk.keys.unlock(passphrase), stage.passphrase);
  });
  beforeEach(async () => {
    submissionId = (await draft(stage.author, stage.caseId, [stage.reader])).id;
  });
  afterEach(() => {
    stage.line.interfere = undefined;
    expect(complaints).toEqual([]);
  });
  afterAll(() => stage.close());

  const wanted = () => ({
    submissionId,
    keys: {
      [stage.author.organisationId]: fingerprintOf(stage.author),
      [stage.reader.organisationId]: fingerprintOf(stage.reader),
    },
  });

  /** Begins a deposit and gives its identifier and the digest of what is sealed. */
  const begin = (size: number, keys = wanted().keys) =>
    page.evaluate(
      async ({ size, submissionId, keys }) => {
        const file = window.sessionPage.aFile('relevé 2026.pdf', size);
        const id = window.desk.deposits.add({
          folder: { type: 'submission', id: submissionId },
          file,
          keys,
        });
        return { id, sha256: await window.sessionPage.sha256(file) };
      },
      { size, submissionId, keys },
    );

  const whenIn = (id: string, ...states: readonly string[]) =>
    page.evaluate(
      async ({ id, states }) => {
        const find = (all: typeof window.desk.done) => all.find((deposit) => deposit.id === id);
        const { until } = window.sessionPage;
        const all = await until(window.desk.deposits, (each) =>
          states.includes(find([...each])?.state ?? ''),
        );
        return find([...all]);
      },
      { id, states },
    );

  /** From now on no part is answered; resolves when the first of them has come. */
  function holdParts(): Promise<void> {
    return new Promise((resolve) => {
      stage.line.interfere = (request) => {
        if (isPart(request)) resolve();
        return isPart(request);
      };
    });
  }

  /** Asks until the portal has none of it left, or the test gives up. */
  async function whenNothingIsReceived(): Promise<void> {
    const path = `/submissions/${submissionId}/files`;
    let left: number;
    do left = (await stage.author.connection.call(FilePage, path)).items.length;
    while (left > 0);
  }

  /** Only then do its recipients see it. */
  const submit = () =>
    page.evaluate(
      async ({ submissionId, keys, record }) => {
        const worker = window.desk.keys.worker();
        const draft = { id: submissionId, version: 1 };
        await worker.submit(await worker.writeRecord(draft, record, keys));
      },
      { ...wanted(), record: aRecord },
    );

  it('are not sealed to another key than the one that was seen', async () => {
    const keys = { ...wanted().keys, [stage.reader.organisationId]: 'ab'.repeat(20) };
    const { id } = await begin(1000, keys);

    expect(await whenIn(id, 'failed', 'done')).toMatchObject({ code: 'key-changed' });
    await expect(
      listFiles(stage.author.connection, { type: 'submission', id: submissionId }),
    ).resolves.toEqual([]);
  });

  it('survive a line that is cut, and open where they were sealed to', async () => {
    stage.line.interfere = (request) => {
      if (!isPart(request) || request.url?.endsWith('/parts/1')) return false;
      request.socket.destroy();
      return true;
    };
    const { id, sha256 } = await begin(50 * MB);
    const cut = await whenIn(id, 'reconnecting', 'failed', 'done');
    expect(cut).toMatchObject({ state: 'reconnecting', total: 50 * MB });

    stage.line.interfere = undefined;
    const { fileId = '' } = (await whenIn(id, 'done', 'failed')) ?? {};
    await submit();
    const reader = await stage.sitDown(stage.reader);
    const opened = await reader.page.evaluate(
      async ({ fileId, passphrase }) => {
        await window.desk.keys.unlock(passphrase);
        const worker = window.desk.keys.worker();
        const heard: number[] = [];
        const { file, ...facts } = await worker.openFile(fileId, (progress) => {
          heard.push(progress.opened);
        });
        const { name, type } = file;
        const sha256 = await window.sessionPage.sha256(file);
        const kept = await window.sessionPage.privateFiles();
        await window.desk.keys.lock();
        const { until } = window.sessionPage;
        await until(window.desk.keys, ({ status }) => status === 'locked');
        await navigator.locks.request('settled', () => undefined);
        return { facts, name, type, sha256, heard: heard.length, kept };
      },
      { fileId, passphrase: stage.passphrase },
    );

    expect(opened).toMatchObject({
      facts: { size: 50 * MB, sha256, name: 'relevé 2026.pdf', mediaType: 'application/pdf' },
      name: 'relevé 2026.pdf',
      type: 'application/octet-stream',
      sha256,
    });
    expect(opened.facts.verdict).toMatchObject({
      signature: { status: 'verified', fingerprint: stage.author.memberKey.fingerprint },
      content: 'matches-manifest',
    });
    expect(opened.heard).toBeGreaterThan(0);
    expect(opened.kept).toHaveLength(1);
    await reader.page.waitForFunction(
      async () => (await window.sessionPage.privateFiles()).length === 0,
    );
    expect(reader.complaints).toEqual([]);
  });

  it('wait while they are paused, and go on', async () => {
    const { id } = await begin(30 * MB);
    await page.evaluate((each) => window.desk.deposits.pause(each), id);
    const paused = await whenIn(id, 'paused', 'failed', 'done');
    expect(paused).toMatchObject({ state: 'paused' });
    expect(await page.evaluate(() => window.desk.keys.getSnapshot())).toMatchObject({
      busy: false,
    });

    await page.evaluate((each) => window.desk.deposits.resume(each), id);
    expect(await whenIn(id, 'failed', 'done')).toMatchObject({ state: 'done' });
  });

  it('leave nothing in the portal when they are cancelled, and can be tried again', async () => {
    const whenSending = holdParts();
    const { id } = await begin(10 * MB);
    await whenSending;
    await page.evaluate((each) => window.desk.deposits.cancel(each), id);
    expect(await whenIn(id, 'failed', 'done', 'cancelled')).toMatchObject({ state: 'cancelled' });
    await expect(
      listFiles(stage.author.connection, { type: 'submission', id: submissionId }),
    ).resolves.toEqual([]);

    stage.line.interfere = undefined;
    await page.evaluate((each) => {
      window.desk.deposits.retry(each);
    }, id);
    expect(await whenIn(id, 'failed', 'done')).toMatchObject({ state: 'done' });
  });

  it('are called off in the portal when the keys are locked, and say why they ended', async () => {
    const whenSending = holdParts();
    const { id } = await begin(10 * MB);
    await whenSending;
    await page.evaluate(() => window.desk.keys.lock());
    expect(await whenIn(id, 'failed', 'done')).toMatchObject({ state: 'failed', code: 'locked' });
    await whenNothingIsReceived();

    stage.line.interfere = undefined;
    await page.evaluate(async (passphrase) => {
      await window.desk.keys.unlock(passphrase);
    }, stage.passphrase);
    await page.evaluate((each) => {
      window.desk.deposits.retry(each);
    }, id);
    expect(await whenIn(id, 'failed', 'done')).toMatchObject({ state: 'done' });
  });

  it('are asked about before the window closes', async () => {
    const whenSending = holdParts();
    const { id } = await begin(10 * MB);
    await whenSending;
    // Browsers ask only where somebody has done something.
    await page.mouse.click(1, 1);
    const [dialog] = await Promise.all([
      page.waitForEvent('dialog'),
      page.close({ runBeforeUnload: true }),
    ]);
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();

    stage.line.interfere = undefined;
    await page.evaluate((each) => window.desk.deposits.cancel(each), id);
    expect(await whenIn(id, 'failed', 'done', 'cancelled')).toMatchObject({ state: 'cancelled' });
  });

  it('go one after the other, and one that fails does not keep the next waiting', async () => {
    const strange = { ...wanted().keys, [stage.reader.organisationId]: 'ab'.repeat(20) };
    const [first, second] = [await begin(1000, strange), await begin(1000)];

    expect(await whenIn(second.id, 'failed', 'done')).toMatchObject({ state: 'done' });
    expect(await whenIn(first.id, 'failed', 'done')).toMatchObject({ state: 'failed' });
  });

  it('show nothing and leave nothing when one octet was altered', async () => {
    const { id } = await deposit(stage.author, [stage.reader], submissionId, bytesOf(3 * MB));
    await storedOctetsOf(stage).flip(id, 1, 2 * MB);
    const { code, kept } = await page.evaluate(
      async (fileId) => ({
        code: await window.sessionPage.refusal(window.desk.keys.worker().openFile(fileId)),
        kept: await window.sessionPage.privateFiles(),
      }),
      id,
    );

    expect(code).toBe('altered');
    expect(kept).toEqual([]);
  });

  const openingOf = (fileId: string) =>
    page.evaluate(async (id) => {
      const worker = window.desk.keys.worker();
      let wasReconnecting = false;
      const { size } = await worker.openFile(id, ({ isReconnecting }) => {
        wasReconnecting ||= isReconnecting === true;
      });
      await worker.closeFile(id);
      return { size, wasReconnecting };
    }, fileId);

  it('go on where the line broke', async () => {
    const { id } = await deposit(stage.author, [stage.reader], submissionId, bytesOf(3 * MB));
    const ranges: unknown[] = [];
    stage.line.interfere = ({ url, headers, socket }, response) => {
      if (!url?.endsWith('/content')) return false;
      ranges.push(headers.range);
      const count = ranges.length;
      // A closed line is tried again by browsers themselves; a proxy without its portal is not.
      if (count === 2) response.writeHead(503).end();
      if (count === 1) {
        const write = response.write.bind(response) as (chunk: Buffer, done: () => void) => boolean;
        let written = 0;
        response.write = (chunk: Buffer) => {
          written += chunk.length;
          return write(chunk, () => {
            if (written > MB) socket.destroy();
          });
        };
      }
      return count === 2;
    };

    expect(await openingOf(id)).toEqual({ size: 3 * MB, wasReconnecting: true });
    expect(ranges).toHaveLength(3);
    expect(ranges[0]).toBeUndefined();
    // Of what has arrived a browser may lose what nobody has read yet.
    expect(ranges[2]).toMatch(/^bytes=\d+-$/);
  });

  it('leave nothing when they are closed before their last octet', async () => {
    const { id } = await deposit(stage.author, [stage.reader], submissionId, bytesOf(3 * MB));
    const held = new Promise<void>((resolve) => {
      stage.line.interfere = ({ url }, response) => {
        if (url?.endsWith('/content')) {
          const write = response.write.bind(response) as (chunk: Buffer) => boolean;
          // What drains is never told, so that nothing more comes.
          response.write = (chunk: Buffer) => {
            write(chunk.subarray(0, 1000));
            resolve();
            return false;
          };
          response.emit = () => false;
        }
        return false;
      };
    });
    const opening = page.evaluate(async (fileId) => {
      const code = await window.sessionPage.refusal(window.desk.keys.worker().openFile(fileId));
      return { code, kept: await window.sessionPage.privateFiles() };
    }, id);
    await held;
    await page.evaluate((fileId) => window.desk.keys.worker().closeFile(fileId), id);

    expect(await opening).toEqual({ code: 'cancelled', kept: [] });
  });

  it('are named in lists by their sealed descriptors, and forgotten when they are closed', async () => {
    const { id } = await deposit(stage.author, [stage.reader], submissionId, bytesOf(1000));
    const seen = await page.evaluate(
      async ({ submissionId, id }) => {
        const worker = window.desk.keys.worker();
        const [before] = await worker.listFiles({ type: 'submission', id: submissionId });
        await worker.openFile(id);
        const [after] = await worker.listFiles({ type: 'submission', id: submissionId });
        await worker.closeFile(id);
        return { before, after, kept: await window.sessionPage.privateFiles() };
      },
      { submissionId, id },
    );

    expect(seen.before).toMatchObject({
      descriptor: { status: 'opened', content: { name: 'statement.pdf' } },
      wasOpened: false,
    });
    expect(seen.after?.wasOpened).toBe(true);
    expect(seen.kept).toEqual([]);
  });

  it('are opened in memory where the browser lends no room, up to a limit', async () => {
    const small = await deposit(stage.author, [stage.reader], submissionId, bytesOf(1000));
    const large = await deposit(
      stage.author,
      [stage.reader],
      submissionId,
      new Uint8Array(65 * MB),
    );
    const tab = await stage.openTab(page);
    const working = tab.waitForEvent('worker');
    const unlocked = tab.evaluate((each) => window.desk.keys.unlock(each), stage.passphrase);
    await (
      await working
    ).evaluate(() => {
      Reflect.deleteProperty(StorageManager.prototype, 'getDirectory');
    });
    await unlocked;
    const opened = await tab.evaluate(
      async ({ small, large }) => {
        const worker = window.desk.keys.worker();
        const { file } = await worker.openFile(small);
        return { size: file.size, code: await window.sessionPage.refusal(worker.openFile(large)) };
      },
      { small: small.id, large: large.id },
    );
    await tab.close();

    expect(opened).toEqual({ size: 1000, code: 'file-too-large-here' });
  });
});
