import type { ReactNode } from 'react';
import type { Column } from './column.ts';
import './Table.css';
import { useStacked } from './use-stacked.ts';

export type PlainTableProps<T> = {
  /** Says what the table is about; shown above it unless `isCaptionHidden`. */
  caption: ReactNode;
  isCaptionHidden?: boolean | undefined;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowId: (row: T) => string;
};

/** Figures to be read; its rows lead nowhere, though its cells may hold links and buttons. */
export function PlainTable<T>(props: PlainTableProps<T>) {
  const { columns, rows, rowId } = props;
  const [table, isStacked] = useStacked(columns.length);
  // The roles are named because a table that is laid out as a list would lose its own.
  return (
    <div className="table-frame">
      <table ref={table} className="table" role="table" data-stacked={isStacked || undefined}>
        <caption className={props.isCaptionHidden ? 'visually-hidden' : 'table-caption'}>
          {props.caption}
        </caption>
        <thead className="table-head">
          <tr role="row">
            {columns.map(({ id, label, align }) => (
              <th
                key={id}
                className="table-heading"
                role="columnheader"
                scope="col"
                data-align={align}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="table-body">
          {rows.map((row) => (
            <tr key={rowId(row)} className="table-row" role="row">
              {columns.map((column) => (
                <Value key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value<T>({ column, row }: { column: Column<T>; row: T }) {
  const shared = {
    className: 'table-cell',
    role: column.isRowHeader ? 'rowheader' : 'cell',
    'data-align': column.align,
    'data-label': column.label,
    children: <div className="table-value">{column.render(row)}</div>,
  };
  return column.isRowHeader ? <th scope="row" {...shared} /> : <td {...shared} />;
}
