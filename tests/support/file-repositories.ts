import { v7 as uuid } from 'uuid';
import {
  createMongoFilePartRepository,
  createMongoSealedFileRepository,
  createMongoStorageUsageRepository,
  createSqliteFilePartRepository,
  createSqliteSealedFileRepository,
  createSqliteStorageUsageRepository,
  filePartMongoMigrations,
  filePartSqliteMigrations,
  sealedFileMongoMigrations,
  sealedFileSqliteMigrations,
  storageUsageSqliteMigrations,
  type FilePart,
  type FileRepositories,
  type SealedFile,
} from '../../server/features/files/index.ts';
import { migrateMongo, migrateSqlite } from '../../server/platform/database/migrations.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { storedContent } from './builders.ts';
import type { OpenEngine } from './engines.ts';

export async function openFileRepositories({
  database,
}: Pick<OpenEngine, 'database'>): Promise<FileRepositories> {
  const logger = createLogger('silent');
  if (database.engine === 'mongodb') {
    const { connection } = database;
    await migrateMongo(
      connection,
      [...sealedFileMongoMigrations, ...filePartMongoMigrations],
      logger,
    );
    return {
      files: createMongoSealedFileRepository(connection),
      parts: createMongoFilePartRepository(connection),
      usage: createMongoStorageUsageRepository(connection),
    };
  }
  const { sqlite } = database;
  await migrateSqlite(
    sqlite,
    [...sealedFileSqliteMigrations, ...filePartSqliteMigrations, ...storageUsageSqliteMigrations],
    logger,
  );
  return {
    files: createSqliteSealedFileRepository(sqlite),
    parts: createSqliteFilePartRepository(sqlite),
    usage: createSqliteStorageUsageRepository(sqlite),
  };
}

const NOON = '2026-11-21T12:00:00.000Z';

export function aReceivingFile(more: Partial<SealedFile> = {}): SealedFile {
  return {
    id: uuid(),
    version: 1,
    submissionId: uuid(),
    caseId: uuid(),
    organisationId: uuid(),
    uploaderAccountId: uuid(),
    state: 'receiving',
    layout: 'parts',
    size: 1000,
    partSize: 400,
    keyPackets: storedContent().keyPackets,
    shares: [],
    createdAt: NOON,
    ...more,
  };
}

/** With every field that a file can have; its readers are those of its key packets. */
export function aCompleteFile(readers: readonly string[], more: Partial<SealedFile> = {}) {
  const id = uuid();
  return aReceivingFile({
    id,
    state: 'complete',
    objects: [
      { id: `${id}-1-aa`, size: 400 },
      { id: `${id}-2-bb`, size: 200 },
    ],
    seipd: { version: 2, cipher: 9, aead: 3, chunkSizeByte: 12 },
    keyPackets: storedContent(readers).keyPackets,
    descriptor: storedContent(readers),
    signature: {
      manifest: '{}',
      manifestSha256: 'ab'.repeat(32),
      armoredSignature: '-----BEGIN PGP SIGNATURE-----',
      fingerprint: 'cd'.repeat(20),
    },
    shares: [
      {
        organisationId: uuid(),
        byOrganisationId: uuid(),
        fingerprint: 'ef'.repeat(20),
        accountId: uuid(),
        statement: '{}',
        armoredSignature: '-----BEGIN PGP SIGNATURE-----',
        at: NOON,
      },
    ],
    completedAt: NOON,
    ...more,
  });
}

/** Sealed to somebody else, and then shared with that organisation. */
export function aSharedFile(organisationId: string): SealedFile {
  const file = aCompleteFile([uuid(), organisationId]);
  return { ...file, shares: file.shares.map((share) => ({ ...share, organisationId })) };
}

export function aPart(fileId: string, n: number, more: Partial<FilePart> = {}): FilePart {
  const objectId = `${fileId}-${n}-${uuid().slice(-12)}`;
  return { fileId, n, size: 400, sha256: 'ab'.repeat(32), objectId, receivedAt: NOON, ...more };
}
