import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../platform/database/migrations.ts';
import { createDocumentTable } from '../../platform/database/sqlite-documents.ts';
import type { Receipt, ReceiptRepository } from './receipt.ts';

export const receiptSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'receipts-001',
    sql: `
      CREATE TABLE receipts (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body))
      ) STRICT;
    `,
  },
];

export function createSqliteReceiptRepository(sqlite: DatabaseSync): ReceiptRepository {
  const fields = { id: true, version: true, submissionId: true, statement: true } as const;
  const table = createDocumentTable<Receipt>(sqlite, 'receipts', fields);
  return {
    insert: (receipt) => Promise.resolve(table.insertNew(receipt)),
    find: (id) => Promise.resolve(table.find(id)),
    remove: (id) => {
      table.remove(id);
      return Promise.resolve();
    },
  };
}
