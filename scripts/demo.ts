import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Person } from './demonstration/cast.ts';
import { demonstrateExchange } from './demonstration/exchange.ts';
import { startPortalProcess } from './demonstration/portal-process.ts';
import { createSteps } from './demonstration/steps.ts';

const usage = `Usage: scripts/demo [--once] [--image-size MB] [--port PORT]

Starts a portal with demonstration data in a folder of its own and goes through the whole exchange over
HTTP: keys, sealing, submission, review, access log. Every step says what proves it. Then the portal
stays, with the sign-ins printed, until Ctrl-C; its data is deleted when it ends.

  --once           end after the exchange
  --image-size MB  size of the largest file (default 300)
  --port PORT      where the portal listens (default 3000)
  --help           this text

Exit status: 0 when everything held, 1 when something did not, 2 wrong usage.
`;

const { values } = parseArgs({
  options: {
    once: { type: 'boolean', default: false },
    'image-size': { type: 'string', default: '300' },
    port: { type: 'string', default: '3000' },
    help: { type: 'boolean', default: false },
  },
});
const megabytes = Number(values['image-size']);
const port = Number(values.port);

if (values.help) {
  console.log(usage);
} else if (!(megabytes > 0) || !Number.isInteger(port)) {
  console.error(usage);
  process.exitCode = 2;
} else {
  await demonstrate();
}

async function demonstrate(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'asset-recovery-portal-'));
  const steps = createSteps((line) => {
    console.log(line);
  });
  try {
    const portal = await startPortalProcess({ folder, port });
    console.log(`The portal runs at ${portal.origin} on the embedded database.\n`);
    try {
      const cast = await demonstrateExchange(portal, steps, { imageSize: megabytes * 1e6 });
      console.log(`\nEverything held, in ${steps.secondsSoFar().toFixed(1)} s.`);
      if (!values.once) {
        describe(portal.origin, cast);
        await new Promise((resolve) => process.once('SIGINT', resolve));
      }
    } finally {
      await portal.stop();
    }
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function describe(origin: string, cast: readonly Person[]): void {
  console.log(`\nAPI reference: ${origin}/api/v1/docs\nHealth:        ${origin}/health/ready\n`);
  console.log('Sign-ins (second factor: put the address into an authenticator):');
  for (const { name, role, email, password, secondFactorUri } of cast) {
    console.log(`  ${name}, ${role}\n    ${email}   ${password}\n    ${secondFactorUri}`);
  }
  console.log('\nCtrl-C ends the portal and deletes its data.');
}
