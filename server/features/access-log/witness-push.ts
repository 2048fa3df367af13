import {
  formatAddCheckpoint,
  openCheckpoint,
  type Policy,
  type PolicyWitness,
} from '../../../core/transparency/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import type { SignedTree } from './checkpoints.ts';
import type { Cosigning } from './cosigning.ts';
import type { AlarmStore } from './store/tree-store.ts';
import type { Tree } from './tree.ts';
import { askWitness } from './witness-request.ts';

type Dependencies = {
  readonly tree: Pick<Tree, 'latest' | 'consistency'>;
  readonly policy: () => Policy;
  readonly cosigning: Cosigning;
  readonly alarms: Pick<AlarmStore, 'raise'>;
  readonly clock: Clock;
  readonly logger: Logger;
};

type ReachableWitness = PolicyWitness & { readonly url: string };
/** What is remembered of a witness between two turns. */
type Contact = { knows: number; failures: number; notBefore: number };

/** Milliseconds. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 300_000;
/** The size that a witness knows can change between two questions, where several instances ask. */
const QUESTIONS = 3;

/**
 * Asks the witnesses of the policy that have an address to cosign the newest checkpoint. Nobody waits for it; what a
 * witness that saw another history says becomes an alarm, which stays until people have looked into it.
 */
export function createWitnessPush({
  tree,
  policy: currentPolicy,
  cosigning,
  alarms,
  clock,
  logger,
}: Dependencies) {
  const contacts = new Map<string, Contact>();

  async function waitingFor({ note }: SignedTree): Promise<ReachableWitness[]> {
    const policy = currentPolicy();
    const reachable = policy.witnesses.filter(isReachable);
    if (reachable.length === 0) return [];
    const { cosignatures } = await openCheckpoint(note, { ...policy, quorum: { kind: 'none' } });
    const done = new Set(cosignatures.map(({ witness }) => witness));
    return reachable.filter(({ name }) => !done.has(name));
  }

  function contactOf({ name }: ReachableWitness): Contact {
    const contact = contacts.get(name) ?? { knows: 0, failures: 0, notBefore: 0 };
    contacts.set(name, contact);
    return contact;
  }

  async function pushTo(witness: ReachableWitness, signed: SignedTree): Promise<void> {
    const contact = contactOf(witness);
    if (clock().getTime() < contact.notBefore) return;
    try {
      await converse(witness, contact, signed);
      contact.failures = 0;
    } catch (error) {
      const pause = Math.min(FIRST_PAUSE * 2 ** contact.failures, LONGEST_PAUSE);
      contact.failures += 1;
      contact.notBefore = clock().getTime() + pause;
      logger.warn({ err: error, witness: witness.name }, 'a witness did not cosign');
    }
  }

  async function converse(witness: ReachableWitness, contact: Contact, signed: SignedTree) {
    for (let question = 0; question < QUESTIONS; question += 1) {
      const oldSize = contact.knows;
      const proof = await tree.consistency(oldSize, signed.size);
      // Another instance is ahead of this one, or the log has become shorter.
      if (!proof) return requireStillThere(witness, contact);
      const body = formatAddCheckpoint({ oldSize, proof, note: signed.note });
      const reply = await askWitness(witness.url, body);
      if (reply.status === 200) {
        await keep(reply.lines, signed.size);
        contact.knows = signed.size;
        return;
      }
      // The right proof of the log's own tiles was refused, or the same size has another root there.
      if (reply.status === 422 || (reply.size === oldSize && oldSize === signed.size))
        return raise('E_FORK', witness);
      if (reply.size === oldSize) throw new Error('answered 409 to the size that it knows');
      contact.knows = reply.size;
    }
    throw new Error('answered with another size each time');
  }

  async function requireStillThere(witness: ReachableWitness, { knows }: Contact): Promise<void> {
    const latest = await tree.latest();
    if ((latest?.size ?? 0) < knows) await raise('E_ROLLBACK', witness);
  }

  async function keep(lines: readonly string[], size: number): Promise<void> {
    const kept = await Promise.allSettled(
      lines.map((line) => cosigning.acceptCosignature(size, line)),
    );
    if (kept.some(({ status }) => status === 'fulfilled')) return;
    throw new Error('answered with nothing that the policy knows', {
      cause: kept.find((each) => each.status === 'rejected')?.reason,
    });
  }

  async function raise(code: 'E_FORK' | 'E_ROLLBACK', { name }: ReachableWitness): Promise<void> {
    logger.error({ code, witness: name }, 'a witness knows another history of the access log');
    await alarms.raise({ code, source: name, since: clock().toISOString() });
    throw new Error(code);
  }

  return async function push(): Promise<void> {
    const signed = await tree.latest();
    if (!signed) return;
    const waiting = await waitingFor(signed);
    await Promise.all(waiting.map((witness) => pushTo(witness, signed)));
  };
}

function isReachable(witness: PolicyWitness): witness is ReachableWitness {
  return witness.url !== undefined;
}
