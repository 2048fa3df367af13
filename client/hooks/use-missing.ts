import { useState } from 'react';
import type { FormError } from '../components/ui/ErrorSummary.tsx';

/** What a form still lacks, told from when somebody tries to go on; what was filled in since is wrong no longer. */
export function useMissing<Field extends string>(
  missing: readonly Field[],
  messageOf: (field: Field) => string,
) {
  const [errors, setErrors] = useState<readonly (FormError & { fieldId: Field })[]>([]);
  return {
    errors,
    errorOf: (field: Field): string | undefined =>
      missing.includes(field)
        ? errors.find(({ fieldId }) => fieldId === field)?.message
        : undefined,
    /** Tells what is missing; true when nothing is. */
    isWhole(): boolean {
      setErrors(missing.map((fieldId) => ({ fieldId, message: messageOf(fieldId) })));
      return missing.length === 0;
    },
  };
}
