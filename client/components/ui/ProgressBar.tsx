import { useId } from 'react';
import './ProgressBar.css';

export type ProgressBarProps = {
  label: string;
  isLabelHidden?: boolean | undefined;
  /** In the unit of `total`; without it, how far the work is cannot be said. */
  value?: number | undefined;
  total?: number | undefined;
  /** The same in words: "184 of 311 MB, 41 seconds left". */
  valueText?: string | undefined;
  tone?: 'act' | 'ok' | 'bad' | undefined;
};

export function ProgressBar(props: ProgressBarProps) {
  const { label, value, total = 100, valueText, tone = 'act' } = props;
  const id = useId();
  return (
    <div className="progress-bar" data-tone={tone}>
      <div className="progress-bar-words">
        <span id={id} className={props.isLabelHidden ? 'visually-hidden' : undefined}>
          {label}
        </span>
        {valueText && <span className="numeric muted">{valueText}</span>}
      </div>
      <progress
        aria-labelledby={id}
        aria-valuetext={valueText}
        max={total}
        {...(value !== undefined && { value })}
      />
    </div>
  );
}
