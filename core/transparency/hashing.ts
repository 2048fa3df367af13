declare const kind: unique symbol;

/** SHA-256: 32 bytes. */
export type Hash = Uint8Array;
export type LeafHash = Hash & { readonly [kind]: 'leaf' };
export type NodeHash = Hash & { readonly [kind]: 'node' };
export type RootHash = Hash & { readonly [kind]: 'root' };

export const HASH_BYTES = 32;

/** SHA-256 of the platform. Returns 32 bytes of its own and keeps no hold on what it was given. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** The hashes of RFC 6962 section 2.1; a leaf can never pass for a node, nor a node for a leaf. */
export type TreeHasher = {
  leaf(entry: Uint8Array): LeafHash;
  node(left: Hash, right: Hash): NodeHash;
  /** Root of the tree without entries. */
  readonly emptyRoot: RootHash;
};

const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;

/** Not to be shared between threads: it reuses its buffers. */
export function createTreeHasher(sha256: Sha256): TreeHasher {
  let leafInput = new Uint8Array(1_024);
  const nodeInput = new Uint8Array(1 + 2 * HASH_BYTES);
  nodeInput[0] = NODE_PREFIX;
  return {
    leaf(entry) {
      const length = 1 + entry.length;
      if (length > leafInput.length) leafInput = new Uint8Array(2 * length);
      leafInput[0] = LEAF_PREFIX;
      leafInput.set(entry, 1);
      return sha256(leafInput.subarray(0, length)) as LeafHash;
    },
    node(left, right) {
      nodeInput.set(left, 1);
      nodeInput.set(right, 1 + HASH_BYTES);
      return sha256(nodeInput) as NodeHash;
    },
    emptyRoot: sha256(new Uint8Array()) as RootHash,
  };
}
