import { useEffect, useState } from 'react';
import { qrOutline, type QrOutline } from './qr-outline.ts';
import './QrCode.css';

const QUIET_ZONE = 4;

/** `label` says what reading the code gives. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [outline, setOutline] = useState<QrOutline>();
  useEffect(() => {
    let isCurrent = true;
    void qrOutline(text).then((drawn) => {
      if (isCurrent) setOutline(drawn);
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  const side = (outline?.size ?? 0) + 2 * QUIET_ZONE;
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={label}
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      {outline && <path d={outline.path} />}
    </svg>
  );
}
