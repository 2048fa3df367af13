import { useSearchParams } from 'react-router';
import { Id } from '../../../../core/contracts/identifiers.ts';
import { DecisionOutcome } from '../../../../core/contracts/submissions.ts';

/** What the address says of the page: which file is looked at, and which decision is being made. */
export function useReviewPlace() {
  const [parameters, setParameters] = useSearchParams();
  return {
    fileId: Id.safeParse(parameters.get('file')).data,
    outcome: DecisionOutcome.safeParse(parameters.get('decision')).data,
    leaveDecision: (): void => {
      setParameters((before) => without(before, 'decision'), { replace: true });
    },
  };
}

/** The same page with one thing in its address changed. */
export function useReviewAddress() {
  const [parameters] = useSearchParams();
  return (name: 'file' | 'decision', value: string | undefined): string => {
    const changed = without(parameters, name);
    if (value !== undefined) changed.set(name, value);
    return `?${changed}`;
  };
}

function without(parameters: URLSearchParams, name: string): URLSearchParams {
  const changed = new URLSearchParams(parameters);
  changed.delete(name);
  return changed;
}
