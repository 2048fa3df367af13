import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccessLogPage } from '../../core/contracts/access-log.ts';
import type { OrganisationPage } from '../../core/contracts/organisations.ts';
import type { z } from 'zod';
import { password } from '../support/actors.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

type Finished = { readonly code: number; readonly stdout: string; readonly stderr: string };

const tokenLine = /^[\w-]{43}\n$/;

function run(args: readonly string[], env: Record<string, string>): Promise<Finished> {
  return new Promise((resolve) => {
    const script = ['scripts/create-administrator.ts', ...args];
    const child = execFile(process.execPath, script, { env }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

describe('scripts/create-administrator', () => {
  const dataDirectory = join(tmpdir(), `portal-${randomUUID()}`);
  const env = { DATA_DIRECTORY: dataDirectory, PORTAL_SECRET: randomBytes(32).toString('base64') };

  afterEach(() => {
    expect(existsSync(dataDirectory)).toBe(false);
  });

  it('explains itself on --help and does nothing', async () => {
    const { code, stdout, stderr } = await run(['--help'], env);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: /);
    expect(stderr).toBe('');
  });

  it.each([
    ['nothing', []],
    ['no organisation', ['--email', 'ada@portal.test']],
    ['an option that does not exist', ['--email', 'a@portal.test', '--role', 'auditor']],
  ])('says how it is used when it is given %s', async (_what, args) => {
    const { code, stdout, stderr } = await run(args, env);

    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Usage: ');
  });

  it.each([
    ['what is no address', ['--email', 'ada', '--organisation', 'Registry'], {}],
    ['no secret', ['--email', 'ada@portal.test', '--organisation', 'R'], { PORTAL_SECRET: '' }],
  ])('fails in a sentence when it is given %s', async (_what, args, more) => {
    const { code, stdout, stderr } = await run(args, { ...env, ...more });

    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^Not invited: /);
    expect(stderr).not.toContain('    at ');
  });
});

describe.each(engines)('scripts/create-administrator, while the server runs on %s', (engine) => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
  });
  afterAll(() => portal.close());

  function invite(name: string, organisation = 'Registry'): Promise<Finished> {
    const { dataDirectory, mongodbUri, secret } = portal.config;
    return run(['--email', `${name}@portal.test`, '--organisation', organisation], {
      DATA_DIRECTORY: dataDirectory,
      PORTAL_SECRET: Buffer.from(secret).toString('base64'),
      ...(mongodbUri === undefined ? {} : { MONGODB_URI: mongodbUri }),
    });
  }

  async function accepted(token: string, email: string) {
    const actor = portal.anonymous();
    actor.email = email;
    const response = await actor.post('/invitations/acceptance', {
      token: token.trim(),
      displayName: 'Ada Okafor',
      password,
    });
    expect(response.status).toBe(201);
    const { secondFactorUri } = response.body as { secondFactorUri: string };
    actor.secondFactorSecret = new URL(secondFactorUri).searchParams.get('secret') ?? '';
    return actor.signIn(portal.clock.now());
  }

  it('invites two, refuses a third, and writes each act into the access log', async () => {
    const emails = ['ada@portal.test', 'bela@portal.test'] as const;
    const first = await invite('ada');
    expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(tokenLine) });
    expect(first.stderr).toContain('ada@portal.test');
    expect(first.stderr).not.toContain(first.stdout.trim());
    const second = await invite('bela');
    expect(second).toMatchObject({ code: 0, stdout: expect.stringMatching(tokenLine) });
    const ada = await accepted(first.stdout, emails[0]);
    const bela = await accepted(second.stdout, emails[1]);

    const third = await invite('cleo', 'Another organ');
    expect(portal.logLines.join('')).not.toContain(first.stdout.trim());

    expect(third).toMatchObject({ code: 1, stdout: '' });
    expect(third.stderr).toMatch(/^Not invited: /);
    const organisations = (await ada.get('/organisations')).body as z.infer<
      typeof OrganisationPage
    >;
    expect(organisations.items.map(({ name, kind }) => [name, kind])).toEqual([
      ['Registry', 'court-organ'],
    ]);

    const organisationId = organisations.items[0]?.id ?? '';
    const proposal = { email: 'dara@portal.test', role: 'auditor', organisationId };
    const { id } = (await ada.post('/invitations', proposal)).body as { id: string };
    const approved = (await bela.post(`/invitations/${id}/approval`)).body as { token: string };
    const auditor = await accepted(approved.token, proposal.email);
    const log = await auditor.get('/access-log/entries?action=invitation.create&limit=100');
    const fromTheCommandLine = (log.body as AccessLogPage).items
      .map(({ entry }) => entry)
      .filter(({ req }) => req?.route === '/scripts/create-administrator')
      .map(({ phase, outcome, reason }) => [phase, outcome, reason]);
    expect(fromTheCommandLine.toReversed()).toEqual([
      ['intent', 'pending', undefined],
      ['result', 'success', undefined],
      ['intent', 'pending', undefined],
      ['result', 'success', undefined],
      ['intent', 'pending', undefined],
      ['result', 'denied', 'FORBIDDEN'],
    ]);
  });
});
