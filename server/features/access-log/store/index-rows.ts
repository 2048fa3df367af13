import type { IndexFilter, IndexPage, IndexRow, IndexSpan } from './index-store.ts';

/** What rules look at. */
export type IndexFact = Pick<
  IndexRow,
  | 'index'
  | 'id'
  | 'time'
  | 'action'
  | 'actorId'
  | 'actorOrganisation'
  | 'objectId'
  | 'objectOrganisation'
  | 'outcome'
  | 'phase'
  | 'ref'
>;

/** How often something ended in one way. `organisation`: of the actor; nobody's for the system and the unknown. */
export type Tally = {
  readonly action: string;
  readonly outcome: string;
  readonly organisation?: string | undefined;
  readonly count: number;
};

/** `open`: an intent without a result; absent where it is not to be looked at. */
export type ExpectedRow = IndexRow & { readonly open?: boolean };

/** The derived rows themselves: for counting them, and for comparing them with the log they come from. */
export type IndexRows = {
  /** In the direction asked for, as `IndexStore.search`. */
  readonly facts: (filter: IndexFilter, page: IndexPage) => Promise<IndexFact[]>;
  /** Of what ended (everything but intents). */
  readonly tally: (span: IndexSpan) => Promise<Tally[]>;
  /** Indexes of those that are missing here, or are different. */
  readonly differing: (rows: readonly ExpectedRow[]) => Promise<number[]>;
  /** Puts them in the place of what is there. */
  readonly replace: (rows: readonly ExpectedRow[]) => Promise<void>;
  /** Removes everything from that index on, and says how many rows that were. */
  readonly removeFrom: (index: number) => Promise<number>;
};
