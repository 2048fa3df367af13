import type { Actor } from './actors.ts';
import type { TestPortal } from './test-portal.ts';

/** A request as data, so that the same one can be sent by others, about something else, or altered. */
export type Act = {
  readonly by: Actor;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly version?: number;
  readonly body?: object;
  readonly raw?: {
    readonly type: string;
    readonly octets: Uint8Array;
    readonly headers?: Readonly<Record<string, string>>;
  };
};

/** What anybody may ask for is no access of those who have an account. */
export function isPublic({ composition }: TestPortal, endpoint: string): boolean {
  return composition.endpoints.some(
    ({ method, path, access }) =>
      access === 'public' && endpoint === `${method.toUpperCase()} ${path}`,
  );
}
