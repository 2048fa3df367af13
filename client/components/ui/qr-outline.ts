export type QrOutline = {
  /** Modules on a side, without the quiet zone. */
  readonly size: number;
  /** An SVG path in units of one module. */
  readonly path: string;
};

/** ISO/IEC 18004, level M. The library is loaded when a code is shown. */
export async function qrOutline(text: string): Promise<QrOutline> {
  const { create } = await import('qrcode');
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const dark = Array.from({ length: size * size }, (_, at) => at).filter(
    (at) => modules.data[at] === 1,
  );
  const path = dark.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join('');
  return { size, path };
}
