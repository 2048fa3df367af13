/** Files that would like to do something when they are looked at. Every address in them names what was tried. */

export const hostileHtml = `<!doctype html><script>fetch('/stolen-by-html')</script>
<img src=x onerror="fetch('/stolen-by-onerror')"><meta http-equiv=refresh content="0;url=/stolen-by-refresh">`;

export const hostileSvg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" onload="fetch('/stolen-by-onload')">
<script>parent.postMessage('stolen', '*'); fetch('/stolen-by-script')</script>
<style>@import url('/stolen-by-style');</style>
<image href="/stolen-by-image" width="10" height="10"/>
<foreignObject width="400" height="200"><body xmlns="http://www.w3.org/1999/xhtml">
<iframe src="/stolen-by-frame"></iframe><img src="/stolen-by-html-image"/></body></foreignObject>
<rect width="200" height="100" fill="red"/></svg>`;

export const hostileTable = `Date;Wording;Amount
2026-11-03;"=HYPERLINK(""http://localhost:9/stolen"";""x"")";+ 112 000,00
2026-11-07;@SUM(1+1);-18 500,00
2026-11-08;<img src=x onerror=fetch('/stolen-by-cell')>;-cmd|' /C calc'!A0
`;

/** Scripts at opening, in a form, in a link and in a font's matrix (as in CVE-2024-4367); a form that submits itself. */
export function hostilePdf(): Uint8Array {
  const content = 'BT /F1 24 Tf 40 200 Td (HOSTILE SPECIMEN) Tj ET';
  const script = (name: string) => `/S /JavaScript /JS (fetch\\('/stolen-by-${name}'\\);)`;
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R /OpenAction << ${script('opening')} >> /AcroForm << /Fields [6 0 R] >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>' +
      ' /Annots [6 0 R 7 0 R] /AA << /O << /S /SubmitForm /F (http://localhost:9/stolen-by-form) >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FontMatrix [1 0 0 1 0 (1\\); fetch\\('/stolen-by-font'\\);//)] >>",
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (f) /V (v) /Rect [20 20 200 60] /AA << /F << ${script('field')} >> >> >>`,
    `<< /Type /Annot /Subtype /Link /Rect [0 0 400 300] /A << ${script('link')} >> >>`,
  ]);
}

/** As many pages as asked for, each with its number and an image in the encoding of fax machines. */
export function longPdf(pages: number): Uint8Array {
  const first = 5;
  const kids = Array.from({ length: pages }, (_, page) => `${first + 2 * page} 0 R`);
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    faxImage(),
    ...kids.flatMap((_, page) => {
      const content = `BT /F1 24 Tf 72 700 Td (Page number ${page + 1}) Tj ET q 64 0 0 64 72 500 cm /I1 Do Q`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + 2 * page + 1} 0 R` +
          ' /Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>',
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ]);
}

/** Sixty-four rows that are like the white row above them: one bit each, then the end of the block (ITU-T T.6). */
function faxImage(): string {
  const bits = '1'.repeat(64) + '000000000001'.repeat(2);
  const bytes = bits.match(/.{8}/g)?.map((byte) => String.fromCharCode(parseInt(byte, 2))) ?? [];
  const data = bytes.join('');
  return (
    '<< /Type /XObject /Subtype /Image /Width 64 /Height 64 /BitsPerComponent 1 /ColorSpace /DeviceGray' +
    ' /Decode [1 0] /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 64 /Rows 64 >>' +
    ` /Length ${data.length} >>\nstream\n${data}\nendstream`
  );
}

/** Objects are numbered from 1; the first is the catalogue. */
function pdfOf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer << /Size ${count} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF`;
  return Uint8Array.from(text + end, (character) => character.charCodeAt(0));
}
