import type { FileResponse, FileSummary } from '../../../core/contracts/files.ts';
import type { PageResult } from '../../platform/database/page.ts';
import type { Principal } from '../../platform/principal.ts';
import {
  openableBy,
  sealedTo,
  visibleKeyPackets,
  visibleShares,
  type StoredKeyPacket,
} from '../gate/index.ts';
import { asShared, keyPacketOf } from './sealed-file.policy.ts';
import type { SealedFile } from './sealed-file.ts';

/** A file as one organisation sees it: with its own key packets only. */
export function presentSummary(principal: Principal, file: SealedFile): FileSummary {
  const { descriptor, ...rest } = file;
  const { organisationId } = principal;
  const visible = (keyPackets: readonly StoredKeyPacket[]) =>
    visibleKeyPackets(organisationId, asShared(file), keyPackets);
  const own =
    descriptor &&
    openableBy({ ...descriptor, keyPackets: visible(descriptor.keyPackets) }, organisationId);
  return {
    ...rest,
    sealedTo: sealedTo(visible(file.keyPackets)),
    ...(own && { descriptor: own }),
  };
}

export function presentPage(principal: Principal, { items, ...rest }: PageResult<SealedFile>) {
  return { ...rest, items: items.map((file) => presentSummary(principal, file)) };
}

export function presentFile(principal: Principal, file: SealedFile): FileResponse {
  const keyPacket = keyPacketOf(file, principal)?.keyPacket;
  return {
    ...presentSummary(principal, file),
    ...(keyPacket !== undefined && { keyPacket }),
    ...(file.signature && { signature: file.signature }),
    shares: visibleShares(principal.organisationId, asShared(file)),
  };
}

/** For the access log, which shows each organisation who opened the files it provides. */
export function fileObject({ id, organisationId, version, signature }: SealedFile) {
  return {
    type: 'file' as const,
    id,
    organisationId,
    version,
    ...(signature && { digest: signature.manifestSha256 }),
  };
}
