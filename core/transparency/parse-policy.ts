import { fromDecimal } from './bytes.ts';
import { TransparencyError } from './errors.ts';
import type { Policy, PolicyLog, PolicyWitness, Quorum } from './policy.ts';
import { isSamePublicKey, parseVerifier, type SignatureType, type Verifier } from './verifier.ts';

/**
 * Reads a policy. The line feed after the last line may be absent.
 *
 * @throws TransparencyError `E_POLICY` with the number of the line.
 */
export function parsePolicy(text: string): Policy {
  const reader = createPolicyReader();
  text.split('\n').forEach((line, index) => {
    try {
      reader.readLine(line);
    } catch (cause) {
      throw new TransparencyError('E_POLICY', { where: `line ${String(index + 1)}`, cause });
    }
  });
  return reader.finish();
}

/** Reads a policy line by line; each line may only speak of names that came before. */
function createPolicyReader() {
  const logs: PolicyLog[] = [];
  const witnesses: PolicyWitness[] = [];
  const named = new Map<string, Quorum>();
  const grouped = new Set<string>();
  let quorum: Quorum | undefined;

  function define(name: string, meaning: Quorum): void {
    requireLine(name !== 'none' && !named.has(name));
    named.set(name, meaning);
  }

  function addLog([vkey = '', url, ...rest]: readonly string[]): void {
    requireLine(rest.length === 0);
    logs.push({ verifier: parseKey(vkey, 'ed25519', logs), ...(url !== undefined && { url }) });
  }

  function addWitness([name = '', vkey = '', url, ...rest]: readonly string[]): void {
    requireLine(rest.length === 0);
    const verifier = parseKey(vkey, 'cosignature/v1', witnesses);
    define(name, { kind: 'witness', name });
    witnesses.push({ name, verifier, ...(url !== undefined && { url }) });
  }

  function addGroup([name = '', needed = '', ...names]: readonly string[]): void {
    const members = names.map(takeMember);
    const threshold = { all: members.length, any: 1 }[needed] ?? fromDecimal(needed) ?? 0;
    requireLine(1 <= threshold && threshold <= members.length);
    define(name, { kind: 'group', name, threshold, members });
  }

  /** A name is a member at most once, so that no witness counts twice. */
  function takeMember(name: string): Quorum {
    const member = named.get(name);
    requireLine(member !== undefined && !grouped.has(name));
    grouped.add(name);
    return member;
  }

  function setQuorum([name = '', ...rest]: readonly string[]): void {
    const meaning = name === 'none' ? ({ kind: 'none' } as const) : named.get(name);
    requireLine(rest.length === 0 && meaning !== undefined && quorum === undefined);
    quorum = meaning;
  }

  const kinds = new Map([
    ['log', addLog],
    ['witness', addWitness],
    ['group', addGroup],
    ['quorum', setQuorum],
  ]);
  return {
    readLine(line: string): void {
      requireLine(isPolicyText(line));
      const [keyword = '#', ...items] = line.split(/[ \t]+/).filter((item) => item !== '');
      if (keyword.startsWith('#')) return;
      const read = kinds.get(keyword);
      requireLine(read !== undefined);
      read(items);
    },
    finish(): Policy {
      if (!quorum) throw new TransparencyError('E_POLICY', { where: 'quorum' });
      return { logs, witnesses, quorum };
    },
  };
}

function parseKey(
  vkey: string,
  type: SignatureType,
  others: readonly { readonly verifier: Verifier }[],
): Verifier {
  const verifier = parseVerifier(vkey);
  requireLine(verifier.type === type);
  requireLine(!others.some((other) => isSamePublicKey(other.verifier, verifier)));
  return verifier;
}

/** Bytes that were not UTF-8 may have become U+FFFD on the way; two names could then look the same. */
function isPolicyText(line: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are what the format forbids
  return line.isWellFormed() && !/[\0-\x08\x0b-\x1f\x7f\ufffd]/.test(line);
}

function requireLine(condition: boolean): asserts condition {
  if (!condition) throw new TransparencyError('E_POLICY');
}
