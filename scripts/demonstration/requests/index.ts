import { freightInquiry } from './freight-inquiry.ts';
import type { InventedRequest } from './invented-request.ts';
import { jetSeizure } from './jet-seizure.ts';
import { kestrelFreeze } from './kestrel-freeze.ts';
import { kestrelTracing } from './kestrel-tracing.ts';
import { ordersInquiry } from './orders-inquiry.ts';
import { tamarisFreeze } from './tamaris-freeze.ts';
import { walletIdentification } from './wallet-identification.ts';

export type { InventedRequest, RequestEvent } from './invented-request.ts';

/** All requests of the demonstration: invented, in several states, some of them late. */
export const inventedRequests: readonly InventedRequest[] = [
  kestrelTracing,
  kestrelFreeze,
  tamarisFreeze,
  walletIdentification,
  jetSeizure,
  freightInquiry,
  ordersInquiry,
];
