import { KeyGrantPage, MemberKeysResponse, OrganisationKeysResponse } from '../contracts/keys.ts';
import {
  createOrganisationKey,
  openGrant,
  sealGrant,
  signRotation,
  type UnlockedKey,
  type Verdict,
} from '../sealing/index.ts';
import type { Connection } from './connection.ts';
import { listAll } from './pages.ts';
import { requireFingerprint } from './recipients.ts';

/** What a member holds while at work: the own key, and every key of the organisation that was granted. */
export type Keyring = {
  readonly memberKey: UnlockedKey;
  readonly organisationKeys: readonly UnlockedKey[];
};

/** Makes an organisation's first key and grants it to its maker. */
export async function foundOrganisationKey(
  connection: Connection,
  organisation: { readonly id: string; readonly name: string; readonly gnupgCompatible: boolean },
  founder: { readonly accountId: string; readonly memberKey: UnlockedKey },
): Promise<UnlockedKey> {
  const { key, armoredPublicKey } = await createOrganisationKey(organisation);
  const armoredMessage = await sealGrant({
    organisationKey: key,
    recipientArmoredPublicKey: founder.memberKey.armoredPublicKey,
    signingKey: founder.memberKey,
  });
  await connection.call(OrganisationKeysResponse, `/organisations/${organisation.id}/keys`, {
    method: 'POST',
    version: 0,
    body: { armoredPublicKey, grants: [{ accountId: founder.accountId, armoredMessage }] },
  });
  return key;
}

/** Grants all keys of the organisation, past ones too, to a colleague whose fingerprint the caller has compared. */
export async function admitMember(
  connection: Connection,
  organisationId: string,
  { memberKey, organisationKeys }: Keyring,
  colleague: { readonly accountId: string; readonly comparedFingerprint: string },
): Promise<void> {
  const recipientArmoredPublicKey = await memberKeyOf(connection, colleague);
  for (const organisationKey of organisationKeys) {
    const armoredMessage = await sealGrant({
      organisationKey,
      recipientArmoredPublicKey,
      signingKey: memberKey,
    });
    const { accountId } = colleague;
    const body = { accountId, fingerprint: organisationKey.fingerprint, armoredMessage };
    await connection.command(`/organisations/${organisationId}/grants`, { method: 'POST', body });
  }
}

/**
 * Replaces an organisation's key, as is due when somebody who held it has left. The old key names the new one in a
 * signed statement, so that senders see no silent change; those who remain keep the old key for what came before.
 */
export async function rotateOrganisationKey(
  connection: Connection,
  organisation: { readonly id: string; readonly name: string; readonly gnupgCompatible: boolean },
  { memberKey, currentKey }: { memberKey: UnlockedKey; currentKey: UnlockedKey },
  remaining: readonly { readonly accountId: string; readonly comparedFingerprint: string }[],
): Promise<UnlockedKey> {
  const path = `/organisations/${organisation.id}/keys`;
  const { version } = await connection.call(OrganisationKeysResponse, path);
  const { key, armoredPublicKey, fingerprint } = await createOrganisationKey(organisation);
  const grants = await Promise.all(
    remaining.map(async (colleague) => ({
      accountId: colleague.accountId,
      armoredMessage: await sealGrant({
        organisationKey: key,
        recipientArmoredPublicKey: await memberKeyOf(connection, colleague),
        signingKey: memberKey,
      }),
    })),
  );
  const rotation = await signRotation({
    previousKey: currentKey,
    organisationId: organisation.id,
    nextFingerprint: fingerprint,
    at: new Date(),
  });
  const body = { armoredPublicKey, grants, rotation };
  await connection.call(OrganisationKeysResponse, path, { method: 'POST', version, body });
  return key;
}

/** Opens every grant made to the caller; each comes with the verdict on who granted it. */
export async function openGrants(
  connection: Connection,
  memberKey: UnlockedKey,
): Promise<{ keyring: Keyring; verdicts: readonly Verdict[] }> {
  const grants = await listAll(connection, KeyGrantPage, '/account/grants');
  const opened = await Promise.all(
    grants.map(async ({ armoredMessage, fingerprint, grantedBy }) => {
      const granter = await connection.call(MemberKeysResponse, `/members/${grantedBy}/keys`);
      return openGrant({
        armoredGrant: armoredMessage,
        decryptionKey: memberKey,
        armoredVerificationKeys: allKeysOf(granter),
        expectedFingerprint: fingerprint,
      });
    }),
  );
  return {
    keyring: { memberKey, organisationKeys: opened.map(({ key }) => key) },
    verdicts: opened.map(({ verdict }) => verdict),
  };
}

/** Every key a member ever signed with. */
export async function verificationKeysOf(
  connection: Connection,
  accountId: string,
): Promise<string[]> {
  return allKeysOf(await connection.call(MemberKeysResponse, `/members/${accountId}/keys`));
}

function allKeysOf({ current, superseded }: MemberKeys): string[] {
  return [current, ...superseded].map((key) => key.armoredPublicKey);
}
type MemberKeys = Readonly<{
  current: { armoredPublicKey: string };
  superseded: readonly { armoredPublicKey: string }[];
}>;

async function memberKeyOf(
  connection: Connection,
  { accountId, comparedFingerprint }: { accountId: string; comparedFingerprint: string },
): Promise<string> {
  const { current } = await connection.call(MemberKeysResponse, `/members/${accountId}/keys`);
  await requireFingerprint(current.armoredPublicKey, comparedFingerprint);
  return current.armoredPublicKey;
}
