import { CopyButton, type CopyButtonProps } from './CopyButton.tsx';
import './Fingerprint.css';
import { QrCode } from './QrCode.tsx';

export type FingerprintProps = {
  /** Hex digits without spaces. */
  fingerprint: string;
  /** `inline` is for rows; `full` is for comparing. */
  layout?: 'inline' | 'full' | undefined;
  words?: readonly string[] | undefined;
  wordsLabel?: string | undefined;
  qr?: { text: string; label: string } | undefined;
  copy?: CopyButtonProps['labels'] | undefined;
};

/** A key's fingerprint in groups of four, so that two people can read it to each other. */
export function Fingerprint(props: FingerprintProps) {
  const { fingerprint, layout = 'full', words, wordsLabel, qr, copy } = props;
  const groups = fingerprint.toUpperCase().match(/.{1,4}/g) ?? [];
  return (
    <div className="fingerprint" data-layout={layout}>
      <div className="fingerprint-text">
        <code className="fingerprint-hex">
          {groups.map((group, index) => (
            // A fingerprint may hold the same group twice.
            <span key={`${index} ${group}`}>{group} </span>
          ))}
        </code>
        {words && (
          <ol className="fingerprint-words" aria-label={wordsLabel} translate="no">
            {words.map((word, index) => (
              <li key={`${index} ${word}`}>{word}</li>
            ))}
          </ol>
        )}
        {copy && <CopyButton text={fingerprint.toUpperCase()} labels={copy} />}
      </div>
      {qr && <QrCode {...qr} />}
    </div>
  );
}
