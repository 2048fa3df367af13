import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createHash } from 'node:crypto';

import { gateOutcome, type Outcome } from '../../../support/gate-outcome.ts';
import {
  bytes,
  fingerprintA,
  fingerprintB,
  keyIdA,
  keyIdB,
  keyPacket3,
  keyPacket6,
  packet,
  partialPacket,
  rsaField,
  seipd1,
  seipd2,
} from '../../../support/openpgp-packets.ts';

const goodMessages = [
  ['body', packet(18, seipd1(900))],
  ['body', packet(18, seipd2(12_000))],
  ['body', partialPacket(18, seipd2(6000), 9)],
  ['message', bytes(keyPacket3(keyIdA), keyPacket3(keyIdB), packet(18, seipd1(2000)))],
  ['message', bytes(keyPacket3(keyIdA, 1, rsaField(3072)), partialPacket(18, seipd1(70_000), 12))],
  [
    'message',
    bytes(keyPacket6(fingerprintA), keyPacket6(fingerprintB), partialPacket(18, seipd2(5000), 10)),
  ],
] as const;

/** Half of the places lie in the first octets, where the structure is. */
const mutation = fc.record({
  kind: fc.constantFrom('set', 'flip', 'insert', 'delete', 'repeat'),
  place: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(260)),
  octet: fc.nat(255),
});

function mutate(
  input: Uint8Array,
  { kind, place, octet }: typeof mutation extends fc.Arbitrary<infer Value> ? Value : never,
): Uint8Array {
  const at = Math.min(
    input.length - 1,
    Number.isInteger(place) ? place : Math.floor(place * input.length),
  );
  const before = input.subarray(0, at);
  const after = input.subarray(at + 1);
  switch (kind) {
    case 'set':
      return bytes(before, octet, after);
    case 'flip':
      return bytes(before, (input[at] ?? 0) ^ (1 << (octet % 8)), after);
    case 'insert':
      return bytes(before, octet, input.subarray(at));
    case 'delete':
      return bytes(before, after);
    case 'repeat':
      return bytes(before, input.subarray(at), input.subarray(at, at + octet));
  }
}

/** As {@link Outcome}, cheap to compare. */
function digest(outcome: Outcome) {
  if ('refusal' in outcome) return outcome;
  const { report, body } = outcome;
  return { report, body: createHash('sha256').update(body).digest('hex') };
}

describe('mutated messages', () => {
  it('are accepted or refused, never anything else, and alike however they are cut', () => {
    const outcomes = new Map<string, number>();

    fc.assert(
      fc.property(
        fc.constantFrom(...goodMessages),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 40 }),
        ([expectation, good], mutations, chunkSizes) => {
          const input = mutations.reduce(mutate, good);

          const outcome = gateOutcome(expectation, input);
          const again = gateOutcome(expectation, input, { chunkSizes });

          expect(digest(again)).toEqual(digest(outcome));
          const name = 'refusal' in outcome ? outcome.refusal : 'accepted';
          outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
        },
      ),
      { numRuns: 3000 },
    );

    // Without these the mutations would not reach both sides of the gate.
    expect(outcomes.get('accepted')).toBeGreaterThan(100);
    expect(outcomes.size).toBeGreaterThan(12);
  });

  it('are refused without any other error when they are noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (input) => {
        expect(gateOutcome('message', input)).toHaveProperty('refusal');
        expect(gateOutcome('body', input)).toHaveProperty('refusal');
      }),
      { numRuns: 2000 },
    );
  });
});
