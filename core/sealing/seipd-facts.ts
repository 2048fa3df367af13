import { MAX_SEALED_CONTENT } from '../contracts/limits.ts';
import { SeipdFacts } from '../contracts/manifest.ts';
import { SealingError } from './errors.ts';
import { createMessageScanner, type ScanReport } from './message-scanner.ts';

/** What a manifest says of the clear header; the salt is left to the body. */
export function seipdFactsOf({ body }: Pick<ScanReport, 'body'>): SeipdFacts {
  if (body.version === 1) return { version: 1 };
  const { version, cipher, aead, chunkSizeByte } = body;
  return SeipdFacts.parse({ version, cipher, aead, chunkSizeByte });
}

/** The same of something small, held whole. @throws SealingError `unsupported-format` */
export function seipdFactsOfContent(body: Uint8Array): SeipdFacts {
  const scanner = createMessageScanner({
    expect: 'body',
    maxKeyPackets: 0,
    maxBodyBytes: MAX_SEALED_CONTENT,
    maxGnupgBodyBytes: MAX_SEALED_CONTENT,
    maxOcbBodyBytes: MAX_SEALED_CONTENT,
  });
  try {
    scanner.push(body);
    return seipdFactsOf(scanner.finish());
  } catch (cause) {
    throw new SealingError('unsupported-format', { cause });
  }
}
