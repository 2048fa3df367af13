import PDFDocument from 'pdfkit';
import type { SummaryLanguage } from '../../../../core/contracts/access-log-export.ts';
import { toBase64 } from '../../../../core/transparency/index.ts';
import type { Tally } from '../store/index-rows.ts';
import type { Summary } from './summary.ts';
import type { SummaryWords } from './summary-words.ts';

type Page = InstanceType<typeof PDFDocument>;
type Cells = readonly (string | number)[];

const MARGIN = 56;
const MOST_ANOMALIES = 100;

/** The document before it is signed. */
export async function renderSummary(
  summary: Summary,
  words: SummaryWords,
  language: SummaryLanguage,
): Promise<Buffer> {
  const page = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    lang: language,
    displayTitle: true,
    info: { Title: words.title, Author: summary.checkpoint.origin },
  });
  page.font('Helvetica-Bold').fontSize(18).text(words.title).moveDown();
  facts(page, headOf(summary, words));
  counts(page, summary, words);
  anomalies(page, summary, words);
  heading(page, words.verifying);
  for (const step of words.steps) page.text(step).moveDown(0.5);
  facts(page, [[words.certificate, inGroups(summary.certificate)]]);
  page.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of page) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function headOf(summary: Summary, words: SummaryWords): (readonly [string, string])[] {
  const { checkpoint, tallies } = summary;
  const witnesses = checkpoint.cosignatures.map(
    ({ witness, time }) => `${witness}, ${new Date(time * 1_000).toISOString()}`,
  );
  return [
    [words.period, `${summary.from} – ${summary.to}`],
    [words.madeAt, summary.madeAt],
    [words.origin, checkpoint.origin],
    [words.size, String(checkpoint.size)],
    [words.root, toBase64(checkpoint.root)],
    [words.signedAt, summary.signedAt],
    [words.witnesses, witnesses.length > 0 ? witnesses.join('\n') : words.noWitness],
    [words.key, summary.vkey],
    [words.acts, String(sum(tallies))],
    [words.refused, String(sum(tallies.filter(isRefused)))],
  ];
}

function counts(page: Page, { tallies, names }: Summary, words: SummaryWords): void {
  const organisationOf = ({ organisation }: Tally) =>
    organisation === undefined ? words.nobodys : nameOf(names, organisation);
  const columns = [words.acts, words.refused];
  heading(page, words.byAction);
  table(page, [[words.action, ...columns], ...countedBy(tallies, ({ action }) => action)]);
  heading(page, words.byOutcome);
  const outcomes = countedBy(tallies, ({ outcome }) => words.outcomes[outcome] ?? outcome);
  table(page, [[words.outcome, words.acts], ...outcomes.map((cells) => cells.slice(0, 2))]);
  heading(page, words.byOrganisation);
  table(page, [[words.organisation, ...columns], ...countedBy(tallies, organisationOf)]);
}

function anomalies(page: Page, { anomalies: all, names }: Summary, words: SummaryWords): void {
  heading(page, words.anomalies);
  if (all.length === 0) page.text(words.noAnomaly);
  for (const { rule, from, to, actor, organisation, figures, evidence } of all.slice(
    0,
    MOST_ANOMALIES,
  )) {
    const who = [actor, organisation].filter((id) => id !== undefined);
    const named = who.map((id) => nameOf(names, id)).join(', ');
    page
      .text(`${from} – ${to}${named === '' ? '' : `: ${named}`}`)
      .text(`${words.rules[rule](figures)} (${words.entries} ${evidence.join(', ')})`, {
        indent: 12,
      })
      .moveDown(0.5);
  }
  if (all.length > MOST_ANOMALIES) page.text(words.more(all.length - MOST_ANOMALIES));
}

/** Most acts first. */
function countedBy(tallies: readonly Tally[], keyOf: (tally: Tally) => string): Cells[] {
  return [...Map.groupBy(tallies, keyOf)]
    .map(([key, group]) => [key, sum(group), sum(group.filter(isRefused))] as const)
    .toSorted((one, other) => other[1] - one[1]);
}

function sum(tallies: readonly Tally[]): number {
  return tallies.reduce((total, { count }) => total + count, 0);
}

function isRefused({ outcome }: Tally): boolean {
  return outcome === 'denied';
}

/** The fonts of every PDF reader know Western letters only; what they cannot write is told by its identifier. */
function nameOf(names: Summary['names'], id: string): string {
  const name = names[id];
  return name !== undefined && /^[\x20-\x7e\xa0-\xff’“”–—œŒ]*$/u.test(name) ? name : id;
}

function inGroups(hexadecimal: string): string {
  return hexadecimal.match(/.{4}/g)?.join(' ') ?? hexadecimal;
}

function heading(page: Page, text: string): void {
  page.moveDown().font('Helvetica-Bold').fontSize(12).text(text, MARGIN).moveDown(0.5);
  page.font('Helvetica').fontSize(9);
}

function facts(page: Page, rows: readonly (readonly [string, string])[]): void {
  page.font('Helvetica').fontSize(9);
  page.table({
    columnStyles: [130, '*'],
    defaultStyle: { border: false, padding: 2 },
    data: rows.map((row) => [...row]),
  });
}

function table(page: Page, [head = [], ...rows]: readonly Cells[]): void {
  page.table({
    columnStyles: ['*', ...head.slice(1).map(() => 80)],
    defaultStyle: { border: { bottom: 0.5 }, padding: 2 },
    data: [head, ...rows].map((cells) => cells.map(String)),
  });
}
