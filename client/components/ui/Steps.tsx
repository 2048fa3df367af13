import { Icon } from './Icon.tsx';
import './Steps.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export type StepsProps = {
  label: string;
  steps: readonly { id: string; label: string }[];
  current: string;
  /** Said after the steps that are behind. */
  doneLabel: string;
};

/** How far a task is that is done in order. */
export function Steps({ label, steps, current, doneLabel }: StepsProps) {
  const reached = steps.findIndex(({ id }) => id === current);
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, index) => {
        const isDone = index < reached;
        return (
          <li
            key={step.id}
            data-done={isDone || undefined}
            aria-current={index === reached ? 'step' : undefined}
          >
            <span className="steps-number">{isDone ? <Icon name="check" /> : index + 1}</span>
            <span>{step.label}</span>
            {isDone && <VisuallyHidden>{doneLabel}</VisuallyHidden>}
          </li>
        );
      })}
    </ol>
  );
}
