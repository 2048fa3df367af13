import { safePath } from '../lib/safe-path.ts';

/** What the address carries behind `#`, which never reaches the portal. Read once, then removed from the address. */
export function takeFragment(): URLSearchParams {
  const fragment = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
  return fragment;
}

/** A page of the portal to go to after signing in; anything else leads home. */
export function safeDestination(wished: string | null): string {
  return safePath(wished) ?? '/home';
}

export type DemonstrationSignIn = { readonly email: string; readonly password: string };

/** The sign-in that the demonstration's start page hands over; undefined when it is none. */
export function demonstrationSignIn(fragment: URLSearchParams): DemonstrationSignIn | undefined {
  const encoded = fragment.get('demonstration');
  if (encoded === null) return undefined;
  try {
    const text = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
    const { email, password } = JSON.parse(text) as Partial<DemonstrationSignIn>;
    return typeof email === 'string' && typeof password === 'string'
      ? { email, password }
      : undefined;
  } catch {
    return undefined;
  }
}
