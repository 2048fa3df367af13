import { goWithin } from './moves.ts';
import type { Scene } from './scene.ts';

const problem = {
  status: 503,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title: 'Service Unavailable', status: 503 }),
};

export const troubleScenes: readonly Scene[] = [
  { name: 'not-found', who: 'noor', path: '/nowhere' },
  {
    name: 'list-failed',
    who: 'noor',
    path: '/home',
    prepare: async (page) => {
      await page.route('**/api/v1/cases*', (route) => route.fulfill(problem));
      await goWithin(page, '/cases');
      await page.locator('main [role=alert]').waitFor();
    },
  },
  {
    name: 'page-failed',
    who: 'noor',
    path: '/home',
    prepare: async (page) => {
      await page.route('**/assets/**', (route) => route.abort());
      await goWithin(page, '/settings');
      await page.locator('main [role=alert]').waitFor();
    },
  },
  {
    name: 'offline',
    who: 'noor',
    path: '/home',
    prepare: async (page) => {
      await page.context().setOffline(true);
    },
  },
];
