export { formatAddCheckpoint, parseAddCheckpoint, type AddCheckpoint } from './add-checkpoint.ts';
export { encodeBundle, decodeBundle } from './bundle.ts';
export { bytesEqual, fromBase64, fromUtf8, toBase64, toHex } from './bytes.ts';
export {
  CanonicalError,
  MAX_CANONICAL_BYTES,
  canonicalBytes,
  parseCanonical,
  requireCanonical,
  type CanonicalFault,
  type CanonicalObject,
  type CanonicalValue,
} from './canonical.ts';
export { formatCheckpoint, parseCheckpoint, type Checkpoint } from './checkpoint.ts';
export { TransparencyError, type TransparencyCode } from './errors.ts';
export { emptyFrontier, extendFrontier, frontierRoot, type Frontier } from './frontier.ts';
export {
  HASH_BYTES,
  createTreeHasher,
  type Hash,
  type LeafHash,
  type NodeHash,
  type RootHash,
  type Sha256,
  type TreeHasher,
} from './hashing.ts';
export { type LogEntry } from './log-walk.ts';
export { consistencyProof, frontierAt, inclusionProof, rootAt, type NodeAt } from './merkle.ts';
export { parseNote, type Note, type NoteSignature } from './note.ts';
export { parsePolicy } from './parse-policy.ts';
export {
  isQuorate,
  policyOfLog,
  type Policy,
  type PolicyLog,
  type PolicyWitness,
  type Quorum,
} from './policy.ts';
export { formatProof, parseProof, verifyProof, type Proof } from './proof.ts';
export { verifyReceipt, type VerifiedReceipt } from './receipt.ts';
export { rootFromInclusion, verifyConsistency } from './proof-check.ts';
export { sha256 } from '@noble/hashes/sha2.js';
export { cosign, generateSigningKey, parseSigner, signNote, type Signer } from './signer.ts';
export {
  TILE_WIDTH,
  bundlesOf,
  nodesOfTiles,
  parseTilePath,
  tilePath,
  tilesOf,
  type ReadTile,
  type TileAddress,
} from './tiles.ts';
export {
  openCheckpoint,
  type Cosignature,
  type VerificationClock,
  type VerifiedCheckpoint,
} from './verified-checkpoint.ts';
export { formatVerifier, parseVerifier, type SignatureType, type Verifier } from './verifier.ts';
export { verifyLog, type LogSource } from './verify-log.ts';
