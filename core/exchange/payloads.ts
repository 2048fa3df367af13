import type { z } from 'zod';
import type { OpenableContent, SealedContent } from '../contracts/sealed-content.ts';
import { RemarkPayload } from '../contracts/sealed-payloads.ts';
import {
  openContent,
  sealContent,
  SealingError,
  type UnlockedKey,
  type Verdict,
} from '../sealing/index.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import type { Keyring } from './keyring.ts';
import { addressed, formatFor, type RecipientOrganisation } from './recipients.ts';

/** To whom, and by whom, something is sealed. */
export type Sealing = {
  readonly recipients: readonly RecipientOrganisation[];
  readonly signingKey: UnlockedKey;
};

/** A sealed text, opened, and whose signature it carries. */
export type OpenedPayload<Payload> = { readonly payload: Payload; readonly verdict: Verdict };

/** Seals a structured text (record, remark, descriptor) to its recipients, signed inside. */
export async function sealPayload<Schema extends z.ZodType>(
  schema: Schema,
  payload: z.infer<Schema>,
  { recipients, signingKey }: Sealing,
): Promise<SealedContent> {
  const { body, keyPackets } = await sealContent({
    plaintext: new TextEncoder().encode(JSON.stringify(schema.parse(payload))),
    recipients,
    signingKey,
    format: formatFor(recipients),
  });
  return { body: encodeBase64(body), keyPackets: addressed(keyPackets, recipients) };
}

export function sealRemark(submissionId: string, text: string, sealing: Sealing) {
  const payload = { v: 1, type: 'remark', submissionId, text } as const;
  return sealPayload(RemarkPayload, payload, sealing);
}

/**
 * Opens what `sealPayload` sealed. The caller still compares the identifiers inside with what it asked for.
 *
 * @throws SealingError `unsupported-format` when what was sealed is not of this type and version
 */
export async function openPayload<Schema extends z.ZodType>(
  schema: Schema,
  content: OpenableContent,
  { organisationKeys }: Pick<Keyring, 'organisationKeys'>,
  armoredVerificationKeys: readonly string[],
): Promise<OpenedPayload<z.infer<Schema>>> {
  const { plaintext, verdict } = await openContent({
    body: decodeBase64(content.body),
    keyPacket: decodeBase64(content.keyPacket),
    decryptionKeys: organisationKeys,
    armoredVerificationKeys,
  });
  return { payload: parsePayload(schema, plaintext), verdict };
}

function parsePayload<Schema extends z.ZodType>(
  schema: Schema,
  plaintext: Uint8Array,
): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)));
  } catch (cause) {
    throw new SealingError('unsupported-format', { cause });
  }
}
