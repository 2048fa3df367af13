import { useEffect, useRef, type ReactNode } from 'react';
import './Arrival.css';

type ArrivalProps = { readonly name: string; readonly children: ReactNode };

/** A part of the page that appears because somebody asked for it: the focus goes there, and so does the view. */
export function Arrival({ name, children }: ArrivalProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView();
  }, []);
  return (
    <div ref={place} role="group" aria-label={name} tabIndex={-1} className="arrival">
      {children}
    </div>
  );
}
