import type { ReactNode } from 'react';

export type Column<Row> = {
  readonly id: string;
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  /** The column that says which row this is; exactly one of a table. */
  readonly isRowHeader?: boolean;
  readonly isSortable?: boolean;
  /** Figures stand at the end. */
  readonly align?: 'end';
};

export type Sort = { readonly column: string; readonly direction: 'ascending' | 'descending' };

/** CSS pixels that a column needs, all of them taken together. */
const COLUMN_WIDTH = 104;

/** Where its columns have no room a table becomes a list of rows with their labels. */
export function isStacked(columns: readonly unknown[], width: number): boolean {
  return width < columns.length * COLUMN_WIDTH;
}
