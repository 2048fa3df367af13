import { encryptKey } from 'openpgp';
import type { OrganisationKey } from '../../core/sealing/index.ts';
import { privateKeyOf } from '../../core/sealing/unlocked-key.ts';
import type { Actor } from './actors.ts';
import type { Exchange } from './exchange.ts';
import { aKey } from './sealing.ts';
import type { TestPortal } from './test-portal.ts';

/** Everybody the access matrix has a column for, in the order of its columns. */
export const actorNames = [
  'anonymous',
  'half signed in',
  'owner',
  'colleague',
  'foreign expert',
  'focal point',
  'reviewer',
  'other organ',
  'auditor',
  'administrator',
  'suspended',
  'of suspended State',
] as const;
export type ActorName = (typeof actorNames)[number];

/** The people of the matrix, around the submission of the exchange's expert; who may hold keys has one, with a backup. */
export async function createMatrixPeople(portal: TestPortal, exchange: Exchange) {
  const { people } = portal;
  const { actors } = exchange;
  const state = actors.focalPoint.organisationId;
  const colleague = await withKey(await people.member('expert', state));
  const foreigner = await withKey(await people.member('expert', actors.outsider.organisationId));
  const half = portal.anonymous();
  half.email = colleague.actor.email;
  half.secondFactorSecret = colleague.actor.secondFactorSecret;
  await half.enterPassword();

  const suspended = await people.member('expert', state);
  await changeMember('post', suspended);
  const suspendedState = await people.organisation('state');
  const ofSuspendedState = await people.member('expert', suspendedState.id);
  await expectStatus(
    actors.administrator
      .post(`/organisations/${suspendedState.id}/suspension`)
      .set('If-Match', `"${suspendedState.version}"`),
    200,
  );
  for (const actor of [actors.expert, actors.focalPoint, actors.reviewer, actors.otherReviewer]) {
    await publish(actor, exchange.keyOf(actor));
  }

  async function changeMember(method: 'post' | 'delete', { id }: Actor): Promise<void> {
    await expectStatus(
      actors.focalPoint
        .request(method, `/members/${id}/suspension`)
        .set('If-Match', `"${await versionOfMember(actors.administrator, id)}"`),
      200,
    );
  }

  const columns: Readonly<Record<ActorName, Actor>> = {
    anonymous: portal.anonymous(),
    'half signed in': half,
    owner: actors.expert,
    colleague: colleague.actor,
    'foreign expert': foreigner.actor,
    'focal point': actors.focalPoint,
    reviewer: actors.reviewer,
    'other organ': actors.otherReviewer,
    auditor: actors.auditor,
    administrator: actors.administrator,
    suspended,
    'of suspended State': ofSuspendedState,
  };
  return { columns, colleagueKey: colleague.key, state, suspendedState: suspendedState.id };
}
export type MatrixPeople = Awaited<ReturnType<typeof createMatrixPeople>>;

async function withKey(actor: Actor): Promise<{ actor: Actor; key: OrganisationKey }> {
  const key = await aKey();
  await publish(actor, key);
  return { actor, key };
}

/** With a backup under a passphrase that is cheap to check, because nobody here guesses it. */
async function publish(actor: Actor, { key, armoredPublicKey }: OrganisationKey): Promise<void> {
  const locked = await encryptKey({
    privateKey: privateKeyOf(key),
    passphrase: 'a passphrase of the test',
    config: { s2kIterationCountByte: 0 },
  });
  const body = { armoredPublicKey, armoredLockedPrivateKey: locked.armor() };
  await expectStatus(actor.put('/account/key', body), 200);
}

/** The version of a member, wherever in the list they are. */
export async function versionOfMember(administrator: Actor, id: string): Promise<number> {
  for (let cursor = ''; ;) {
    const page = await administrator.get(`/members?limit=100${cursor}`);
    const { items, nextCursor } = page.body as {
      items: { id: string; version: number }[];
      nextCursor?: string;
    };
    const found = items.find((member) => member.id === id);
    if (found) return found.version;
    if (nextCursor === undefined) throw new Error('no such member');
    cursor = `&cursor=${nextCursor}`;
  }
}

export async function expectStatus(
  request: ReturnType<Actor['get']>,
  status: number,
): Promise<Awaited<ReturnType<Actor['get']>>> {
  const response = await request;
  if (response.status !== status) throw new Error(`${response.status}: ${response.text}`);
  return response;
}
