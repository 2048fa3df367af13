import './Spinner.css';

/** For a short wait whose result has no shape yet. Appears after 300 ms; a list or a page has a `Skeleton`. */
export function Spinner({ label }: { label: string }) {
  return (
    <span className="spinner" role="status">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="9" />
      </svg>
      {label}
    </span>
  );
}
