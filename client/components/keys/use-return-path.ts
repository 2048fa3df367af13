import { useLocation, useSearchParams } from 'react-router';

const PARAMETER = 'next';

/** A page of the portal to go back to; anything else is refused, because addresses come from anywhere. */
export function safePath(wished: string | null): string | undefined {
  return wished !== null && /^\/(?![/\\])/.test(wished) ? wished : undefined;
}

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
