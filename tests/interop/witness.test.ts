import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import supertest from 'supertest';
import {
  formatAddCheckpoint,
  formatCheckpoint,
  generateSigningKey,
  openCheckpoint,
  parseSigner,
  parseVerifier,
  signNote,
  type Hash,
  type RootHash,
  type Signer,
} from '../../core/transparency/index.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import { anAct } from '../support/access-log-acts.ts';
import { sampleEntries } from '../support/sample-log.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';
import { describeWith } from './workshop.ts';

const denied = { outcome: 'denied', reason: 'FORBIDDEN', status: 403 } as const;

/** A witness that others wrote. It names logs and witnesses by the hashes of their keys. */
describeWith('sigsum-witness', (root) => {
  let folder: string;
  let witness: ChildProcess;
  let url: string;
  let log: Signer;
  let portal: TestPortal;

  const seen = (file: string) => join(folder, file).slice(root.length);

  beforeEach(async () => {
    folder = await mkdtemp(join(root, 'tmp', 'witness-'));
    const { signer, skey } = await aSigsumLog();
    log = signer;
    const signerDirectory = join(folder, 'signer');
    await mkdir(signerDirectory, { mode: 0o700 });
    await writeFile(join(signerDirectory, 'key'), `${skey}\n`, { mode: 0o600 });
    await writeFile(join(folder, 'log.pub'), sshKeyOf(signer.publicKey));
    spawnSync('chroot', [root, 'sigsum-key', 'generate', '-o', seen('key')]);
    url = await startWitness();
    const policyText = `witness Arcadia ${await vkeyOf(join(folder, 'key.pub'))} ${url}\nquorum Arcadia\n`;
    const accessLog = { signer: 'child', signerDirectory, vkey: undefined, policyText } as const;
    portal = await createTestPortal('sqlite', {
      config: { accessLog: { origin: log.name, ...accessLog } },
    });
  });
  afterEach(async () => {
    await portal.close();
    witness.kill();
    await rm(folder, { recursive: true });
  });

  async function startWitness(): Promise<string> {
    const address = `127.0.0.1:${await freePort()}`;
    const files = ['-k', seen('key'), '--log-key', seen('log.pub'), '--state-file', seen('state')];
    // Debian builds it with the routes of Go before 1.22, which do not know the one that it serves.
    const env = { ...process.env, GODEBUG: 'httpmuxgo121=0' };
    witness = spawn('chroot', [root, 'sigsum-witness', ...files, address], { env });
    for (;;) {
      if (witness.exitCode !== null) throw new Error('sigsum-witness has ended');
      const answer = await fetch(`http://${address}`).catch(() => undefined);
      if (answer) return `http://${address}`;
    }
  }

  async function growAndPush(): Promise<number> {
    const { accessLog } = portal.composition;
    await accessLog.recorder.record(anAct(), denied);
    await accessLog.tree.proveWhenCovered(0, 5_000);
    await accessLog.pushToWitnesses();
    return (await accessLog.tree.latest())?.size ?? 0;
  }
  const health = () => supertest(portal.server).get('/health/log');

  it('tells us when it was shown another history', async () => {
    const [entry = new Uint8Array()] = sampleEntries(1);
    const root = hasher.leaf(entry) as Hash as RootHash;
    const text = formatCheckpoint({ origin: log.name, size: 1, root });
    const note = `${text}\n${await signNote(text, log)}`;
    const body = formatAddCheckpoint({ oldSize: 0, proof: [], note });
    const shown = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });

    await growAndPush();

    expect(shown.status).toBe(200);
    expect((await health()).body).toMatchObject({
      status: 'alarm',
      alarms: [{ code: 'E_FORK', source: 'Arcadia' }],
    });
  });

  it('cosigns our checkpoints as they grow', async () => {
    const { tree, trust } = portal.composition.accessLog;
    const first = await growAndPush();
    expect(await tree.counting()).toMatchObject({ size: first });

    const second = await growAndPush();

    const counting = await tree.counting();
    expect(second).toBeGreaterThan(first);
    expect(counting?.size).toBe(second);
    const opened = await openCheckpoint(counting?.note ?? '', trust.policy());
    expect(opened.cosignatures).toMatchObject([{ witness: 'Arcadia' }]);
    expect((await health()).status).toBe(200);
  });
});

/** A log's key as sigsum knows them: the origin says which key it is. */
async function aSigsumLog(): Promise<{ signer: Signer; skey: string }> {
  const { skey, vkey } = await generateSigningKey('log', 'ed25519');
  const { publicKey } = parseVerifier(vkey);
  const origin = `sigsum.org/v1/tree/${createHash('sha256').update(publicKey).digest('hex')}`;
  const material = skey.split('+').slice(4).join('+');
  const renamed = `PRIVATE+KEY+${origin}+${keyIdOf(origin, 0x01, publicKey)}+${material}`;
  return { signer: await parseSigner(renamed), skey: renamed };
}

function keyIdOf(name: string, type: number, publicKey: Uint8Array): string {
  const hash = createHash('sha256').update(`${name}\n`).update(Buffer.of(type)).update(publicKey);
  return hash.digest('hex').slice(0, 8);
}

/** One line of OpenSSH (RFC 8709): both strings behind their lengths. */
function sshKeyOf(publicKey: Uint8Array): string {
  const parts = [Buffer.from('ssh-ed25519'), publicKey].flatMap((part) => {
    return [Buffer.of(0, 0, 0, part.length), part];
  });
  return `ssh-ed25519 ${Buffer.concat(parts).toString('base64')}\n`;
}

async function vkeyOf(path: string): Promise<string> {
  const [, wire = ''] = (await readFile(path, 'utf8')).split(' ');
  const publicKey = Buffer.from(wire, 'base64').subarray(-32);
  const name = `sigsum.org/v1/witness/${createHash('sha256').update(publicKey).digest('hex')}`;
  const material = Buffer.concat([Buffer.of(0x04), publicKey]).toString('base64');
  return `${name}+${keyIdOf(name, 0x04, publicKey)}+${material}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
