import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { LogHealth } from '../../core/contracts/log-health.ts';
import { createPortalHome, type PortalHome } from '../support/portal-under-load.ts';

describe('the signer as a process of the portal', () => {
  let home: PortalHome;
  let portal: Awaited<ReturnType<PortalHome['start']>>;

  beforeAll(async () => {
    home = await createPortalHome('sqlite');
    portal = await home.start();
  });
  afterAll(() => home.remove());

  async function signers(): Promise<number[]> {
    const path = `/proc/${portal.pid}/task/${portal.pid}/children`;
    return (await readFile(path, 'utf8')).trim().split(' ').filter(Boolean).map(Number);
  }
  const signedSize = async () => {
    const response = await fetch(`${home.origin}/health/log`);
    return LogHealth.parse(await response.json()).checkpoint?.size ?? 0;
  };
  const signIn = () =>
    fetch(`${home.origin}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: home.origin },
      body: JSON.stringify({ email: 'nobody@portal.test', password: 'not a password' }),
    });
  function isAlive(pid: number): boolean {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  }

  it('is never told the secret of the portal', async () => {
    const [signer = 0] = await signers();

    const environment = await readFile(`/proc/${signer}/environ`, 'utf8');

    expect(environment).toContain('DATA_DIRECTORY=');
    expect(environment).not.toContain('PORTAL_SECRET');
  });

  it('is there again after it was killed, and signs on', async () => {
    const [first = 0] = await signers();
    process.kill(first, 'SIGKILL');
    await signIn();
    const before = await signedSize();

    while ((await signedSize()) < before + 2) await delay(50);

    expect(await signers()).toHaveLength(1);
    expect(await signers()).not.toContain(first);
  });

  it('ends when the portal is killed', async () => {
    const [signer = 0] = await signers();
    expect(isAlive(signer)).toBe(true);

    await portal.end('SIGKILL');

    while (isAlive(signer)) await delay(50);
    expect(isAlive(signer)).toBe(false);
  });
});
