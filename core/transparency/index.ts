export {
  CanonicalError,
  MAX_CANONICAL_BYTES,
  canonicalBytes,
  parseCanonical,
  type CanonicalFault,
  type CanonicalObject,
  type CanonicalValue,
} from './canonical.ts';
