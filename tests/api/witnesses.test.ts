import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import supertest from 'supertest';
import { openCheckpoint } from '../../core/transparency/index.ts';
import { pullOnce } from '../../scripts/witness/pull.ts';
import { aCheckpoint, sampleEntries } from '../support/sample-log.ts';
import { anAct } from '../support/access-log-acts.ts';
import { origin } from '../support/actors.ts';
import { createTestPortal, servedEngine, type TestPortal } from '../support/test-portal.ts';
import { openWitnessStage } from '../support/witness-stage.ts';

const denied = { outcome: 'denied', reason: 'FORBIDDEN', status: 403 } as const;

describe.each(servedEngine)('witnesses of the access log, on %s', (engine) => {
  let stage: Awaited<ReturnType<typeof openWitnessStage>>;
  let portal: TestPortal;
  const impostors: Server[] = [];
  afterEach(async () => {
    await portal.close();
    for (const server of impostors.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
    await stage.close();
  });

  async function open(options = { witnesses: 3, threshold: 2 }) {
    stage = await openWitnessStage(options);
    portal = await createTestPortal(engine, { config: { accessLog: stage.accessLog } });
    return stage.witnesses;
  }
  /** With one witness, whose place somebody else has taken. */
  async function openWith(impostor: RequestListener) {
    stage = await openWitnessStage({ witnesses: 1, threshold: 1 });
    const [witness] = stage.witnesses;
    await witness?.stop();
    let requests = 0;
    const server = createServer((request, response) => {
      requests += 1;
      request.resume();
      impostor(request, response);
    });
    impostors.push(server);
    server.listen(Number(new URL(witness?.url ?? '').port), '127.0.0.1');
    await once(server, 'listening');
    portal = await createTestPortal(engine, { config: { accessLog: stage.accessLog } });
    return { asked: () => requests };
  }
  const accessLog = () => portal.composition.accessLog;
  /** Lets the log grow and its signer sign, and says of which size that is. */
  async function grow(): Promise<number> {
    await accessLog().recorder.record(anAct(), denied);
    await accessLog().tree.proveWhenCovered(0, 5_000);
    return (await accessLog().tree.latest())?.size ?? 0;
  }
  const cosigners = async () => {
    const { note = '' } = (await accessLog().tree.latest()) ?? {};
    const policy = { ...accessLog().trust.policy(), quorum: { kind: 'none' } } as const;
    return (await openCheckpoint(note, policy)).cosignatures.map(({ witness }) => witness);
  };
  const health = async () => {
    const response = await supertest(portal.server).get('/health/log');
    return {
      code: response.status,
      ...(response.body as { alarms: { code: string; source: string }[] }),
    };
  };
  /** A tree that somebody with the log's key showed to one witness only. */
  async function showAnotherHistory(
    witness: (typeof stage.witnesses)[number],
    size: number,
  ): Promise<void> {
    const note = await aCheckpoint(sampleEntries(size), {
      keys: { log: stage.log, witnesses: [] },
    });
    expect(await witness.add({ oldSize: 0, proof: [], note })).toMatchObject({ status: 200 });
  }
  const prefix = () => {
    const { port } = portal.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/api/v1/access-log`;
  };

  const pull = ({ witness }: (typeof stage.witnesses)[number]) =>
    pullOnce({ log: prefix(), witness, origin });

  it('makes no checkpoint count that fewer witnesses have seen than the policy demands', async () => {
    const [, second, third] = await open();
    await Promise.all([second?.stop(), third?.stop()]);
    await grow();

    await accessLog().pushToWitnesses();

    expect(await cosigners()).toEqual(['State-1']);
    expect(await accessLog().tree.counting()).toBeUndefined();
  });

  it('makes a checkpoint count as soon as enough witnesses have seen it', async () => {
    const [, , third] = await open();
    await third?.stop();
    const size = await grow();

    await accessLog().pushToWitnesses();

    expect(await cosigners()).toEqual(['State-1', 'State-2']);
    expect(await accessLog().tree.counting()).toMatchObject({ size });
  });

  it('asks a witness that failed again later, and nobody waits for it', async () => {
    const [witness] = await open({ witnesses: 1, threshold: 1 });
    await witness?.stop();
    await grow();
    await accessLog().pushToWitnesses();
    // Nor does the portal itself ask again, however long the next lines take.
    portal.clock.offset -= 3_600_000;
    await witness?.resume();

    await accessLog().pushToWitnesses();
    expect(await cosigners()).toEqual([]);
    portal.clock.offset += 2 * 3_600_000;
    await accessLog().pushToWitnesses();

    expect(await cosigners()).toEqual(['State-1']);
    expect((await health()).alarms).toEqual([]);
  });

  it('asks nobody twice for the same checkpoint', async () => {
    const [witness] = await open({ witnesses: 1, threshold: 1 });
    await grow();
    await accessLog().pushToWitnesses();
    const asked = witness?.asked.length;

    await accessLog().pushToWitnesses();

    expect(witness?.asked).toHaveLength(asked ?? 0);
  });

  it('goes on from the size that a witness says it knows', async () => {
    const [witness] = await open({ witnesses: 1, threshold: 1 });
    if (!witness) throw new Error('a witness expected');
    const first = await grow();
    await pull(witness);
    const second = await grow();

    await accessLog().pushToWitnesses();

    expect(second).toBeGreaterThan(first);
    expect(witness.asked.length).toBeGreaterThan(1);
    expect(await cosigners()).toEqual(['State-1']);
  });

  it('keeps nothing that comes from another key than the policy names', async () => {
    stage = await openWitnessStage({ witnesses: 2, threshold: 1 });
    const [first, second] = stage.witnesses;
    const { policyText } = stage.accessLog;
    const swapped = policyText.replace(String(first?.url), String(second?.url));
    const onlyFirst = swapped.replace(/witness State-2.*\n/, '').replace(' State-2', '');
    const accessLogOfStage = { ...stage.accessLog, policyText: onlyFirst };
    portal = await createTestPortal(engine, { config: { accessLog: accessLogOfStage } });
    await grow();

    await accessLog().pushToWitnesses();

    expect(second?.asked).toContain('/add-checkpoint');
    expect(await cosigners()).toEqual([]);
  });

  it.each([
    ['nothing', 200, ''],
    ['a line that is no cosignature', 200, '— State-1 AAAA\n'],
    ['an error', 500, ''],
    ['another page', 302, ''],
    ['that it does not know the log', 404, ''],
    ['a conflict without a size', 409, 'conflict\n'],
    ['a conflict with the size that it was asked from', 409, '0\n'],
    ['a conflict with ever other sizes', 409, '1\n'],
  ])('keeps and raises nothing where a witness answers %s', async (_what, status, body) => {
    const { asked } = await openWith((_request, response) => {
      const headers = { Location: 'http://127.0.0.1:9/' };
      response.writeHead(status, headers).end(body === '1\n' ? `${asked() % 2}\n` : body);
    });
    await grow();
    await grow();

    await accessLog().pushToWitnesses();

    expect(asked()).toBeGreaterThan(0);
    expect(await cosigners()).toEqual([]);
    expect((await health()).alarms).toEqual([]);
  });

  it('gives a witness up that takes a request and never answers', async () => {
    const { asked } = await openWith(() => undefined);
    await grow();

    await accessLog().pushToWitnesses();
    const size = await grow();

    expect(asked()).toBeGreaterThan(0);
    expect(await cosigners()).toEqual([]);
    expect(await accessLog().tree.latest()).toMatchObject({ size });
  });

  it('lets the log be taken away once enough witnesses have seen that it is', async () => {
    await open();
    const { id } = await portal.people.organisation('court-organ');
    const auditor = await portal.people.member('auditor', id);

    const { status } = await auditor.get('/access-log/export');

    expect(status).toBe(200);
    const { note = '' } = (await accessLog().tree.counting()) ?? {};
    expect((await openCheckpoint(note, accessLog().trust.policy())).cosignatures).not.toEqual([]);
  });

  it('raises an alarm when a witness has seen another tree that was smaller', async () => {
    const [first, second] = await open();
    if (!second) throw new Error('a witness expected');
    await showAnotherHistory(second, 1);
    await grow();

    await accessLog().pushToWitnesses();

    expect(await health()).toMatchObject({
      code: 503,
      alarms: [{ code: 'E_FORK', source: 'State-2' }],
    });
    expect(await cosigners()).toEqual(['State-1', 'State-3']);
    expect(await second.evidence()).toHaveLength(1);
    expect(await first?.evidence()).toHaveLength(0);
  });

  it('raises an alarm when a witness has seen another tree of the same size', async () => {
    const [, second] = await open();
    const size = await grow();
    if (!second) throw new Error('a witness expected');
    await showAnotherHistory(second, size);

    await accessLog().pushToWitnesses();

    const { code, alarms } = await health();
    expect(code).toBe(503);
    expect(alarms).toMatchObject([{ code: 'E_FORK', source: 'State-2' }]);
  });

  it('raises an alarm when a witness has seen a longer log than there is', async () => {
    const [, second] = await open();
    const size = await grow();
    if (!second) throw new Error('a witness expected');
    await showAnotherHistory(second, size + 1_000);

    await accessLog().pushToWitnesses();

    const { code, alarms } = await health();
    expect(code).toBe(503);
    expect(alarms).toMatchObject([{ code: 'E_ROLLBACK', source: 'State-2' }]);
  });

  it('keeps an alarm until people have looked into it', async () => {
    const [, second] = await open();
    if (!second) throw new Error('a witness expected');
    const size = await grow();
    await showAnotherHistory(second, size + 1);
    await accessLog().pushToWitnesses();
    expect((await health()).code).toBe(503);

    portal.clock.offset += 600_000;
    await grow();
    await accessLog().pushToWitnesses();

    expect((await health()).alarms).toContainEqual(
      expect.objectContaining({ code: 'E_ROLLBACK', source: 'State-2' }),
    );
  });

  describe('a witness that pulls', () => {
    it('hands in what it cosigned, and proves the growth for itself', async () => {
      const [witness] = await open({ witnesses: 1, threshold: 1 });
      if (!witness) throw new Error('a witness expected');
      await witness.stop();

      const first = await grow();
      expect(await pull(witness)).toBe(first);
      const size = await grow();
      expect(size).toBeGreaterThan(first);
      expect(await pull(witness)).toBe(size);

      expect(await cosigners()).toEqual(['State-1']);
      expect(await accessLog().tree.counting()).toMatchObject({ size });
    });

    it('refuses a log that has become shorter, or another', async () => {
      const [first, second, third] = await open();
      if (!first || !second || !third) throw new Error('three witnesses expected');
      const size = await grow();
      await showAnotherHistory(first, size + 1);
      await showAnotherHistory(second, size);
      await showAnotherHistory(third, 1);

      await expect(pull(first)).rejects.toMatchObject({ code: 'E_ROLLBACK' });
      await expect(pull(second)).rejects.toMatchObject({ code: 'E_FORK' });
      await expect(pull(third)).rejects.toMatchObject({ code: 'E_FORK' });
    });
  });
});
