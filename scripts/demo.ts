import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demonstrateExchange } from './demonstration/exchange.ts';
import { isEmptyOrMissing } from './demonstration/exporting.ts';
import { startPortalProcess } from './demonstration/portal-process.ts';
import { showPortal } from './demonstration/showing.ts';
import { createSteps } from './demonstration/steps.ts';

const usage = `Usage: scripts/demo [--data DIR] [--port PORT] [--start-port PORT]
       scripts/demo --once [--image-size MB] [--port PORT] [--export DIR]

Shows the portal with three weeks of specimen data: builds the pages if need be, lets invented people
work by real requests (about a minute), and serves a start page that signs in as each of them with one
click, until Ctrl-C.

  --data DIR         keep the data in DIR, and use again what is there (default: a folder that is deleted)
  --port PORT        where the portal listens (default 3000)
  --start-port PORT  where the start page is (default 3001)

With --once it goes through the whole exchange over HTTP instead, without pages: keys, sealing, submission,
review, access log and its verification. Every step says what proves it.

  --image-size MB    size of the largest file (default 300)
  --export DIR       keep the exported access log in DIR, which must be empty: see docs/auditor-guide.md
  --help             this text

Exit status: 0 when everything held, 1 when something did not, 2 wrong usage.
`;

const { values } = parseArgs({
  options: {
    once: { type: 'boolean', default: false },
    data: { type: 'string' },
    export: { type: 'string' },
    'image-size': { type: 'string', default: '300' },
    port: { type: 'string', default: '3000' },
    'start-port': { type: 'string', default: '3001' },
    help: { type: 'boolean', default: false },
  },
});
const megabytes = Number(values['image-size']);
const port = Number(values.port);
const startPort = Number(values['start-port']);

if (values.help) {
  console.log(usage);
} else if (
  values.export !== undefined &&
  !(values.once && (await isEmptyOrMissing(values.export)))
) {
  console.error(`--export needs --once and an empty folder.\n\n${usage}`);
  process.exitCode = 2;
} else if (!(megabytes > 0) || !Number.isInteger(port) || !Number.isInteger(startPort)) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    if (values.once) await demonstrateOnce();
    else await showPortal({ port, startPort, folder: values.data && resolve(values.data) });
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}

async function demonstrateOnce(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'asset-recovery-portal-'));
  const steps = createSteps((line) => {
    console.log(line);
  });
  try {
    const portal = await startPortalProcess({ folder, port });
    console.log(`The portal runs at ${portal.origin} on the embedded database.\n`);
    try {
      await demonstrateExchange(portal, steps, {
        imageSize: megabytes * 1e6,
        exportFolder: resolve(values.export ?? join(folder, 'export')),
      });
      console.log(`\nEverything held, in ${steps.secondsSoFar().toFixed(1)} s.`);
    } finally {
      await portal.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
