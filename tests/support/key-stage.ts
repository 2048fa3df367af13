import type { Page } from 'playwright-core';
import { MemberKeyResponse } from '../../core/contracts/keys.ts';
import { admitMember } from '../../core/exchange/index.ts';
import type { Person } from '../../scripts/demonstration/cast.ts';
import { createBrowserStage } from './browser-stage.ts';
import { found, withBackedUpKey } from './exchange-people.ts';
import { enterAs } from './signing-in.ts';
import type { Engine } from './test-portal.ts';

const passphrase = 'lantern over a quiet harbour';

/** An authority whose focal point holds its key, and people who sit down at computers of their own. */
export async function createKeyStage(engine: Engine) {
  const stage = await createBrowserStage(engine, { demonstration: true });
  const authority = await stage.organisation('state');
  const withKey = async (person: Person) => withBackedUpKey(person, passphrase);
  const focalPoint = await found(
    await withKey(await stage.join('national-focal-point', authority)),
    authority,
  );
  const complaints: string[][] = [];

  return {
    ...stage,
    /** Of every key. */
    passphrase,
    authority,
    focalPoint,
    withKey,
    /** What the pages of everybody complained about since it was asked last. */
    complaintsSoFar: () => complaints.splice(0).flat(),
    async sitDown(person: Person, path = '/keys'): Promise<Page> {
      const visit = await enterAs(stage, person);
      complaints.push(visit.complaints);
      await visit.page.goto(path);
      return visit.page;
    },
    publishedKeyOf: ({ connection }: Person) => connection.call(MemberKeyResponse, '/account/key'),
    async admit({ accountId }: Person, comparedFingerprint: string): Promise<void> {
      const { connection, keyring } = focalPoint;
      await admitMember(connection, authority.id, keyring, { accountId, comparedFingerprint });
    },
  };
}
export type KeyStage = Awaited<ReturnType<typeof createKeyStage>>;

export const heading = (page: Page, name: string) => page.getByRole('heading', { name });
export const button = (page: Page, name: string) => page.getByRole('button', { name });
export const bar = (page: Page) => page.getByRole('banner');
