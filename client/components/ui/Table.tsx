import type { ReactNode } from 'react';
import {
  Cell,
  Column as RacColumn,
  Row,
  Table as RacTable,
  TableBody,
  TableHeader,
  type TableProps as RacTableProps,
} from 'react-aria-components/Table';
import type { Column, Sort } from './column.ts';
import { Icon } from './Icon.tsx';
import './Table.css';
import { useStacked } from './use-stacked.ts';

export type TableProps<T> = {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowId: (row: T) => string;
  /** Where a row leads: it is pressed anywhere, or with Enter. */
  rowHref?: ((row: T) => string) | undefined;
  /** For a detail beside the list; the page keeps it in the address. */
  selectedId?: string | null | undefined;
  onSelect?: ((id: string) => void) | undefined;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** `EmptyState`, in the place of a table without rows. */
  empty: ReactNode;
  /** The rows stay while others are on their way. */
  isBusy?: boolean | undefined;
};

/** Rows that are gone through with the arrow keys and lead somewhere. What is only read is a `PlainTable`. */
export function Table<T>(props: TableProps<T>) {
  const { columns, rows, rowId, rowHref } = props;
  const [table, isStacked] = useStacked(columns.length);
  if (rows.length === 0) return props.empty;
  return (
    <div className="table-frame" aria-busy={props.isBusy}>
      <RacTable
        ref={table}
        className="table"
        aria-label={props.label}
        data-sortable={props.onSort !== undefined || undefined}
        data-stacked={isStacked || undefined}
        {...sorting(props)}
        {...selecting(props)}
      >
        <TableHeader className="table-head">
          {columns.map((column) => (
            <Head key={column.id} column={column} />
          ))}
        </TableHeader>
        <TableBody className="table-body">
          {rows.map((row) => (
            <Row
              key={rowId(row)}
              id={rowId(row)}
              className="table-row"
              {...(rowHref && { href: rowHref(row) })}
            >
              {columns.map((column) => (
                <Cell
                  key={column.id}
                  className="table-cell"
                  data-align={column.align}
                  data-label={column.label}
                >
                  <div className="table-value">{column.render(row)}</div>
                </Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </RacTable>
    </div>
  );
}

function Head<T>({ column }: { column: Column<T> }) {
  return (
    <RacColumn
      className="table-heading"
      data-align={column.align}
      id={column.id}
      isRowHeader={column.isRowHeader ?? false}
      allowsSorting={column.isSortable ?? false}
    >
      {({ sortDirection }) => (
        <>
          {column.label}
          {sortDirection && <Icon name={sortDirection === 'ascending' ? 'sort-up' : 'sort-down'} />}
        </>
      )}
    </RacColumn>
  );
}

function sorting<T>({ sort, onSort }: TableProps<T>): RacTableProps {
  if (!onSort) return {};
  return {
    ...(sort && { sortDescriptor: sort }),
    onSortChange: ({ column, direction }) => {
      onSort({ column: String(column), direction });
    },
  };
}

function selecting<T>({ selectedId, onSelect }: TableProps<T>): RacTableProps {
  if (!onSelect) return {};
  return {
    selectionMode: 'single',
    disallowEmptySelection: true,
    selectedKeys: selectedId ? [selectedId] : [],
    onSelectionChange: (keys) => {
      const [chosen] = keys;
      if (chosen !== undefined) onSelect(String(chosen));
    },
  };
}
