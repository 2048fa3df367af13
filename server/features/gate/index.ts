export { asProblem, problemOfRefusal, sealedContentProblems } from './gate-problems.ts';
export {
  bodyVersionOf,
  createGate,
  openableBy,
  sealedTo,
  sha256OfBody,
  type Gate,
  type RecipientKeys,
  type StoredContent,
  type StoredKeyPacket,
} from './gate.ts';
export {
  createShareGate,
  requireNewRecipient,
  type ConsentLookup,
  type ShareGate,
} from './share-gate.ts';
export {
  mayTakeBack,
  visibleKeyPackets,
  visibleShares,
  withoutOrganisation,
  type SharedThing,
  type StoredShare,
} from './shares.ts';
