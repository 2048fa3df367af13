import { randomBytes } from 'node:crypto';
import { generate } from 'otplib';
import { IssuedInvitationResponse } from '../../core/contracts/accounts.ts';
import type { Role } from '../../core/contracts/vocabulary.ts';
import {
  acceptInvitation,
  createConnection,
  publishNewMemberKey,
  signIn,
  type Connection,
} from '../../core/exchange/index.ts';
import { unlockKey, type UnlockedKey } from '../../core/sealing/index.ts';
import { createCookieFetch } from './cookie-fetch.ts';

/** Somebody with an account, signed in. `password` is for the portal, `passphrase` for the key: never the same. */
export type Person = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly accountId: string;
  readonly password: string;
  readonly secondFactorUri: string;
  readonly connection: Connection;
};

export type KeyHolder = Person & {
  readonly passphrase: string;
  readonly memberKey: UnlockedKey;
  readonly armoredLockedPrivateKey: string;
};

/** @param fetch where they sit, if it matters; it keeps their cookies */
export async function acceptAndSignIn(
  origin: string,
  token: string,
  { name, email }: { name: string; email: string },
  fetch = createCookieFetch(),
): Promise<Person> {
  const connection = createConnection({ origin, fetch });
  const password = secretWords();
  const accepted = await acceptInvitation(connection, { token, displayName: name, password });
  const { secondFactorUri, member } = accepted;
  const person = {
    name,
    email,
    role: member.role,
    organisationId: member.organisationId,
    accountId: member.id,
    password,
    secondFactorUri,
    connection,
  };
  await signInAs(person);
  return person;
}

export async function signInAs(person: Person): Promise<void> {
  const { name, email, password, secondFactorUri, connection } = person;
  const secret = new URL(secondFactorUri).searchParams.get('secret') ?? '';
  const session = await signIn(connection, { email, password, code: () => generate({ secret }) });
  if (session.status !== 'signed-in') throw new Error(`${name} is not signed in`);
}

type Invited = { name: string; email: string; role: Role; organisationId: string };

/** Invites by the way the role asks for: auditors and administrators need a second administrator. */
export async function invite(
  inviters: readonly [Person, Person],
  origin: string,
  invited: Invited,
): Promise<Person> {
  return acceptAndSignIn(origin, await issueInvitation(inviters, invited), invited);
}

/** Gives the token of an invitation, which `second` is asked for only where one inviter is not enough. */
export async function issueInvitation(
  [first, second]: readonly [Person, Person],
  { email, role, organisationId }: Omit<Invited, 'name'>,
): Promise<string> {
  const body = { email, role, organisationId };
  let invitation = await first.connection.call(IssuedInvitationResponse, '/invitations', {
    method: 'POST',
    body,
  });
  if (invitation.token === undefined) {
    const path = `/invitations/${invitation.id}/approval`;
    invitation = await second.connection.call(IssuedInvitationResponse, path, { method: 'POST' });
  }
  if (invitation.token === undefined) throw new Error('the invitation has no token');
  return invitation.token;
}

/** Makes a key here, publishes it, and unlocks it again as on any other day. */
export async function withKey(person: Person, passphrase = secretWords()): Promise<KeyHolder> {
  const { armoredLockedPrivateKey } = await publishNewMemberKey(person.connection, passphrase);
  const memberKey = await unlockKey({ armoredLockedPrivateKey, passphrase });
  return { ...person, passphrase, memberKey, armoredLockedPrivateKey };
}

function secretWords(): string {
  return `specimen-${randomBytes(12).toString('base64url')}`;
}
