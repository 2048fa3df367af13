import { createChance } from '../seeding/chance.ts';
import { specimenOf, type Specimen } from '../specimens.ts';

type Transfers = {
  readonly name: string;
  readonly account: string;
  readonly currency: string;
  /** The day of the first one, ISO 8601. */
  readonly from: string;
  readonly rows: number;
  readonly counterparties: readonly string[];
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
export function transfersOf({ name, from, rows, counterparties }: Omit<Transfers, 'language'>) {
  const chance = createChance(name.length * 7919 + rows);
  let day = Date.parse(from);
  let cents = chance.between(4_000_000, 90_000_000);
  return Array.from({ length: rows }, (_, index) => {
    day += chance.between(0, 4) * DAY_MS;
    const paidIn = chance.happens(0.45) || cents < 20_000_000;
    const amount = chance.between(8_000, 18_500_000) * (paidIn ? 1 : -1);
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
