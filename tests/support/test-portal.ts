import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import mongoose from 'mongoose';
import { loadConfig, type AppConfig } from '../../config/app-config.ts';
import type { OrganisationKind, Role } from '../../core/contracts/vocabulary.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { openPortal } from '../../server/portal.ts';
import { Actor, origin, password } from './actors.ts';
import { createTestWitness } from './test-witness.ts';

export type Engine = 'sqlite' | 'mongodb';

const mongodbUri = process.env['MONGODB_URI'];

/** The engines that API suites run on. CI must not pass because one of them was not there. */
export const engines: readonly Engine[] =
  mongodbUri !== undefined || process.env['CI'] === 'true' ? ['sqlite', 'mongodb'] : ['sqlite'];

/**
 * Contract suites and the suite of each endpoint hold the interface equal on both engines: what asks about the interface
 * alone (who may call what, the pages) does so of the engine that is always there.
 */
export const embeddedEngine: readonly Engine[] = ['sqlite'];

/** For whole jobs: the engine that courts run, where it is there. */
export const servedEngine: readonly Engine[] = engines.slice(-1);

type Options = {
  readonly config?: Partial<AppConfig>;
  /** A folder of built pages; none unless it is given, so that no test depends on a build. */
  readonly pagesDirectory?: string;
  /** Whose cosignatures the log's checkpoints need; one known witness and no quorum unless it is given. */
  readonly witnessPolicy?: string;
};

/** Connections that nobody uses stay: on a loaded machine one could otherwise end in the very moment in which it is used again. */
export const patient = { keepAliveTimeout: 0 } as const;

/** A whole portal on a fresh database, spoken to over HTTP, with a clock that tests move. */
export async function createTestPortal(engine: Engine, options: Options = {}) {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'portal-'));
  const witness = await createTestWitness();
  const config: AppConfig = {
    ...loadConfig({
      PORTAL_SECRET: Buffer.alloc(32, 7).toString('base64'),
      PUBLIC_URL: origin,
      DATA_DIRECTORY: dataDirectory,
      LOG_WITNESS_POLICY: options.witnessPolicy ?? `${witness.policyLine}quorum none\n`,
    }),
    mongodbUri: engine === 'mongodb' ? freshMongoUri() : undefined,
    rateLimits: generousLimits(),
    ...options.config,
  };
  const logLines: string[] = [];
  const sink = new PassThrough();
  sink.on('data', (chunk: Buffer) => logLines.push(chunk.toString()));

  const clock = { offset: 0, now: () => new Date(Date.now() + clock.offset) };
  const logger = createLogger(config.logLevel, sink);
  const pagesDirectory = options.pagesDirectory ?? join(dataDirectory, 'no-pages');
  const portal = await openPortal({
    config,
    logger,
    softwareVersion: 'test',
    clock: clock.now,
    pagesDirectory,
    signsItself: true,
  });
  const server = await listen(createServer(patient, portal.app));

  return {
    ...portal,
    config,
    server,
    clock,
    logLines,
    witness,
    dataDirectory,
    pagesDirectory,
    anonymous: () => new Actor(server),
    people: createPeople(),
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (portal.database.engine === 'mongodb') await portal.database.mongo.dropDatabase();
      await portal.close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };

  function createPeople() {
    let count = 0;
    const administrators: Actor[] = [];

    async function accept(token: string, email: string): Promise<Actor> {
      const actor = new Actor(server);
      const response = await actor.post('/invitations/acceptance', {
        token,
        displayName: `Person ${email}`,
        password,
      });
      if (response.status !== 201) throw new Error(`acceptance failed: ${response.text}`);
      const { secondFactorUri } = response.body as { secondFactorUri: string };
      actor.email = email;
      actor.secondFactorSecret = new URL(secondFactorUri).searchParams.get('secret') ?? '';
      return actor.signIn(clock.now());
    }

    /** The first two, who run the portal and belong to an organ of the Court. */
    async function twoAdministrators(): Promise<readonly [Actor, Actor]> {
      if (administrators.length === 0) {
        const { id } = await portal.composition.organisations.create({
          name: 'Registry administration',
          kind: 'court-organ',
          gnupgCompatible: false,
        });
        for (const name of ['ada', 'bela']) {
          const email = `${name}@portal.test`;
          const issued = await portal.composition.invitations.createFirstAdministrator(email, id);
          if (!('token' in issued)) throw new Error('expected a token');
          administrators.push(await accept(issued.token, email));
        }
      }
      const [first, second] = administrators;
      if (!first || !second) throw new Error('two administrators expected');
      return [first, second];
    }

    return {
      administrators: twoAdministrators,
      async organisation(
        kind: OrganisationKind,
        more: { country?: string; gnupgCompatible?: boolean; name?: string } = {},
      ): Promise<{ id: string; version: number }> {
        const [administrator] = await twoAdministrators();
        const country = kind === 'state' ? { country: 'FRA' } : {};
        count += 1;
        const body = { name: `Organisation ${count}`, kind, ...country, ...more };
        const response = await administrator.post('/organisations', body);
        if (response.status !== 201) throw new Error(response.text);
        return response.body as { id: string; version: number };
      },
      /** A signed-in member, by the way a real one takes: invitation, approval where due, acceptance. */
      async member(role: Role, organisationId: string): Promise<Actor> {
        const [first, second] = await twoAdministrators();
        count += 1;
        const email = `person-${count}@portal.test`;
        const invited = await first.post('/invitations', { email, role, organisationId });
        const { id, token } = invited.body as { id: string; token?: string };
        if (token !== undefined) return accept(token, email);
        const approved = await second.post(`/invitations/${id}/approval`);
        const issued = (approved.body as { token?: string }).token;
        if (issued === undefined) throw new Error(`${invited.text} ${approved.text}`);
        return accept(issued, email);
      },
    };
  }
}
export type TestPortal = Awaited<ReturnType<typeof createTestPortal>>;

export function freshMongoUri(): string {
  if (mongodbUri === undefined) throw new Error('CI needs MONGODB_URI');
  const uri = new URL(mongodbUri);
  uri.pathname = `/portal-api-${new mongoose.Types.ObjectId().toHexString()}`;
  return uri.toString();
}

function generousLimits(): AppConfig['rateLimits'] {
  const generous = { points: 100_000, seconds: 900 };
  return {
    'sign-in': generous,
    'sign-in-account': generous,
    'second-factor': generous,
    invitation: generous,
    upload: generous,
    search: generous,
    calendar: generous,
    'csp-report': generous,
  };
}

async function listen(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
