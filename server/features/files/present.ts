import type { FileResponse, FileSummary } from '../../../core/contracts/files.ts';
import type { Principal } from '../../platform/principal.ts';
import { openableBy, sealedTo } from '../gate/index.ts';
import { keyPacketOf, visibleKeyPackets, visibleShares } from './sealed-file.policy.ts';
import type { SealedFile } from './sealed-file.ts';

/** A file as one organisation sees it: with its own key packets only. */
export function presentSummary(principal: Principal, file: SealedFile): FileSummary {
  const { descriptor, ...rest } = file;
  const own =
    descriptor &&
    openableBy(
      { ...descriptor, keyPackets: visibleKeyPackets(principal, file, descriptor.keyPackets) },
      principal.organisationId,
    );
  return {
    ...rest,
    sealedTo: sealedTo(visibleKeyPackets(principal, file, file.keyPackets)),
    ...(own && { descriptor: own }),
  };
}

export function presentFile(principal: Principal, file: SealedFile): FileResponse {
  const keyPacket = keyPacketOf(file, principal)?.keyPacket;
  return {
    ...presentSummary(principal, file),
    ...(keyPacket !== undefined && { keyPacket }),
    ...(file.signature && { signature: file.signature }),
    shares: visibleShares(principal, file),
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
