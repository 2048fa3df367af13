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
