import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAsAuditor, searchForLeaks } from './auditing.ts';
import { openWithGnupg, openWithScript } from './opening-offline.ts';
import { exportAndVerify } from './exporting.ts';
import type { PortalProcess } from './portal-process.ts';
import { accept, returnWithRemark, reviewEverything } from './reviewing.ts';
import { setUp } from './setting-up.ts';
import type { Steps } from './steps.ts';
import { specimensOf, submit } from './submitting.ts';

/** The whole job, over the portal's real interface. Throws at the first thing that does not hold. */
export async function demonstrateExchange(
  portal: PortalProcess,
  steps: Steps,
  { imageSize, exportFolder }: { imageSize: number; exportFolder: string },
): Promise<void> {
  const stage = await setUp(portal, steps);
  const { expert, bordurian, reviewer, caseId } = stage;
  const specimens = specimensOf(imageSize);
  const [pdf] = specimens;
  const megabytes = specimens.reduce((sum, { size }) => sum + size, 0) / 1e6;

  const submitted = await steps.step(
    `The expert seals a record and three files (${megabytes.toFixed(0)} MB) and submits them`,
    async () => {
      const before = performance.now();
      const submission = await submit(expert, reviewer, { caseId, specimens });
      const seconds = (performance.now() - before) / 1000;
      const speed = (megabytes / seconds).toFixed(0);
      return [submission, `Sealed and acknowledged in ${seconds.toFixed(1)} s, ${speed} MB/s.`];
    },
  );

  const reviewed = await steps.step(
    'The Court’s focal point opens everything and verifies whose signature it carries',
    async () => {
      const reviewed = await reviewEverything(reviewer, expert, submitted, specimens);
      const { length } = reviewed.files;
      return [
        reviewed,
        `Record and ${length} files are identical to what was sealed, signed by ${expert.name}.`,
      ];
    },
  );

  await steps.step(
    'It is returned with a sealed remark, which the expert reads before submitting again',
    async () => {
      await returnWithRemark(reviewer, expert, reviewed);
      return [undefined, 'The remark opened with Arcadia’s key, and its signature is verified.'];
    },
  );

  const compatible = await steps.step(
    'Borduria, which uses GnuPG, submits a file; it is accepted',
    async () => {
      const submission = await submit(bordurian, reviewer, { caseId, specimens: [pdf] });
      const seen = await reviewEverything(reviewer, bordurian, submission, [pdf]);
      await accept(reviewer, bordurian, seen);
      return [submission, 'Accepted, with a decision signed over exactly this record and file.'];
    },
  );

  const scratch = await mkdtemp(join(tmpdir(), 'portal-demo-'));
  try {
    await steps.step('A downloaded file opens offline with scripts/open-file', async () => {
      const folder = join(scratch, 'script');
      return [
        undefined,
        await openWithScript(reviewer, expert, submitted.id, { folder, specimens }),
      ];
    });
    await steps.step('Borduria opens its grant and its file with gpg itself', async () => {
      const folder = join(scratch, 'gnupg');
      await openWithGnupg(bordurian, compatible.id, { folder, original: pdf });
      const said = 'gpg --decrypt grant.pgp | gpg --import, then gpg --decrypt: identical.';
      return [undefined, said];
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }

  await steps.step('The auditor reads each of these acts, and can open nothing', async () => {
    const count = await readAsAuditor(stage, submitted.id);
    return [undefined, `${count} entries, each act announced before it happened.`];
  });

  await steps.step('The auditor takes the log away and verifies it offline', async () => [
    undefined,
    await exportAndVerify(stage.auditor, portal, exportFolder),
  ]);

  await steps.step('What the server holds is searched for what it must not know', async () => {
    await searchForLeaks(portal, stage);
    const said =
      'No subject, text, remark, name, file name, password or passphrase, in any of 14 encodings.';
    return [undefined, said];
  });
}
