import type { Share } from '../../../core/contracts/files.ts';
import type { StoredKeyPacket } from './gate.ts';

/** The sharer's word on one key packet added later. */
export type StoredShare = Omit<Share, 'byOrganisationId'> & {
  /** Absent in what was shared when its provider alone could share. */
  readonly byOrganisationId?: string;
};

/** Something sealed, who provides it, and with whom else it was shared. */
export type SharedThing = {
  readonly providerOrganisationId: string;
  readonly shares: readonly StoredShare[];
};

function sharerOf(share: StoredShare, { providerOrganisationId }: SharedThing): string {
  return share.byOrganisationId ?? providerOrganisationId;
}

/** With whom something was shared is the business of its provider; of others, only what they got and what they passed on. */
export function visibleShares(organisationId: string, thing: SharedThing): Share[] {
  return thing.shares
    .map((share) => ({ ...share, byOrganisationId: sharerOf(share, thing) }))
    .filter(({ organisationId: holder, byOrganisationId }) =>
      [thing.providerOrganisationId, holder, byOrganisationId].includes(organisationId),
    );
}

/** The same for key packets: those of whom it was first sealed to, and those of the visible shares. */
export function visibleKeyPackets(
  organisationId: string,
  thing: SharedThing,
  keyPackets: readonly StoredKeyPacket[],
): StoredKeyPacket[] {
  const visible = new Set(
    visibleShares(organisationId, thing).map((share) => share.organisationId),
  );
  const shared = new Set(thing.shares.map((share) => share.organisationId));
  return keyPackets.filter((packet) => {
    const { organisationId: holder } = packet;
    return !shared.has(holder) || visible.has(holder);
  });
}

/** The provider takes back any share, whoever shared on only what it passed on itself. */
export function mayTakeBack(
  organisationId: string,
  thing: SharedThing,
  fromOrganisationId: string,
): boolean {
  const share = thing.shares.find((each) => each.organisationId === fromOrganisationId);
  if (!share) return false;
  return [thing.providerOrganisationId, sharerOf(share, thing)].includes(organisationId);
}

/** What is left when an organisation loses what was shared with it. */
export function withoutOrganisation<Item extends { readonly organisationId: string }>(
  items: readonly Item[],
  organisationId: string,
): Item[] {
  return items.filter((item) => item.organisationId !== organisationId);
}
