import mongoose, { type mongo } from 'mongoose';
import type { OpenEngine } from './engines.ts';

/** Runs `work` and returns the plans of its queries that read more than an index leads to, or sort what they read. */
export async function unindexedQueries(
  { database }: OpenEngine,
  work: () => Promise<unknown>,
): Promise<{ readonly count: number; readonly unindexed: readonly string[] }> {
  const plans =
    database.engine === 'sqlite'
      ? await sqlitePlans(database.sqlite, work)
      : await mongoPlans(database.connection, work);
  return { count: plans.length, unindexed: plans.filter((plan) => !isIndexed(plan)) };
}

function isIndexed(plan: string): boolean {
  const usesIndex = /USING (?:COVERING )?INDEX|"stage":"(?:IXSCAN|IDHACK|EXPRESS_IXSCAN)"/.test(
    plan,
  );
  return usesIndex && !/TEMP B-TREE|"stage":"(?:COLLSCAN|SORT)"/.test(plan);
}

type Sqlite = Extract<OpenEngine['database'], { engine: 'sqlite' }>['sqlite'];

/** Statements that a repository prepared when it was made are not seen: make it within `work`. */
export async function sqlitePlans(sqlite: Sqlite, work: () => Promise<unknown>): Promise<string[]> {
  const statements = new Set<string>();
  const prepare = sqlite.prepare.bind(sqlite);
  sqlite.prepare = (sql) => {
    statements.add(sql);
    return prepare(sql);
  };
  await work();
  sqlite.prepare = prepare;
  return [...statements]
    .filter((sql) => !sql.includes('INSERT'))
    .map((sql) => {
      const steps = prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
      return `${sql}: ${steps.map((step) => String(step['detail'])).join('; ')}`;
    });
}

type Connection = Extract<OpenEngine['database'], { engine: 'mongodb' }>['connection'];

async function mongoPlans(connection: Connection, work: () => Promise<unknown>): Promise<string[]> {
  const seen: { collection: string; filter: mongo.Filter<mongo.Document>; sort?: mongo.Sort }[] =
    [];
  mongoose.set('debug', (collection: string, method: string, ...given: unknown[]) => {
    const [first, second, third] = given;
    // An aggregation finds by the filter that it begins with.
    const [stage] = Array.isArray(first) ? (first as { $match: object }[]) : [];
    const filter = stage ? stage.$match : first;
    // The first page of everything has no filter: MongoDB walks `_id` for it, DocumentDB's planner sorts.
    const reads = !method.startsWith('insert') && Object.keys(filter as object).length > 0;
    if (!reads) return;
    const { sort } = ((method === 'find' ? second : third) ?? {}) as { sort?: mongo.Sort };
    seen.push({ collection, filter: filter as mongo.Document, ...(sort && { sort }) });
  });
  await work();
  mongoose.set('debug', false);
  return Promise.all(
    seen.map(async ({ collection, filter, sort }) => {
      const found = connection.collection(collection).find(filter);
      const plan = await (sort ? found.sort(sort).limit(3) : found).explain('queryPlanner');
      return `${collection} ${JSON.stringify(filter)}: ${JSON.stringify(plan)}`;
    }),
  );
}
