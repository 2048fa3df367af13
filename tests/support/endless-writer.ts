import { setImmediate } from 'node:timers/promises';

import { connectMongo } from '../../server/platform/database/mongo.ts';
import { createFolderStore } from '../../server/platform/storage/sealed-store.folder.ts';
import { createGridFsStore } from '../../server/platform/storage/sealed-store.mongo.ts';

/** Writes without end, to be killed. Reports on standard output once several chunks have reached the engine. */
const address = JSON.parse(process.argv[2] ?? '') as { folder: string } | { uri: string };
const store =
  'folder' in address
    ? createFolderStore(address)
    : createGridFsStore({ connection: await connectMongo(address.uri), bucketName: 'sealed' });

async function* endless() {
  const chunk = new Uint8Array(1024 * 1024);
  for (let sent = 0; ; sent += 1) {
    // The fourth chunk is asked for when three are written.
    if (sent === 3) process.stdout.write('written\n');
    if (sent < 3) yield chunk;
    else await setImmediate();
  }
}

await store.write('never-finished', endless(), { maxBytes: Infinity });
