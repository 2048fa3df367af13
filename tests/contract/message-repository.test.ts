import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import {
  createMongoMessageRepository,
  createSqliteMessageRepository,
  messageMongoMigrations,
  messageSqliteMigrations,
  type Message,
  type MessageRepository,
} from '../../server/features/requests/index.ts';
import { migrateMongo, migrateSqlite } from '../../server/platform/database/migrations.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { storedContent } from '../support/builders.ts';
import { engines, type OpenEngine } from '../support/engines.ts';
import { unindexedQueries } from '../support/query-plans.ts';

describe.each(engines)('the repository of messages, on $name', ({ open }) => {
  let engine: OpenEngine;
  let messages: MessageRepository;

  beforeAll(async () => {
    engine = await open();
    await migrate(engine);
    messages = repositoryOf(engine);
  });
  afterAll(() => engine.close());

  it('finds nothing under an unknown identifier', async () => {
    expect(await messages.find(uuid())).toBeUndefined();
  });

  it('keeps the first of two under one identifier, as it was', async () => {
    const message = aMessage({ step: 'consult' });
    expect(await messages.insert(message)).toBe(true);

    expect(await messages.insert({ ...message, accountId: uuid() })).toBe(false);
    expect(await messages.find(message.id)).toEqual(message);
  });

  it('lists those of one request, newest first, page by page', async () => {
    const requestId = uuid();
    const all = [
      aMessage({ requestId, step: 'refuse' }),
      aMessage(),
      aMessage({ requestId }),
      aMessage({ requestId }),
    ];
    for (const message of all) await messages.insert(message);

    const first = await messages.listOfRequest({ limit: 1 }, requestId);
    const second = await messages.listOfRequest({ limit: 1, cursor: first[0]?.id }, requestId);
    const third = await messages.listOfRequest({ limit: 1, cursor: second[0]?.id }, requestId);

    expect([first, second, third]).toEqual([[all[3], all[2]], [all[2], all[0]], [all[0]]]);
  });

  it('lists from an index alone', async () => {
    const { count, unindexed } = await unindexedQueries(engine, async () => {
      await repositoryOf(engine).listOfRequest({ limit: 2, cursor: uuid() }, uuid());
    });

    expect(count).toBeGreaterThanOrEqual(1);
    expect(unindexed).toEqual([]);
  });
});

function aMessage(more: Partial<Message> = {}): Message {
  return {
    id: uuid(),
    version: 1,
    requestId: uuid(),
    organisationId: uuid(),
    accountId: uuid(),
    content: storedContent(),
    createdAt: '2026-11-21T12:00:00.000Z',
    ...more,
  };
}

async function migrate({ database }: OpenEngine): Promise<void> {
  const silent = createLogger('silent');
  if (database.engine === 'sqlite') {
    await migrateSqlite(database.sqlite, messageSqliteMigrations, silent);
  } else {
    await migrateMongo(database.connection, messageMongoMigrations, silent);
  }
}

/** Where the schema is there already. */
function repositoryOf({ database }: OpenEngine): MessageRepository {
  return database.engine === 'sqlite'
    ? createSqliteMessageRepository(database.sqlite)
    : createMongoMessageRepository(database.connection);
}
