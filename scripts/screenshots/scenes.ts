import type { Page } from 'playwright-core';
import type { Demonstration, DemonstrationAccount } from '../demonstration/index.ts';

/** A picture to take: who looks at which page, and what they did before. */
export type Scene = {
  readonly name: string;
  readonly who?: DemonstrationAccount['key'];
  readonly path: string;
  readonly prepare?: (page: Page, demonstration: Demonstration) => Promise<void>;
};

/** Words differ from look to look, so that things are found by what they are. */
async function unlock(page: Page, { passphrase }: Demonstration): Promise<void> {
  const field = page.locator('main input[type=password]').first();
  await field.fill(passphrase);
  await field.press('Enter');
  await field.waitFor({ state: 'detached' });
}

async function firstRow(page: Page): Promise<void> {
  await page.locator('[role=row][data-href], [role=row] a, .table-row').first().click();
  await page.locator('main h1').first().waitFor();
}

export const scenes: readonly Scene[] = [
  { name: 'public', path: '/' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'invitation', path: '/invitation#token=none' },
  { name: 'unsupported', path: '/unsupported' },
  { name: 'expert-home', who: 'jon', path: '/home' },
  { name: 'expert-submissions', who: 'jon', path: '/submissions' },
  { name: 'expert-submission', who: 'jon', path: '/submissions', prepare: firstRow },
  { name: 'expert-keys', who: 'jon', path: '/keys' },
  { name: 'expert-composer-locked', who: 'jon', path: '/submissions/new' },
  { name: 'expert-composer', who: 'jon', path: '/submissions/new', prepare: unlock },
  { name: 'expert-people', who: 'jon', path: '/people' },
  { name: 'expert-directory', who: 'jon', path: '/directory' },
  { name: 'expert-settings', who: 'jon', path: '/settings' },
  { name: 'focal-point-people', who: 'mara', path: '/people' },
  { name: 'court-home', who: 'leila', path: '/home' },
  { name: 'court-inbox', who: 'leila', path: '/inbox' },
  {
    name: 'court-review',
    who: 'leila',
    path: '/inbox',
    prepare: async (page, demonstration) => {
      await firstRow(page);
      await unlock(page, demonstration);
    },
  },
  { name: 'court-cases', who: 'leila', path: '/cases' },
  { name: 'court-case', who: 'leila', path: '/cases', prepare: firstRow },
  { name: 'auditor-home', who: 'noor', path: '/home' },
  { name: 'auditor-log', who: 'noor', path: '/access-log?period=month' },
  { name: 'auditor-entry', who: 'noor', path: '/access-log?period=month&entry=300' },
  { name: 'administrator-home', who: 'ines', path: '/home' },
  { name: 'administrator-accounts', who: 'ines', path: '/accounts' },
  { name: 'administrator-organisations', who: 'ines', path: '/organisations' },
  { name: 'newcomer-keys', who: 'nils', path: '/keys' },
  { name: 'not-found', who: 'noor', path: '/nowhere' },
];
