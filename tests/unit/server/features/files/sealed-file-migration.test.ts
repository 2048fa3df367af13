import { expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import {
  createSqliteSealedFileRepository,
  sealedFileSqliteMigrations,
} from '../../../../../server/features/files/index.ts';
import { migrateSqlite } from '../../../../../server/platform/database/migrations.ts';
import { openSqlite } from '../../../../../server/platform/database/sqlite.ts';
import { createLogger } from '../../../../../server/platform/logger.ts';
import { aSharedFile } from '../../../../support/file-repositories.ts';

const logger = createLogger('silent');

it('what was shared before shares had a list of their own is in it', async () => {
  const sqlite = openSqlite(':memory:');
  await migrateSqlite(sqlite, sealedFileSqliteMigrations.slice(0, 1), logger);
  const organisationId = uuid();
  const file = aSharedFile(organisationId);
  sqlite
    .prepare('INSERT INTO sealed_files (id, version, body) VALUES (?, ?, ?)')
    .run(file.id, file.version, JSON.stringify(file));
  for (const packet of file.keyPackets) {
    sqlite
      .prepare('INSERT INTO sealed_file_readers (organisation_id, file_id) VALUES (?, ?)')
      .run(packet.organisationId, file.id);
  }

  await migrateSqlite(sqlite, sealedFileSqliteMigrations, logger);

  const files = createSqliteSealedFileRepository(sqlite);
  const recipient = String(file.keyPackets[0]?.organisationId);
  expect(await files.listSharedWith(recipient, { limit: 9 })).toEqual([]);
  expect(await files.listSharedWith(organisationId, { limit: 9 })).toEqual([file]);
  sqlite.close();
});
