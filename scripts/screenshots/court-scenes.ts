import type { Page } from 'playwright-core';
import type { DecisionOutcome } from '../../core/contracts/submissions.ts';
import type { Demonstration } from '../demonstration/index.ts';
import { alterFiles, compareKey, openFile, openRow, unlock } from './moves.ts';
import type { Scene } from './scene.ts';

const TAKEN_UP = '/inbox?state=under-review';
/** In the row of the one accepted submission that has a table among its files. */
const WITH_TABLE = 'H2';

const openedBy =
  (text = '') =>
  async (page: Page, demonstration: Demonstration): Promise<void> => {
    await openRow(page, text);
    await unlock(page, demonstration);
  };

const showing =
  (file: string, text = '') =>
  async (page: Page, demonstration: Demonstration): Promise<void> => {
    // A frame is as high as the window allows: a taller one is not made for the picture alone.
    await page.setViewportSize({ width: page.viewportSize()?.width ?? 0, height: 1200 });
    await openedBy(text)(page, demonstration);
    await openFile(page, file);
    await page.frameLocator('iframe').locator('.text-layer span, img, table').first().waitFor();
  };

const deciding =
  (outcome: DecisionOutcome) =>
  async (page: Page, demonstration: Demonstration): Promise<void> => {
    await openRow(page);
    await page.goto(`${page.url()}?decision=${outcome}`);
    await unlock(page, demonstration);
  };

export const courtScenes: readonly Scene[] = [
  { name: 'court-home', who: 'leila', path: '/home', isShown: true },
  { name: 'court-inbox', who: 'leila', path: '/inbox' },
  {
    name: 'court-review-submitted',
    who: 'leila',
    path: '/inbox?state=submitted',
    prepare: openedBy(),
  },
  { name: 'court-review', who: 'leila', path: TAKEN_UP, prepare: openedBy() },
  {
    name: 'court-review-paper',
    who: 'leila',
    path: TAKEN_UP,
    prepare: async (page, demonstration) => {
      await showing('.pdf')(page, demonstration);
      await compareKey(page, '.note-actions');
    },
    isShown: true,
  },
  { name: 'court-review-picture', who: 'leila', path: TAKEN_UP, prepare: showing('.png') },
  {
    name: 'court-review-table',
    who: 'leila',
    path: '/inbox?state=accepted',
    prepare: showing('.csv', WITH_TABLE),
  },
  {
    name: 'court-review-altered',
    who: 'leila',
    path: TAKEN_UP,
    prepare: async (page, demonstration) => {
      await openedBy()(page, demonstration);
      await alterFiles(page);
      await openFile(page, '.pdf');
      await page.locator('main .card [role=alert]').waitFor();
    },
  },
  { name: 'court-return', who: 'leila', path: TAKEN_UP, prepare: deciding('returned') },
  { name: 'court-accept', who: 'leila', path: TAKEN_UP, prepare: deciding('accepted') },
  { name: 'court-cases', who: 'leila', path: '/cases' },
  { name: 'court-case', who: 'leila', path: '/cases', prepare: (page) => openRow(page) },
  { name: 'court-people', who: 'leila', path: '/people' },
];
