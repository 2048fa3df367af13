import {
  ConsentReasonPayload,
  ConsentResponse,
  type AskConsentRequest,
} from '../contracts/consents.ts';
import { SealingError } from '../sealing/index.ts';
import type { Connection } from './connection.ts';
import { verificationKeysOf, type Keyring } from './keyring.ts';
import { openPayload, sealPayload, type OpenedPayload, type Sealing } from './payloads.ts';

/** Asks the provider of something for consent to share it on; `sealing` is to the own organisation and the provider. */
export async function askConsent(
  connection: Connection,
  asked: Omit<AskConsentRequest, 'reason'>,
  reason: string | undefined,
  sealing: Sealing,
): Promise<ConsentResponse> {
  const body: AskConsentRequest = {
    ...asked,
    ...(reason !== undefined && { reason: await sealReason(asked.object.id, reason, sealing) }),
  };
  return connection.call(ConsentResponse, '/consents', { method: 'POST', body });
}

function sealReason(objectId: string, text: string, sealing: Sealing) {
  const payload = { v: 1, type: 'consent-reason', objectId, text } as const;
  return sealPayload(ConsentReasonPayload, payload, sealing);
}

/**
 * Opens why consent is asked for. The verdict is on the signature of who, as the portal says, asked.
 *
 * @throws SealingError `altered` for the reason of another consent, and see `openPayload`; Error when there is none
 */
export async function openConsentReason(
  connection: Connection,
  { object, askedBy, reason }: ConsentResponse,
  keyring: Keyring,
): Promise<OpenedPayload<ConsentReasonPayload>> {
  if (!reason) throw new Error('there is no reason');
  const keys = await verificationKeysOf(connection, askedBy);
  const opened = await openPayload(ConsentReasonPayload, reason, keyring, keys);
  if (opened.payload.objectId !== object.id) throw new SealingError('altered');
  return opened;
}

/** The provider's answer. `refuse` withdraws what was granted, too. */
export function answerConsent(
  connection: Connection,
  answer: 'grant' | 'refuse',
  { id, version }: Pick<ConsentResponse, 'id' | 'version'>,
): Promise<ConsentResponse> {
  const call = { method: 'POST', version } as const;
  return connection.call(ConsentResponse, `/consents/${id}/${answer}`, call);
}
