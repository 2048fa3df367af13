import type { ReactNode } from 'react';
import './Kpi.css';
import type { Tone } from './tone.ts';

export type KpiProps = {
  /** Written as the reader's language writes numbers. */
  value: string;
  /** What is counted. */
  label: ReactNode;
  tone?: Tone | undefined;
  /** Where the things are that were counted. */
  action?: ReactNode;
};

/** One figure; its `Card` has the title. */
export function Kpi({ value, label, tone, action }: KpiProps) {
  return (
    <div className="kpi" data-tone={tone}>
      <span className="kpi-value">{value}</span>
      <span className="muted">{label}</span>
      {action}
    </div>
  );
}
