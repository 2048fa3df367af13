import {
  createMessageScanner,
  GateRefusal,
  type GateRefusalCode,
  type ScanOptions,
  type ScanReport,
} from '../../core/sealing/message-scanner.ts';
import { bytes } from './openpgp-packets.ts';

const wideLimits = {
  maxBodyBytes: 64 * 1024 * 1024,
  maxGnupgBodyBytes: 64 * 1024 * 1024,
  maxOcbBodyBytes: 64 * 1024 * 1024,
  maxKeyPackets: 8,
};

export type Outcome = { report: ScanReport; body: Uint8Array } | { refusal: GateRefusalCode };

/** What the gate says of `input` fed in chunks of the given sizes, the last one repeated. */
export function gateOutcome(
  expect: ScanOptions['expect'],
  input: Uint8Array,
  {
    limits = {},
    chunkSizes = [65_536],
  }: { limits?: Partial<ScanOptions>; chunkSizes?: number[] } = {},
): Outcome {
  const scanner = createMessageScanner({ ...wideLimits, expect, ...limits });
  const bodyParts: Uint8Array[] = [];
  try {
    for (let at = 0, turn = 0; at < input.length; turn += 1) {
      const size = chunkSizes[Math.min(turn, chunkSizes.length - 1)] ?? 1;
      bodyParts.push(scanner.push(input.subarray(at, at + size)));
      at += size;
    }
    return { report: scanner.finish(), body: bytes(...bodyParts) };
  } catch (error) {
    if (error instanceof GateRefusal) return { refusal: error.code };
    throw error;
  }
}

export function refusalOf(
  expect: ScanOptions['expect'],
  input: Uint8Array,
  limits?: Partial<ScanOptions>,
) {
  const outcome = gateOutcome(expect, input, limits && { limits });
  return 'refusal' in outcome ? outcome.refusal : 'accepted';
}
