import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CaseResponse } from '../../core/contracts/cases.ts';
import { OrganisationResponse } from '../../core/contracts/organisations.ts';
import { admitMember, openGrants } from '../../core/exchange/index.ts';
import { formatFingerprint } from '../../core/sealing/index.ts';
import { acceptAndSignIn, invite, withKey, type Person } from './cast.ts';
import { fingerprintOf, found, type Member } from './members.ts';
import type { PortalProcess } from './portal-process.ts';
import { root } from './root.ts';
import { prove, type Steps } from './steps.ts';

const run = promisify(execFile);

export type Stage = {
  readonly administrators: readonly [Person, Person];
  readonly expert: Member;
  readonly bordurian: Member;
  readonly reviewer: Member;
  readonly auditor: Person;
  readonly caseId: string;
  readonly people: readonly Person[];
};

/** From an empty portal to people with keys who take part in a case. */
export async function setUp(portal: PortalProcess, steps: Steps): Promise<Stage> {
  const administrators = await steps.step(
    'Two administrators are made from the command line',
    async () => {
      const [ines, tomas] = await Promise.all([
        firstAdministrator(portal, { name: 'Ines Carvalho', email: 'ines@registry.example' }),
        firstAdministrator(portal, { name: 'Tomas Lind', email: 'tomas@registry.example' }),
      ]);
      const third = await createAdministrator(portal, 'third@registry.example').catch(
        () => undefined,
      );
      prove(third === undefined, 'a third is refused on the command line');
      const pair: readonly [Person, Person] = [ines, tomas];
      return [pair, 'Both signed in with password and one-time code; a third was refused.'];
    },
  );

  const organisations = await steps.step('Three organisations are admitted', async () => [
    await admitOrganisations(administrators[0]),
    'An organ of the Court and two States; one of them opens its files in GnuPG.',
  ]);
  const { prosecutor, arcadia, borduria } = organisations;

  const invited = await steps.step(
    'Members are invited, the auditor by both administrators',
    async () => {
      const join = (
        name: string,
        email: string,
        role: Person['role'],
        { id: organisationId }: OrganisationResponse,
      ) => invite(administrators, portal.origin, { name, email, role, organisationId });
      return [
        {
          focalPoint: await join(
            'Mara Oduya',
            'mara@arcadia.example',
            'national-focal-point',
            arcadia,
          ),
          expert: await join('Jon Sever', 'jon@arcadia.example', 'expert', arcadia),
          bordurian: await join(
            'Irma Vel',
            'irma@borduria.example',
            'national-focal-point',
            borduria,
          ),
          reviewer: await join(
            'Leïla Brandt',
            'leila@otp.example',
            'court-focal-point',
            prosecutor,
          ),
          auditor: await join('Noor Haddad', 'noor@otp.example', 'auditor', prosecutor),
        },
        'Five people signed in; each invitation worked once.',
      ];
    },
  );

  const members = await steps.step(
    'Keys are made by their owners; the portal keeps public parts',
    async () => {
      const arcadian = await found(await withKey(invited.focalPoint), arcadia);
      const bordurian = await found(await withKey(invited.bordurian), borduria);
      const reviewer = await found(await withKey(invited.reviewer), prosecutor);
      const expert = await admit(invited.expert, arcadian);
      const shown = formatFingerprint(fingerprintOf(expert));
      return [
        { expert, bordurian, reviewer },
        `Arcadia's key, which its expert opened from a colleague's signed grant: ${shown}`,
      ];
    },
  );

  const caseId = await steps.step(
    'The Court opens a case and lets both States take part',
    async () => {
      const opened = await openCase(members.reviewer, [arcadia, borduria]);
      const count = opened.participantOrganisationIds.length;
      return [opened.id, `${opened.reference} has ${count} participants.`];
    },
  );

  return {
    administrators,
    ...members,
    auditor: invited.auditor,
    caseId,
    people: [...administrators, ...Object.values(invited)],
  };
}

async function createAdministrator(portal: PortalProcess, email: string): Promise<string> {
  const { stdout } = await run(
    'node',
    ['scripts/create-administrator.ts', '--email', email, '--organisation', 'Registry (specimen)'],
    { cwd: root, env: portal.environment },
  );
  return stdout.trim();
}

async function firstAdministrator(portal: PortalProcess, person: { name: string; email: string }) {
  return acceptAndSignIn(portal.origin, await createAdministrator(portal, person.email), person);
}

async function admitOrganisations({ connection }: Person) {
  const create = (body: object) =>
    connection.call(OrganisationResponse, '/organisations', { method: 'POST', body });
  return {
    prosecutor: await create({
      name: 'Office of the Prosecutor (specimen)',
      kind: 'court-organ',
    }),
    // ISO 3166 reserves XAA to XZZ for use by anybody: these States do not exist.
    arcadia: await create({ name: 'Arcadia, Central Authority', kind: 'state', country: 'XAC' }),
    borduria: await create({
      name: 'Borduria, Asset Recovery Office',
      kind: 'state',
      country: 'XBO',
      gnupgCompatible: true,
    }),
  };
}

/** A newcomer makes a key, a colleague compares its fingerprint and grants the organisation's. */
async function admit(newcomer: Person, colleague: Member): Promise<Member> {
  const holder = await withKey(newcomer);
  const { organisation } = colleague;
  await admitMember(colleague.connection, organisation.id, colleague.keyring, {
    accountId: holder.accountId,
    comparedFingerprint: holder.memberKey.fingerprint,
  });
  const { keyring, verdicts } = await openGrants(holder.connection, holder.memberKey);
  prove(
    verdicts.every(({ status }) => status === 'verified'),
    'the grant is signed by the colleague',
  );
  return { ...holder, keyring, organisation };
}

async function openCase(reviewer: Member, participants: readonly OrganisationResponse[]) {
  let opened = await reviewer.connection.call(CaseResponse, '/cases', {
    method: 'POST',
    body: { reference: 'ICC-01/26-FIN-1' },
  });
  for (const { id } of participants) {
    const path = `/cases/${opened.id}/participants/${id}`;
    const call = { method: 'PUT', version: opened.version } as const;
    opened = await reviewer.connection.call(CaseResponse, path, call);
  }
  return opened;
}
