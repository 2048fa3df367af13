type Load = () => Promise<string>;

// The frame cannot fetch, so what PDF.js would fetch are modules: each comes when a document needs it.
const characterMaps = import.meta.glob<string>('../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?inline',
  import: 'default',
});
const standardFonts = import.meta.glob<string>(
  '../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
  { query: '?inline', import: 'default' },
);
const sources = new Map<string, Load>(
  Object.entries({ ...characterMaps, ...standardFonts }).map(([path, load]) => [
    path.slice(path.lastIndexOf('/') + 1),
    load,
  ]),
);

/** In the place of the factory by which PDF.js fetches character maps and fonts. */
export class BundledDataFactory {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const load = sources.get(filename);
    if (!load) throw new Error(`${filename} is not bundled`);
    const address = await load();
    const base64 = address.slice(address.indexOf(',') + 1);
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  }
}
