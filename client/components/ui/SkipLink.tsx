import './SkipLink.css';

/** The first thing that Tab reaches. Its target takes focus: `tabIndex={-1}`. */
export function SkipLink({ targetId, children }: { targetId: string; children: string }) {
  return (
    <a
      className="skip-link"
      href={`#${targetId}`}
      onClick={(event) => {
        // The address stays as it is: it holds the state of the page.
        event.preventDefault();
        document.getElementById(targetId)?.focus();
      }}
    >
      {children}
    </a>
  );
}
