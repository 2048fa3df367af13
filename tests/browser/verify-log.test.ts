import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Page, Route } from 'playwright-core';
import { AccessLogRecord } from '../../core/contracts/access-log.ts';
import { generateSigningKey } from '../../core/transparency/index.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { embeddedEngine } from '../support/test-portal.ts';
import { createLogStage, sizeOf, type LogStage } from '../support/log-stage.ts';
import { enterAs } from '../support/signing-in.ts';

const someRoot = Buffer.alloc(32, 9).toString('base64');
const notFound = {
  type: 'urn:problem:not-found',
  title: 'It does not exist.',
  status: 404,
  code: 'NOT_FOUND',
  requestId: '01890000-0000-7000-8000-000000000000',
};

describeInChromium.each(embeddedEngine)('verifying the log in the browser, on %s', (engine) => {
  let stage: LogStage;
  let page: Page;
  beforeAll(async () => {
    stage = await createLogStage(engine);
    ({ page } = stage);
  });
  afterAll(() => stage.close());

  const verification = () => page.getByRole('region', { name: 'Verification' });
  const remembered = () => page.getByRole('region', { name: 'Remembered checkpoint' });
  const alarm = () => page.getByRole('alert').filter({ hasText: 'Alarm: do not rely on the log' });

  async function verify(): Promise<void> {
    await page.goto('/access-log/verify');
    await page.getByRole('button', { name: 'Verify now' }).click();
  }
  async function verifiedSize(): Promise<number> {
    await verify();
    const text = await verification()
      .getByText(/^All [\d,]+ entries/)
      .innerText();
    return Number(/\d[\d,]*/.exec(text)?.[0].replaceAll(',', ''));
  }
  /** Each reading is written twice. */
  async function addEntries(count: number): Promise<void> {
    const read = () => stage.auditor.connection.call(AccessLogRecord, '/access-log/entries/0');
    await Promise.all(Array.from({ length: count / 2 }, read));
    await stage.sign();
  }
  /** Only after having asked. */
  async function putAway(): Promise<void> {
    await page.goto('/access-log');
    await alarm().getByRole('button', { name: 'Put away' }).click();
    await alarm().getByRole('button', { name: 'No, leave it here' }).click();
    await alarm().getByRole('button', { name: 'Put away' }).click();
    await alarm().getByRole('button', { name: 'Yes, put it away' }).click();
    await alarm().waitFor({ state: 'detached' });
  }

  it('is refused to an expert, who may not read entries', async () => {
    const expert = await stage.join('expert', await stage.organisation('state'));
    const visit = await enterAs(stage, expert);
    await stage.sign();
    await visit.page.goto('/access-log/verify');
    await visit.page.getByRole('button', { name: 'Verify now' }).click();

    await visit.page.getByText('Your role does not allow this.').waitFor();
    await visit.page.getByText('nothing new is remembered').waitFor();
  });

  it('checks the signature of a checkpoint also in a browser that knows no Ed25519', async () => {
    const visit = await enterAs(stage, stage.auditor);
    await visit.page.addInitScript(() => {
      const { subtle } = crypto;
      const importKey = subtle.importKey.bind(subtle) as (
        ...given: unknown[]
      ) => Promise<CryptoKey>;
      subtle.importKey = (...given: unknown[]) =>
        given[2] === 'Ed25519'
          ? Promise.reject(new DOMException('not known here', 'NotSupportedError'))
          : importKey(...given);
    });
    await visit.page.goto('/access-log?entry=5');

    await visit.page.getByText('Proven: this entry is in the signed log').waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.page.context().close();
  });

  it('recomputes everything, shows how far it is, and goes on while other pages are looked at', async () => {
    await addEntries(600);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const hold = async (route: Route) => {
      await released;
      await route.continue();
    };
    await stage.between('**/tile/entries/002.p/*', hold, async () => {
      await verify();
      await verification().getByRole('progressbar', { name: 'Verifying' }).waitFor();
      const progress = verification().getByText(/512 of \d+ entries/);
      await progress.waitFor();
      await verification().getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('link', { name: 'Access log' }).first().click();
      await page.getByRole('link', { name: 'Verify' }).click();
      await verification().getByRole('progressbar', { name: 'Paused' }).waitFor();
      await verification().getByRole('button', { name: 'Continue' }).click();
      release();

      await verification().getByText('Verified on this computer').waitFor();
    });
    await verification().getByText('the first log that this browser has verified').waitFor();
    await remembered().getByRole('button', { name: 'Save this checkpoint' }).waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('calls a verification off without having found anything out', async () => {
    const before = await remembered().innerText();
    const never = () => new Promise<void>(() => undefined);
    await stage.between('**/tile/entries/**', never, async () => {
      await page.getByRole('button', { name: 'Verify again' }).click();
      await page.getByRole('button', { name: 'Cancel' }).click();

      await verification().getByText('Nothing was found out').waitFor();
      await expect(remembered().innerText()).resolves.toBe(before);
    });
  });

  it('remembers what it verified, for this account and across visits, and holds the next log to it', async () => {
    const first = await verifiedSize();
    await addEntries(10);
    const second = await verifiedSize();

    expect(second).toBeGreaterThan(first);
    const before = new Intl.NumberFormat('en').format(first);
    await verification().getByText(`continues the one of ${before} entries`).waitFor();
    await page.reload();
    await remembered().getByText(new Intl.NumberFormat('en').format(second)).waitFor();
  });

  it('names the witnesses that cosigned', async () => {
    await stage.cosign();
    await verifiedSize();

    await verification().getByText(`Cosigned by ${stage.witness.name}`).waitFor();
  });

  it('finds an altered entry, and says where', async () => {
    const alter = (bundle: Buffer) => {
      const at = bundle.indexOf('"nonce":"') + '"nonce":"'.length;
      return Buffer.concat([bundle.subarray(0, at), Buffer.from('AAAA'), bundle.subarray(at + 4)]);
    };
    await stage.lying('**/tile/entries/001', alter, async () => {
      await verify();

      await verification().getByText('The log is not what it should be').waitFor();
      await verification().getByText('E_TILE').waitFor();
      await verification().getByText('tile/0/001').waitFor();
    });
    await alarm().waitFor();
    await putAway();
  });

  it('finds that a part is withheld', async () => {
    const withhold = (route: Route) => route.fulfill({ status: 404, json: notFound });
    await stage.between('**/tile/0/000', withhold, async () => {
      await verify();

      await verification().getByText('E_MISSING').waitFor();
      await verification().getByText('tile/0/000').waitFor();
    });
    await putAway();
  });

  it('raises an alarm when entries are taken back, which stays when they are there again', async () => {
    const earlier = await stage.read('checkpoint');
    await addEntries(10);
    const size = await verifiedSize();
    await stage.lying(
      '**/access-log/checkpoint',
      () => earlier,
      async () => {
        await page.goto('/access-log');
        await alarm().getByText('E_ROLLBACK').waitFor();
        await verify();
        await verification().getByText('E_ROLLBACK').waitFor();
        await verification().getByText('entries were taken back').waitFor();
      },
    );
    await page.goto('/home');
    await alarm().getByText('E_ROLLBACK').waitFor();
    const download = page.waitForEvent('download');
    await alarm().getByRole('button', { name: 'Save the evidence' }).click();
    const evidence = await readFile(await (await download).path(), 'utf8');

    expect(evidence).toContain(earlier);
    expect(evidence).toContain(`\n${size}\n`);
    await putAway();
  });

  it('raises an alarm when another log is signed by the same key', async () => {
    const [origin = ''] = (await stage.read('checkpoint')).split('\n');
    const size = sizeOf(await stage.read('checkpoint'));
    const fork = await stage.forge(`${origin}\n${size}\n${someRoot}\n`);
    await stage.lying(
      '**/access-log/checkpoint',
      () => fork,
      async () => {
        await verify();
        await verification().getByText('E_FORK').waitFor();
      },
    );
    await alarm().getByText('E_FORK').waitFor();
    await putAway();
  });

  it('raises an alarm when the portal names another key, and does not use it', async () => {
    const [origin = ''] = (await stage.read('checkpoint')).split('\n');
    const { vkey } = await generateSigningKey(origin, 'ed25519');
    const own = (await stage.read('vkey')).trim();
    await stage.lying(
      '**/access-log/vkey',
      () => `${vkey}\n`,
      async () => {
        await page.goto('/access-log/verify');
        const key = page.getByRole('region', { name: 'Key of the log' });
        await alarm().getByText('KEY_CHANGED').waitFor();
        await key.getByText(own, { exact: true }).waitFor();
        await key.getByText(vkey, { exact: true }).waitFor();
        await page.getByRole('button', { name: 'Verify now' }).click();
        await verification().getByText('Verified on this computer').waitFor();
      },
    );
    await putAway();
  });

  it('takes a key that was received elsewhere, and refuses what is none', async () => {
    await page.goto('/access-log/verify');
    const own = (await stage.read('vkey')).trim();
    const key = page.getByRole('region', { name: 'Key of the log' });
    await key.getByRole('button', { name: 'Enter the key received elsewhere' }).click();
    await key.getByRole('button', { name: 'Go by this key' }).click();
    await key.getByText('This is not the key of a log.').waitFor();
    await key.getByRole('textbox', { name: 'Key of the log (vkey)' }).fill(own);
    await key.getByRole('button', { name: 'Go by this key' }).click();

    await key.getByText('It is the same key.').waitFor();
    await key.getByText('Another source than the portal').waitFor();
  });

  it('shows another policy of the portal, and goes by the remembered one until told otherwise', async () => {
    const truth = await stage.read('policy');
    const other = truth.replace('quorum none', `quorum ${stage.witness.name}`);
    await stage.lying(
      '**/access-log/policy',
      () => other,
      async () => {
        await page.goto('/access-log/verify');
        const witnesses = page.getByRole('region', { name: 'Witnesses' });
        await witnesses.getByText('No witness is needed').waitFor();
        await witnesses.getByRole('button', { name: 'Go by this policy' }).first().click();
        await witnesses.getByText('1 of these must have cosigned').waitFor();
      },
    );
    await addEntries(2);
    await verify();
    await verification().getByText('The log cannot be relied on yet').waitFor();
    await verification().getByText('E_QUORUM').waitFor();
    await expect(alarm().count()).resolves.toBe(0);
  });

  it('tells auditors of a log that nobody has signed for long, whatever it says of itself', async () => {
    const checkpoint = { size: 9, publishedAt: '2026-01-01T00:00:00.000Z' };
    const stale = { status: 200, json: { status: 'well', checkpoint, alarms: [] } };
    await stage.between(
      '**/health/log',
      (route) => route.fulfill(stale),
      async () => {
        await page.goto('/access-log');

        await page.getByText('have been waiting for their signature').waitFor();
      },
    );
  });

  it('tells auditors what the log itself has found', async () => {
    const alarms = [{ code: 'E_FORK', source: 'witness.test', since: '2026-11-22T09:00:00.000Z' }];
    const sick = { status: 503, json: { status: 'alarm', alarms } };
    await stage.between(
      '**/health/log',
      (route) => route.fulfill(sick),
      async () => {
        await page.goto('/access-log');

        await page.getByText('The log itself has raised an alarm').waitFor();
        await page.getByText('Reported by the witness witness.test').waitFor();
      },
    );
  });
});
