import { IssuedInvitationResponse, MemberPage } from '../../../core/contracts/accounts.ts';
import { admitMember, openGrants, rotateOrganisationKey } from '../../../core/exchange/index.ts';
import { inviteFirstAdministrator } from '../../../server/first-administrator.ts';
import type { Role } from '../../../core/contracts/vocabulary.ts';
import { issueInvitation, withKey, type Person } from '../cast.ts';
import { found, fingerprintOf } from '../members.ts';
import { prove } from '../steps.ts';
import type { Office } from './office.ts';
import { organisations } from './organisations.ts';
import { people, peopleOf, personKeys, type PersonKey } from './people.ts';
import { existing } from './existing.ts';
import type { Planned, Stage } from './stage.ts';

/** Of every member key of the demonstration. It protects nothing but specimens. */
export const passphrase = 'lantern over a quiet harbour';

/** What becomes of everybody: invited, come, given the key, and some suspended or removed. */
export function scenesOfPeople(stage: Stage): Planned[] {
  return personKeys.flatMap((key) => {
    const { invited, joins, admitted, suspended, removed } = people[key];
    const scenes: Planned[] = [
      { at: invited, play: () => inviteInto(stage, key) },
      { at: joins, play: () => join(stage, key) },
    ];
    if (admitted) scenes.push({ at: admitted.at, play: () => admit(stage, key, admitted.by) });
    if (suspended) scenes.push({ at: suspended.at, play: () => suspend(stage, key, suspended.by) });
    if (removed) scenes.push({ at: removed.at, play: () => remove(stage, key, removed.by) });
    return scenes;
  });
}

async function inviteInto(stage: Stage, key: PersonKey): Promise<void> {
  const { email, role, organisation, invitedBy } = people[key];
  if (invitedBy === undefined) {
    const organisationName = organisations[organisation].name;
    const invited = await inviteFirstAdministrator(stage.config, { email, organisationName });
    stage.invitations.set(key, invited.token);
    return;
  }
  const organisationId = existing(stage.organisations, organisation).id;
  const inviters = [
    await stage.office.person(invitedBy),
    await stage.office.person('tomas'),
  ] as const;
  stage.invitations.set(key, await issueInvitation(inviters, { email, role, organisationId }));
}

/** What waits for an answer: a second auditor for the second administrator, and an invitation that is not used yet. */
export async function inviteForLater({ office, organisations: admitted }: Stage): Promise<void> {
  const propose = async (by: PersonKey, email: string, role: Role) => {
    const organisationId = existing(admitted, people[by].organisation).id;
    const { connection } = await office.person(by);
    const body = { email, role, organisationId };
    await connection.call(IssuedInvitationResponse, '/invitations', { method: 'POST', body });
  };
  await propose('ines', 'second.auditor@registry.example', 'auditor');
  await propose('irma', 'newcomer@borduria.example', 'expert');
}

/** With a key of their own; the first one of an organisation makes that key as well, the others wait for it. */
async function join(stage: Stage, key: PersonKey): Promise<void> {
  const { office } = stage;
  const person = await office.join(key, existing(stage.invitations, key));
  const { role, organisation, founds, hasNoKey } = people[key];
  if (role === 'auditor' || role === 'administrator' || hasNoKey) return;
  const holder = await withKey(person, passphrase);
  const own = existing(stage.organisations, organisation);
  if (founds) {
    const member = await found(holder, own);
    stage.fingerprints.set(organisation, fingerprintOf(member));
    office.give(key, member);
  } else {
    const keyring = { memberKey: holder.memberKey, organisationKeys: [] };
    office.give(key, { ...holder, organisation: own, keyring });
  }
}

/** They have told each other the newcomer's fingerprint; then the newcomer opens what was granted. */
async function admit({ office }: Stage, key: PersonKey, by: PersonKey): Promise<void> {
  const newcomer = await office.member(key);
  const { connection, organisation, keyring } = await office.member(by);
  await admitMember(connection, organisation.id, keyring, {
    accountId: newcomer.accountId,
    comparedFingerprint: newcomer.memberKey.fingerprint,
  });
  await openOwnGrants(office, key);
}

async function openOwnGrants(office: Office, key: PersonKey): Promise<void> {
  const member = await office.member(key);
  const { keyring, verdicts } = await openGrants(member.connection, member.memberKey);
  prove(
    verdicts.every(({ status }) => status === 'verified'),
    'the grants are signed by a colleague',
  );
  office.give(key, { ...member, keyring });
}

async function suspend({ office }: Stage, key: PersonKey, by: PersonKey): Promise<void> {
  const { accountId } = await office.person(key);
  await changeMember(await office.person(by), accountId, { path: '/suspension', method: 'POST' });
}

/** Who leaves has held the organisation's key: it is replaced at once, and those who stay receive the new one. */
async function remove(stage: Stage, key: PersonKey, by: PersonKey): Promise<void> {
  const { office, fingerprints } = stage;
  const { accountId } = await office.person(key);
  const focalPoint = await office.member(by);
  const { connection, organisation, keyring, memberKey } = focalPoint;
  await changeMember(focalPoint, accountId, { path: '', method: 'DELETE' });

  const own = people[by].organisation;
  const currentKey = keyring.organisationKeys.find(
    ({ fingerprint }) => fingerprint === existing(fingerprints, own),
  );
  if (!currentKey) throw new Error(`${by} does not hold the current key`);
  const remaining = peopleOf(own).filter(
    (colleague) => office.holdsKeys(colleague) && colleague !== key,
  );
  const members = await Promise.all(remaining.map((colleague) => office.member(colleague)));
  const next = await rotateOrganisationKey(
    connection,
    organisation,
    { memberKey, currentKey },
    members.map((member) => ({
      accountId: member.accountId,
      comparedFingerprint: member.memberKey.fingerprint,
    })),
  );
  fingerprints.set(own, next.fingerprint);
  for (const colleague of remaining) await openOwnGrants(office, colleague);
}

async function changeMember(
  { connection, organisationId }: Person,
  accountId: string,
  { path, method }: { path: string; method: 'POST' | 'DELETE' },
): Promise<void> {
  const query = { organisationId };
  const { items } = await connection.call(MemberPage, '/members', { query });
  const member = items.find(({ id }) => id === accountId);
  if (!member) throw new Error('the member is not in the list');
  const { version } = member;
  await connection.command(`/members/${accountId}${path}`, { method, version });
}
