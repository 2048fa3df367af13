export { asProblem, problemOfRefusal } from './gate-problems.ts';
export {
  bodyVersionOf,
  createGate,
  openableBy,
  sealedTo,
  type Gate,
  type RecipientKeys,
  type StoredContent,
  type StoredKeyPacket,
} from './gate.ts';
