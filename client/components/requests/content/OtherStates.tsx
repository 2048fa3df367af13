import type { RequestContent } from '../../../../core/contracts/request-content.ts';
import { useFormats } from '../../../hooks/use-formats.ts';

/** Who else is asked, and for how much. */
export function OtherStates({ states }: { readonly states: RequestContent['otherStates'] }) {
  const formats = useFormats();
  return (
    <ul>
      {states.map(({ country, amount, currency }, index) => (
        // One State may be asked for several amounts.
        <li key={index}>
          {formats.country(country)}
          {amount !== undefined && currency !== undefined && (
            <> · {formats.money({ amount, currency })}</>
          )}
        </li>
      ))}
    </ul>
  );
}
