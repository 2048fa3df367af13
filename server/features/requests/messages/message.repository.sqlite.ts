import type { DatabaseSync } from 'node:sqlite';
import type { SqliteMigration } from '../../../platform/database/migrations.ts';
import { createDocumentTable } from '../../../platform/database/sqlite-documents.ts';
import type { Message, MessageRepository } from './message.ts';

export const messageSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'messages-001',
    sql: `
      CREATE TABLE messages (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        request_id TEXT NOT NULL AS (body ->> '$.requestId') STORED,
        body TEXT NOT NULL CHECK (json_valid(body))
      ) STRICT;
      CREATE INDEX messages_by_request ON messages (request_id, id);
    `,
  },
];

export function createSqliteMessageRepository(sqlite: DatabaseSync): MessageRepository {
  const table = createDocumentTable<Message>(sqlite, 'messages');
  return {
    insert: (message) => Promise.resolve(table.insertNew(message)),
    find: (id) => Promise.resolve(table.find(id)),
    listOfRequest: (page, requestId) =>
      Promise.resolve(table.page(page, 'request_id = ?', requestId)),
  };
}
