import mongoose, { type Connection } from 'mongoose';

/**
 * Connects to MongoDB (a replica set). Every write waits for a majority and the journal, every read
 * sees only what a majority holds: an acknowledged act survives the loss of a primary.
 */
export async function connectMongo(uri: string): Promise<Connection> {
  mongoose.set('strictQuery', 'throw');
  const connection = mongoose.createConnection(uri, {
    autoIndex: false,
    autoCreate: false,
    readConcernLevel: 'majority',
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: 5_000 },
    serverSelectionTimeoutMS: 5_000,
  });
  return connection.asPromise();
}

/** Schema options shared by every model: no field that the schema does not name, no hidden fields. */
export const strictSchema = {
  strict: 'throw',
  versionKey: false,
  id: false,
  minimize: false,
} as const;

/**
 * Runs an upsert by `_id`. Of two that insert at once the loser gets the duplicate key (MongoDB manual,
 * "Upsert with Unique Index"); run once more, it finds the winner's document.
 */
export async function upserting<Result>(upsert: () => Promise<Result>): Promise<Result> {
  try {
    return await upsert();
  } catch (error) {
    if (!isMongoDuplicate(error)) throw error;
    return upsert();
  }
}

/** True for a broken unique index. */
export function isMongoDuplicate(error: unknown): boolean {
  return (error as { code?: unknown }).code === 11000;
}
