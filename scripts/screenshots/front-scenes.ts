import type { Scene } from './scene.ts';

/** Looks like one, and was never issued. */
const invitation = `/invitation#token=${'A'.repeat(43)}`;

export const frontScenes: readonly Scene[] = [
  { name: 'public', path: '/', isShown: true },
  { name: 'sign-in', path: '/sign-in' },
  {
    name: 'sign-in-refused',
    path: '/sign-in',
    prepare: async (page) => {
      await page.locator('input[type=email]').fill('nobody@arcadia.example');
      await page.locator('input[type=password]').fill('not the password of anybody');
      await page.locator('button[type=submit]').click();
      await page.locator('.front-problem').waitFor();
    },
  },
  { name: 'invitation', path: invitation },
  {
    name: 'invitation-refused',
    path: invitation,
    prepare: async (page) => {
      await page.locator('input[name=displayName]').fill('Nobody at all');
      await page.locator('input[type=password]').fill('a password for no account');
      await page.locator('button[type=submit]').click();
      await page.locator('.front-problem').waitFor();
    },
  },
  { name: 'unsupported', path: '/unsupported' },
];
