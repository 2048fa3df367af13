import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPages } from './built-pages.ts';
import type { Demonstration } from './demonstration.ts';
import { startPortalProcess } from './portal-process.ts';
import { seedDemonstration } from './seed-demonstration.ts';
import { serveStartPage } from './start-page/server.ts';
import { startWitnesses } from './witnesses.ts';

type Show = {
  readonly port: number;
  readonly startPort: number;
  /** Where the data stays; without it, it goes when the demonstration ends. */
  readonly folder: string | undefined;
};

/** Shows the portal with seeded data until it is told to stop. */
export async function showPortal({ port, startPort, folder }: Show): Promise<void> {
  await buildPages(say);
  const kept = folder !== undefined;
  const place = folder ?? (await mkdtemp(join(tmpdir(), 'asset-recovery-portal-')));
  const ended = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  const stops: (() => Promise<void>)[] = [];
  try {
    say(
      'Seeding three weeks of specimen data, unless they are there; this takes about a minute ...',
    );
    const demonstration = await seedDemonstration({ folder: place });
    const witnesses = await startWitnesses(place);
    stops.unshift(witnesses.stop);
    const settings = {
      PORTAL_SECRET: demonstration.portalSecret,
      DEMONSTRATION: 'true',
      LOG_WITNESS_POLICY: witnesses.policy,
    };
    const portal = await startPortalProcess({ folder: place, port, settings });
    stops.unshift(portal.stop);
    const page = { portalOrigin: portal.origin, port: startPort };
    const startPage = await serveStartPage(demonstration, page);
    stops.unshift(() => startPage.stop());
    describe(demonstration, {
      portal: portal.origin,
      start: startPage.origin,
      folder: place,
      kept,
    });
    await ended;
  } finally {
    for (const stop of stops) await stop();
    if (!kept) await rm(place, { recursive: true, force: true });
  }
}

function describe(
  { accounts, passphrase }: Demonstration,
  { portal, start, folder, kept }: { portal: string; start: string; folder: string; kept: boolean },
): void {
  say(`\nStart here:    ${start}/   (sign in as anybody with one click)`);
  say(`The portal:    ${portal}/`);
  say(`API reference: ${portal}/api/v1/docs`);
  say(
    'The access log is signed by a process of its own and cosigned by a witness of each State.\n',
  );
  const rows = accounts.map(({ name, role, organisation, email, password }) => [
    ...[name, role, organisation],
    ...[email, password],
  ]);
  say(table([['Name', 'Role', 'Organisation', 'Sign-in', 'Password'], ...rows]));
  say(`\nPassphrase of every member key: ${passphrase}`);
  say('Nobody needs a second factor here. Everything is invented.');
  say(`\nThe data lies in ${folder}${kept ? ', and stays there' : ' until the end'}. Ctrl-C ends.`);
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function say(line: string): void {
  console.log(line);
}
