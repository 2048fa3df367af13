import type { Connection, mongo, Schema } from 'mongoose';
import { isMongoDuplicate } from './mongo.ts';
import type { Page } from './page.ts';

type Aggregate = { readonly id: string; readonly version: number };
type Stored = Record<string, unknown> & { _id: string };

/**
 * An aggregate kept as one document whose `_id` is the aggregate's identifier. Documents are validated
 * by the model before each write and leave as plain objects.
 */
export function createDocumentCollection<Document extends Aggregate>(
  connection: Connection,
  name: string,
  schema: Schema,
) {
  const model = connection.model<Stored>(name, schema as unknown as Schema<Stored>);
  const collection = model.collection as unknown as mongo.Collection<Stored>;

  function toStored({ id, ...rest }: Document): Stored {
    return { _id: id, ...rest };
  }
  function toDocument({ _id, ...rest }: Stored): Document {
    return { id: _id, ...rest } as unknown as Document;
  }
  async function validated(document: Document): Promise<Stored> {
    const stored = toStored(document);
    await new model(stored).validate();
    return stored;
  }
  async function all(
    filter: Record<string, unknown>,
    options: { sort?: Record<string, 1 | -1>; limit?: number } = {},
  ): Promise<Document[]> {
    return (await model.find(filter, null, options).lean<Stored[]>()).map(toDocument);
  }

  return {
    all,
    /** False when the identifier, or a unique field, exists. */
    insertNew: async (document: Document): Promise<boolean> => {
      try {
        await collection.insertOne(await validated(document));
        return true;
      } catch (error) {
        if (isMongoDuplicate(error)) return false;
        throw error;
      }
    },
    count: (filter: Record<string, unknown>): Promise<number> => model.countDocuments(filter),
    find: async (id: string): Promise<Document | undefined> => (await all({ _id: id }))[0],
    /** Those that exist, in no order. */
    findMany: (ids: readonly string[]): Promise<Document[]> => all({ _id: { $in: ids } }),
    /** False when the stored version is not `expectedVersion` any more (or the document is gone). */
    replace: async (document: Document, expectedVersion: number): Promise<boolean> => {
      const stored = await validated(document);
      const result = await collection.replaceOne(
        { _id: document.id, version: expectedVersion },
        stored,
      );
      return result.matchedCount === 1;
    },
    remove: async (id: string): Promise<boolean> =>
      (await model.deleteOne({ _id: id })).deletedCount === 1,
    removeAll: async (filter: Record<string, unknown>): Promise<void> => {
      await model.deleteMany(filter);
    },
    /** Newest first by identifier, from the index that begins with the fields of `filter`. */
    page: async (page: Page, filter: Record<string, unknown>): Promise<Document[]> => {
      const after = page.cursor === undefined ? {} : { _id: { $lt: page.cursor } };
      return all({ ...filter, ...after }, { sort: { _id: -1 }, limit: page.limit + 1 });
    },
  };
}
