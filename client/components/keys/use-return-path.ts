import { useLocation, useSearchParams } from 'react-router';
import { safePath } from '../../lib/safe-path.ts';

const PARAMETER = 'next';

/** How a page that stands between leads back to the one before. */
export function useReturnPath() {
  const { pathname, search } = useLocation();
  const [parameters] = useSearchParams();
  return {
    /** Where this page was come from, if that is known. */
    wished: safePath(parameters.get(PARAMETER)),
    /** The address of a page that leads back here. */
    leadingBack: (path: string) => {
      const here = encodeURIComponent(pathname + search);
      return `${path}${path.includes('?') ? '&' : '?'}${PARAMETER}=${here}`;
    },
  };
}
