import type { Specimen } from '../specimens.ts';
import { specimenPaper } from './pdf.ts';
import { transfersOf, type Movements } from './tables.ts';

const MARGIN = 56;
const ROW = 17;

type Paper = { readonly name: string; readonly on: string; readonly issuer: string };
type Facts = readonly (readonly [label: string, value: string])[];

/** A letterhead, a title, facts in two columns, and paragraphs: a register extract or an order of a court. */
export function specimenLetter({
  name,
  on,
  issuer,
  title,
  facts,
  paragraphs,
}: Paper & {
  readonly title: string;
  readonly facts: Facts;
  readonly paragraphs: readonly string[];
}): Promise<Specimen> {
  return specimenPaper({
    name,
    on,
    draw(paper) {
      head(paper, issuer, title);
      list(paper, facts);
      for (const paragraph of paragraphs) {
        paper.moveDown(0.8).font('Times-Roman').fontSize(11);
        paper.text(paragraph, MARGIN, undefined, { align: 'justify', lineGap: 2 });
      }
    },
  });
}

/** A statement of account: facts, then a table over as many pages as it takes. */
export function specimenStatement({
  name,
  on,
  issuer,
  title,
  facts,
  columns,
  movements,
}: Paper & {
  readonly title: string;
  readonly facts: Facts;
  readonly columns: readonly string[];
  readonly movements: Movements;
}): Promise<Specimen> {
  return specimenPaper({
    name,
    on,
    draw(paper) {
      head(paper, issuer, title);
      list(paper, facts);
      paper.moveDown(1);
      row(paper, columns, 'Helvetica-Bold');
      for (const { date, counterparty, reference, amount, balance } of transfersOf(movements)) {
        row(paper, [date, `${counterparty}, ${reference}`, amount, balance], 'Helvetica');
      }
    },
  });
}

function head(paper: PDFKit.PDFDocument, issuer: string, title: string): void {
  paper.font('Times-Bold').fontSize(13).text(issuer, MARGIN, MARGIN);
  const { y } = paper;
  paper.moveTo(MARGIN, y + 6).lineTo(paper.page.width - MARGIN, y + 6);
  paper.lineWidth(0.8).strokeColor('#17202c').stroke();
  paper
    .font('Times-Roman')
    .fontSize(17)
    .text(title, MARGIN, y + 22);
  paper.moveDown(0.6);
}

function list(paper: PDFKit.PDFDocument, facts: Facts): void {
  for (const [label, value] of facts) {
    const { y } = paper;
    paper.font('Helvetica').fontSize(9).fillColor('#4a5768').text(label, MARGIN, y, { width: 150 });
    paper.fillColor('#17202c').text(value, MARGIN + 160, y, { width: 320 });
    paper.moveDown(0.25);
  }
}

/** The first column is narrow, the last one is an amount. */
function row(paper: PDFKit.PDFDocument, cells: readonly string[], font: string): void {
  if (paper.y + ROW > paper.page.height - paper.page.margins.bottom) paper.addPage();
  const { y } = paper;
  const lefts = [0, 74, 340, 410];
  const widths = [70, 260, 66, 73];
  paper.font(font).fontSize(8.5);
  cells.forEach((cell, index) => {
    const align = index === 0 || index === 1 ? 'left' : 'right';
    const width = widths[index] ?? 70;
    paper.text(cell, MARGIN + (lefts[index] ?? 0), y, { width, align, lineBreak: false });
  });
  paper.moveTo(MARGIN, y + 12).lineTo(paper.page.width - MARGIN, y + 12);
  paper.lineWidth(0.3).strokeColor('#dcdfe4').stroke();
  paper.x = MARGIN;
  paper.y = y + ROW;
}
