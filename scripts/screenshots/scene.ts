import type { Page } from 'playwright-core';
import type { Demonstration, DemonstrationAccount } from '../demonstration/index.ts';

/** A picture to take: who looks at which page, and what they did before. Nothing that is done may change the data. */
export type Scene = {
  readonly name: string;
  readonly who?: DemonstrationAccount['key'];
  readonly path: string;
  readonly prepare?: (page: Page, demonstration: Demonstration) => Promise<void>;
  /** Of the few that the README shows. */
  readonly isShown?: true;
};
