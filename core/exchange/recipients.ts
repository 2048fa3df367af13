import { OrganisationKeysResponse } from '../contracts/keys.ts';
import { inspectPublicKey, type RecipientKeyPacket, type SealingFormat } from '../sealing/index.ts';
import type { Connection } from './connection.ts';
import { encodeBase64 } from './base64.ts';
import { requirePublished } from './publications.ts';

/** An organisation that something is sealed to, by the key whose fingerprint the sender has compared. */
export type RecipientOrganisation = {
  readonly organisationId: string;
  readonly armoredPublicKey: string;
  readonly fingerprint: string;
  readonly readsSeipd2: boolean;
};

/** The server offers another key than the one that was compared: nothing is sealed to it. */
export class KeyChangedError extends Error {
  override readonly name = 'KeyChangedError';

  constructor(compared: string, offered: string) {
    super(`the key with fingerprint ${compared} was compared, ${offered} is offered`);
  }
}

/** A key is what its bytes say, never what a server says beside them. @throws KeyChangedError */
export async function requireFingerprint(armoredPublicKey: string, compared: string) {
  const facts = await inspectPublicKey({ armoredPublicKey, at: new Date() });
  if (facts.fingerprint !== compared) throw new KeyChangedError(compared, facts.fingerprint);
  return facts;
}

/**
 * The organisations' current keys, each of which must have the fingerprint that the caller has compared, and have been
 * published before everybody's eyes.
 *
 * @param compared fingerprint by organisation identifier
 * @throws KeyChangedError for a key that is not the compared one, or none; PublicationError, see `requirePublished`
 */
export async function recipientsOf(
  connection: Connection,
  compared: ReadonlyMap<string, string>,
): Promise<RecipientOrganisation[]> {
  return Promise.all(
    [...compared].map(async ([organisationId, fingerprint]) => {
      const path = `/organisations/${organisationId}/keys`;
      const { current } = await connection.call(OrganisationKeysResponse, path);
      if (!current) throw new KeyChangedError(fingerprint, 'none');
      const { armoredPublicKey, readsSeipd2 } = await requireFingerprint(
        current.armoredPublicKey,
        fingerprint,
      );
      // As the portal offers it: the log holds the digest of that text.
      const offered = current.armoredPublicKey;
      await requirePublished(connection, {
        organisationId,
        fingerprint,
        armoredPublicKey: offered,
      });
      return { organisationId, armoredPublicKey, fingerprint, readsSeipd2 };
    }),
  );
}

/** The format that all recipients can open: the older one as soon as one of them opens files in GnuPG. */
export function formatFor(recipients: readonly RecipientOrganisation[]): SealingFormat {
  return recipients.every(({ readsSeipd2 }) => readsSeipd2) ? 'default' : 'gnupg';
}

/** Key packets as the portal takes them: by organisation. */
export function addressed(
  keyPackets: readonly RecipientKeyPacket[],
  recipients: readonly RecipientOrganisation[],
) {
  return recipients.map(({ organisationId, fingerprint }) => {
    const found = keyPackets.find((packet) => packet.fingerprint === fingerprint);
    if (!found) throw new Error(`nothing was sealed to ${fingerprint}`);
    return { organisationId, keyPacket: encodeBase64(found.keyPacket) };
  });
}
