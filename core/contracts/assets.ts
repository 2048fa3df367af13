import { z } from 'zod';

/** What an asset is, and the words of registers and orders about it. The server never sees any of this: it is sealed. */

export const AssetKind = z.enum([
  'account',
  'securities',
  'company-shares',
  'real-estate',
  'vehicle',
  'vessel',
  'aircraft',
  'crypto-asset',
  'cash',
  'precious-metals',
  'art',
  'insurance',
  'debt',
  'intellectual-property',
  'licence',
  'other',
]);
export type AssetKind = z.infer<typeof AssetKind>;

/** From the first report to its end. The last six are ends as well: an asset that is lost is not forgotten. */
export const AssetState = z.enum([
  'reported',
  'identified',
  'traced',
  'frozen',
  'seized',
  'under-management',
  'forfeited',
  'realised',
  'transferred',
  'returned',
  'released',
  'lapsed',
  'not-found',
  'dissipated',
  'destroyed',
  'subject-to-another-order',
]);
export type AssetState = z.infer<typeof AssetState>;

/** Whose name for an asset it is. `core/assets` says which fit which kind, and checks them. */
export const IdentifierScheme = z.enum([
  'iban',
  'bic',
  'account-number',
  'isin',
  'lei',
  'company-number',
  'title-number',
  'vin',
  'plate',
  'imo',
  'mmsi',
  'aircraft-registration',
  'aircraft-serial',
  'icao-24-bit',
  'bitcoin-address',
  'ethereum-address',
  'crypto-address',
  'register-number',
  'other',
]);
export type IdentifierScheme = z.infer<typeof IdentifierScheme>;

/** How far the source is trusted, and how far what it says: the 4x4 grid of police intelligence. */
export const SourceGrade = z.enum(['A', 'B', 'C', 'X']);
export const InformationGrade = z.enum(['1', '2', '3', '4']);

export const ValuationMethod = z.enum([
  'balance',
  'market-price',
  'appraisal',
  'purchase-price',
  'insured-value',
  'estimate',
]);

/** Longer is not a name but a text. */
export const Line = z.string().trim().min(1).max(300);
/** Says something: not only spaces. */
export const Text = z.string().max(20_000).regex(/\S/);

const Country = z.string().regex(/^[A-Z]{3}$/);
const Currency = z.string().regex(/^[A-Z]{3}$/);
/** Decimal text, so that nothing is rounded. Eighteen decimals are those of one wei. */
const Amount = z.string().regex(/^\d{1,18}(?:\.\d{1,18})?$/);

const Money = z.strictObject({ amount: Amount, currency: Currency });
const DatedMoney = Money.extend({ on: z.iso.date() });

const Identifier = z
  .strictObject({
    scheme: IdentifierScheme,
    /** What the scheme is called, where the list does not have it. */
    name: Line.optional(),
    value: Line,
  })
  .refine(({ scheme, name }) => (scheme === 'other') === (name !== undefined), { path: ['name'] });

const AssetMeasure = z.strictObject({
  authority: Line,
  orderNumber: Line.optional(),
  on: z.iso.date(),
  expiresOn: z.iso.date().optional(),
});

/** Countries are ISO 3166-1 alpha-3, currencies ISO 4217, dates ISO 8601. What is not known is left out. */
export const AssetEntry = z.strictObject({
  reference: Line,
  kind: AssetKind,
  state: AssetState,
  description: Text,
  identifiers: z.array(Identifier).max(50),
  location: z.strictObject({ country: Country, place: Line.optional() }).optional(),
  titleHolder: Line.optional(),
  /** Who is believed to stand behind the holder of title, and why. */
  beneficialOwner: z.strictObject({ name: Line, basis: Text }).optional(),
  /** Encumbrances and claims of third parties. */
  encumbrances: Text.optional(),
  value: DatedMoney.extend({ method: ValuationMethod.optional() }).optional(),
  custodian: Line.optional(),
  condition: Line.optional(),
  /** Of keeping it, a year. */
  yearlyCost: Money.optional(),
  measure: AssetMeasure.optional(),
  grade: z.strictObject({ source: SourceGrade, information: InformationGrade }).optional(),
  account: z
    .strictObject({
      bank: Line,
      holder: Line.optional(),
      balance: DatedMoney.optional(),
    })
    .optional(),
  shares: z.strictObject({ company: Line, percent: Amount, nominee: Line.optional() }).optional(),
  /** Of a vessel or an aircraft. */
  flag: Country.optional(),
  crypto: z.strictObject({ chain: Line, quantity: Amount.optional() }).optional(),
});
export type AssetEntry = z.infer<typeof AssetEntry>;
