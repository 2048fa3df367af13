import '../requests.css';

/** Read as it was typed. */
export function SealedText({ text }: { readonly text: string }) {
  return (
    <p className="requests-text" dir="auto">
      {text}
    </p>
  );
}
