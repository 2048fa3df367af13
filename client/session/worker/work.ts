import type { Connection } from '../../../core/exchange/index.ts';
import type { KeyLife } from './key-life.ts';
import type { WhoIsSignedIn } from './signed-in.ts';

/** What every part of the Worker works with. */
export type Work = {
  readonly connection: Connection;
  readonly signedIn: WhoIsSignedIn;
  readonly life: KeyLife;
};
