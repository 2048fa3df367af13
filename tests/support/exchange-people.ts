import { IssuedInvitationResponse } from '../../core/contracts/accounts.ts';
import { CaseResponse } from '../../core/contracts/cases.ts';
import { MemberKeyResponse } from '../../core/contracts/keys.ts';
import { OrganisationResponse } from '../../core/contracts/organisations.ts';
import type { OrganisationKind, Role } from '../../core/contracts/vocabulary.ts';
import {
  admitMember,
  createSubmission,
  depositFile,
  foundOrganisationKey,
  openGrants,
  publishMemberKey,
  recipientsOf,
  type Keyring,
} from '../../core/exchange/index.ts';
import { createMemberKey, unlockKey, type UnlockedKey } from '../../core/sealing/index.ts';
import { acceptAndSignIn, type Person } from '../../scripts/demonstration/cast.ts';
import type { Composition } from '../../server/composition.ts';
import { aKey, streamOfBytes } from './sealing.ts';

/** Somebody with a key and the organisation's, at work through `core/exchange`. */
export type Member = Person & {
  readonly organisation: OrganisationResponse;
  readonly memberKey: UnlockedKey;
  readonly keyring: Keyring;
};

const registryName = 'Registry';

/** Tokens for the first two administrators, as the command line makes them. */
export async function inviteAdministrators({
  organisations,
  invitations,
}: Pick<Composition, 'organisations' | 'invitations'>) {
  const { id } = await organisations.findOrCreateOperator(registryName);
  const invite = async (name: string, email: string) => {
    const { token } = await invitations.createFirstAdministrator(email, id);
    return { name, email, token };
  };
  return [
    await invite('Ada Administrator', 'ada@registry.test'),
    await invite('Bela Administrator', 'bela@registry.test'),
  ] as const;
}

/** Everybody who works with the portal at that address, from its administrators on. */
export async function createPeople(
  origin: string,
  invited: Awaited<ReturnType<typeof inviteAdministrators>>,
) {
  const administrators = [
    await acceptAndSignIn(origin, invited[0].token, invited[0]),
    await acceptAndSignIn(origin, invited[1].token, invited[1]),
  ] as const;
  const tokens: string[] = [];
  let count = 0;

  async function join(role: Role, { id }: { readonly id: string }): Promise<Person> {
    const [first, second] = administrators;
    count += 1;
    const [name, email] = [`Person Number ${count}`, `person-${count}@portal.test`];
    const body = { email, role, organisationId: id };
    const invite = { method: 'POST', body } as const;
    let issued = await first.connection.call(IssuedInvitationResponse, '/invitations', invite);
    if (issued.token === undefined) {
      const path = `/invitations/${issued.id}/approval`;
      issued = await second.connection.call(IssuedInvitationResponse, path, { method: 'POST' });
    }
    tokens.push(issued.token ?? '');
    return acceptAndSignIn(origin, issued.token ?? '', { name, email });
  }

  async function organisation(
    kind: OrganisationKind,
    choice: Compatibility = {},
  ): Promise<OrganisationResponse> {
    count += 1;
    const country = kind === 'state' ? { country: 'XAC' } : {};
    const body = { name: `Organisation ${count}`, kind, ...country, ...choice };
    const call = { method: 'POST', body } as const;
    return administrators[0].connection.call(OrganisationResponse, '/organisations', call);
  }

  return {
    administrators,
    /** Of every invitation so far. */
    tokens,
    join,
    organisation,
    /** The first focal point of a new organisation, who has made its key. */
    async founder(kind: OrganisationKind, choice: Compatibility = {}): Promise<Member> {
      const own = await organisation(kind, choice);
      const role = kind === 'state' ? 'national-focal-point' : 'court-focal-point';
      return found(await withPlainKey(await join(role, own), choice), own);
    },
    /** Somebody whom a member of the organisation has given its key. */
    async colleagueOf(member: Member, role: Role): Promise<Member> {
      return admit(await withPlainKey(await join(role, member.organisation)), member);
    },
  };
}

type Compatibility = { readonly gnupgCompatible?: boolean };
type KeyHolder = Person & { readonly memberKey: UnlockedKey };

/** A key whose private part stays here: without a passphrase nothing slow is needed. */
async function withPlainKey(person: Person, choice: Compatibility = {}): Promise<KeyHolder> {
  const { key, armoredPublicKey } = await aKey(choice);
  const call = { method: 'PUT', body: { armoredPublicKey } } as const;
  await person.connection.call(MemberKeyResponse, '/account/key', call);
  return { ...person, memberKey: key };
}

/** The portal keeps the private part under the passphrase, in the form that is locked and unlocked in a fifth of the time. */
export async function withBackedUpKey(person: Person, passphrase: string): Promise<KeyHolder> {
  const key = await createMemberKey({ passphrase, protection: 'gnupg' });
  await publishMemberKey(person.connection, key);
  const { armoredLockedPrivateKey } = key;
  return { ...person, memberKey: await unlockKey({ armoredLockedPrivateKey, passphrase }) };
}

export async function found(
  holder: KeyHolder,
  organisation: OrganisationResponse,
): Promise<Member> {
  const key = await foundOrganisationKey(holder.connection, organisation, holder);
  const keyring = { memberKey: holder.memberKey, organisationKeys: [key] };
  return { ...holder, organisation, keyring };
}

export async function admit(newcomer: KeyHolder, colleague: Member): Promise<Member> {
  await admitMember(colleague.connection, colleague.organisationId, colleague.keyring, {
    accountId: newcomer.accountId,
    comparedFingerprint: newcomer.memberKey.fingerprint,
  });
  const { keyring } = await openGrants(newcomer.connection, newcomer.memberKey);
  return { ...newcomer, organisation: colleague.organisation, keyring };
}

/** Fingerprint of the newest key of a member's organisation. */
export function fingerprintOf({ keyring }: Member): string {
  const key = keyring.organisationKeys.at(0);
  if (!key) throw new Error('holds no key of the organisation');
  return key.fingerprint;
}

export async function openCase(
  { connection }: Member,
  participants: readonly { readonly organisationId: string }[],
): Promise<CaseResponse> {
  const body = { reference: `ICC-01/26-EXC-${crypto.randomUUID().slice(0, 8).toUpperCase()}` };
  let opened = await connection.call(CaseResponse, '/cases', { method: 'POST', body });
  for (const { organisationId } of participants) {
    const path = `/cases/${opened.id}/participants/${organisationId}`;
    const call = { method: 'PUT', version: opened.version } as const;
    opened = await connection.call(CaseResponse, path, call);
  }
  return opened;
}

export function draft(author: Member, caseId: string, recipients: readonly Member[]) {
  return createSubmission(author.connection, {
    caseId,
    kind: 'spontaneous',
    formality: 'informal',
    recipientOrganisationIds: recipients.map(({ organisationId }) => organisationId),
    markings: {
      classification: 'confidential',
      handlingCondition: 'H1',
      sharingLimit: 'TLP:AMBER',
    },
  });
}

/** The current keys of these members' organisations, their fingerprints compared. */
export function recipientsAmong(reader: Member, members: readonly Member[]) {
  const compared = new Map(members.map((member) => [member.organisationId, fingerprintOf(member)]));
  return recipientsOf(reader.connection, compared);
}

export async function deposit(
  author: Member,
  readers: readonly Member[],
  submissionId: string,
  plaintext: Uint8Array,
  more: Partial<Parameters<typeof depositFile>[1]> & { readonly name?: string } = {},
) {
  const { name = 'statement.pdf', ...rest } = more;
  return depositFile(author.connection, {
    folder: { type: 'submission', id: submissionId },
    source: {
      name,
      mediaType: 'application/pdf',
      size: plaintext.length,
      plaintext: streamOfBytes(plaintext),
    },
    recipients: await recipientsAmong(author, [author, ...readers]),
    signingKey: author.memberKey,
    ...rest,
  });
}
