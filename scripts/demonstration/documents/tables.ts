import { createChance } from '../seeding/chance.ts';
import { specimenOf, type Specimen } from '../specimens.ts';

export type Movements = {
  /** The day of the first one, ISO 8601. */
  readonly from: string;
  readonly rows: number;
  readonly counterparties: readonly string[];
  /** Whole units of the currency, the smallest and the largest movement. */
  readonly amounts?: readonly [least: number, most: number];
  /** How many of them come in, as a share of 1. */
  readonly paidIn?: number;
  /** Days between two of them, the fewest and the most. */
  readonly everyDays?: readonly [least: number, most: number];
};

type Transfers = Movements & {
  readonly name: string;
  readonly account: string;
  readonly currency: string;
  readonly language: 'en' | 'fr';
};

const DAY_MS = 86_400_000;

const heads = {
  en: ['note', 'date', 'account', 'counterparty', 'reference', 'amount', 'currency', 'balance'],
  fr: ['note', 'date', 'compte', 'contrepartie', 'référence', 'montant', 'devise', 'solde'],
} as const;

/** Transfers of an account as comma-separated values (RFC 4180); every row says that it is a specimen. */
export function specimenTransfers(table: Transfers): Specimen {
  const rows = transfersOf(table).map(({ date, counterparty, reference, amount, balance }) => [
    table.language === 'fr' ? 'SPÉCIMEN' : 'SPECIMEN',
    ...[date, table.account, counterparty, reference, amount, table.currency, balance],
  ]);
  const lines = [heads[table.language], ...rows].map((cells) => cells.map(quoted).join(','));
  const bytes = new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
  return specimenOf(table.name, 'text/csv', bytes);
}

/** Made up, and the same whenever they are made. */
export function transfersOf({
  from,
  rows,
  counterparties,
  amounts: [least, most] = [80, 18_500],
  paidIn = 0.5,
  everyDays = [0, 4],
}: Movements) {
  const chance = createChance(rows);
  let day = Date.parse(from);
  let cents = most * chance.between(300, 600);
  return Array.from({ length: rows }, (_, index) => {
    day += chance.between(...everyDays) * DAY_MS;
    const comesIn = chance.happens(paidIn) || cents < most * 100;
    const amount = chance.between(least * 100, most * 100) * (comesIn ? 1 : -1);
    cents += amount;
    return {
      date: new Date(day).toISOString().slice(0, 10),
      counterparty: chance.pick(counterparties),
      reference: `SPEC-${String(index + 1).padStart(5, '0')}`,
      amount: (amount / 100).toFixed(2),
      balance: (cents / 100).toFixed(2),
    };
  });
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
