import { create } from 'qrcode';

/** A QR code as one SVG path, dark on light in both colour schemes, because not every reader takes the inverse. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const path = Array.from({ length: size * size }, (_, index) => index)
    .filter((index) => modules.data[index])
    .map((index) => `M${index % size} ${Math.floor(index / size)}h1v1h-1z`)
    .join('');
  return (
    <svg
      className="front-qr"
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
    >
      <path className="front-qr-ground" d={`M-4-4h${size + 8}v${size + 8}h-${size + 8}z`} />
      <path className="front-qr-modules" d={path} />
    </svg>
  );
}
