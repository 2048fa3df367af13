import PDFDocument from 'pdfkit';
import { specimenOf, type Specimen } from '../specimens.ts';

/** What every page says across, in both languages of the Court. */
const MARK = 'SPECIMEN · SPÉCIMEN';
const MARGIN = 56;
const RED = '#a3211a';

export type Sheet = {
  readonly name: string;
  /** What the paper says about when it was made: the same paper has the same bytes, whenever they are made. */
  readonly on: string;
  readonly draw: (paper: PDFKit.PDFDocument) => void;
};

/** A document whose every page says that it is a specimen. */
export async function specimenPaper({ name, on, draw }: Sheet): Promise<Specimen> {
  const paper = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    info: { Title: MARK, CreationDate: new Date(`${on}T09:00:00Z`) },
  });
  const chunks: Buffer[] = [];
  const ended = new Promise((resolve, reject) => paper.once('end', resolve).once('error', reject));
  paper.on('data', (chunk: Buffer) => chunks.push(chunk));
  paper.on('pageAdded', () => {
    mark(paper);
  });
  mark(paper);
  draw(paper);
  paper.end();
  await ended;
  return specimenOf(name, 'application/pdf', Buffer.concat(chunks));
}

/** Below what is written later, and without moving where that begins. */
function mark(paper: PDFKit.PDFDocument): void {
  const { width, height, margins } = paper.page;
  const bottom = margins.bottom;
  // Otherwise a line so far down would begin another page.
  margins.bottom = 0;
  paper.save();
  paper.rotate(-52, { origin: [width / 2, height / 2] });
  paper.font('Helvetica-Bold').fontSize(54).fillColor(RED, 0.12);
  paper.text(MARK.replace(' · ', '\n'), 0, height / 2 - 60, { width, align: 'center' });
  paper.restore();
  paper.font('Helvetica').fontSize(8).fillColor(RED, 1);
  paper.text(
    `${MARK} - invented for a demonstration, not a document / document fictif`,
    MARGIN,
    height - 36,
    { lineBreak: false },
  );
  margins.bottom = bottom;
  paper.fillColor('#17202c', 1).fontSize(10);
  paper.x = MARGIN;
  paper.y = MARGIN;
}
