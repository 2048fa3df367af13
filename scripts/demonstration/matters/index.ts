import { assuranceVie } from './assurance-vie.ts';
import { borderCash } from './border-cash.ts';
import { businessJet } from './business-jet.ts';
import { compteTamaris } from './compte-tamaris.ts';
import { consignedPaintings } from './consigned-paintings.ts';
import { foundationBonds } from './foundation-bonds.ts';
import { freightShares } from './freight-shares.ts';
import { halcyonTide } from './halcyon-tide.ts';
import { houseRent } from './house-rent.ts';
import { immeubleTamaris } from './immeuble-tamaris.ts';
import { kestrelAccount } from './kestrel-account.ts';
import { loyersEncaisses } from './loyers-encaisses.ts';
import { notebookWallets } from './notebook-wallets.ts';
import { seizedVehicle } from './seized-vehicle.ts';
import type { Matter } from './matter.ts';

export type { Matter, PendingSpecimen, Step } from './matter.ts';

/** All submissions of the demonstration: invented, in every state, in both languages of the Court. */
export const matters: readonly Matter[] = [
  kestrelAccount,
  halcyonTide,
  freightShares,
  seizedVehicle,
  notebookWallets,
  houseRent,
  foundationBonds,
  borderCash,
  businessJet,
  consignedPaintings,
  immeubleTamaris,
  compteTamaris,
  assuranceVie,
  loyersEncaisses,
];
