import type { Page } from 'playwright-core';
import type { SubmissionState } from '../../core/contracts/submissions.ts';
import type { Demonstration } from '../demonstration/index.ts';
import { compareKey, openRow, unlock, visitUnlocked } from './moves.ts';
import type { Scene } from './scene.ts';

/** The unfinished draft, which has an asset and a file. */
const toStep =
  (step: 'case' | 'content' | 'check', more = '') =>
  async (page: Page, demonstration: Demonstration): Promise<void> => {
    await openRow(page);
    await page.goto(`${page.url()}/edit?step=${step}${more}`);
    if (step !== 'case') await unlock(page, demonstration);
  };

function ownSubmission(state: SubmissionState, who: 'jon' | 'radu', author = ''): Scene {
  return {
    name: `${who}-${state}`,
    who,
    path: `/submissions?state=${state}`,
    prepare: async (page, demonstration) => {
      await openRow(page, author);
      await page.locator('.columns > :first-child .card .button').first().click();
      await unlock(page, demonstration);
    },
  };
}

export const nationalScenes: readonly Scene[] = [
  { name: 'expert-home', who: 'jon', path: '/home' },
  { name: 'expert-submissions', who: 'jon', path: '/submissions' },
  { name: 'expert-nothing-found', who: 'radu', path: '/submissions?state=draft' },
  {
    name: 'expert-submission-locked',
    who: 'jon',
    path: '/submissions',
    prepare: (page) => openRow(page),
  },
  ownSubmission('draft', 'jon'),
  ownSubmission('submitted', 'jon'),
  ownSubmission('under-review', 'jon'),
  ownSubmission('returned', 'jon'),
  ownSubmission('accepted', 'jon', 'Jon Sever'),
  ownSubmission('withdrawn', 'radu'),
  {
    name: 'composer-choices',
    who: 'jon',
    path: '/submissions/new',
    prepare: async (page) => {
      await page.locator('main select').first().selectOption({ index: 1 });
    },
  },
  { name: 'composer-fixed', who: 'jon', path: '/submissions?state=draft', prepare: toStep('case') },
  {
    name: 'composer-content',
    who: 'jon',
    path: '/submissions?state=draft',
    prepare: async (page, demonstration) => {
      await toStep('content')(page, demonstration);
      await compareKey(page, '.composer-readers');
    },
    isShown: true,
  },
  {
    name: 'composer-asset',
    who: 'jon',
    path: '/submissions?state=draft',
    prepare: toStep('content', '&asset=0'),
  },
  {
    name: 'composer-check',
    who: 'jon',
    path: '/submissions?state=draft',
    prepare: toStep('check'),
  },
  {
    name: 'composer-returned',
    who: 'jon',
    path: '/submissions?state=returned',
    prepare: toStep('content'),
  },
  { name: 'expert-people', who: 'jon', path: '/people' },
  {
    name: 'expert-openings',
    who: 'jon',
    path: '/openings',
    prepare: (page) => page.locator('main .table').waitFor(),
  },
  {
    name: 'expert-key-changes',
    who: 'jon',
    path: '/openings?about=keys',
    prepare: (page) => page.locator('main .fingerprint').first().waitFor(),
  },
  { name: 'expert-cases', who: 'jon', path: '/cases' },
  { name: 'expert-case', who: 'jon', path: '/cases', prepare: (page) => openRow(page) },
  { name: 'expert-directory', who: 'jon', path: '/directory' },
  {
    name: 'expert-directory-entry',
    who: 'jon',
    path: '/directory?q=office',
    prepare: (page) => openRow(page),
  },
  {
    name: 'expert-compare',
    who: 'jon',
    path: '/directory?q=office',
    prepare: async (page) => {
      await openRow(page);
      await page.locator('main .card .button:not([data-variant=quiet])').first().click();
      await page.locator('[role=dialog]').waitFor();
    },
  },
  { name: 'expert-settings', who: 'jon', path: '/settings' },
  {
    name: 'expert-settings-unlocked',
    who: 'jon',
    path: '/settings',
    prepare: (page, demonstration) => visitUnlocked(page, demonstration, '/settings'),
  },
  { name: 'focal-point-home', who: 'mara', path: '/home' },
  {
    name: 'focal-point-people',
    who: 'mara',
    path: '/people',
    prepare: (page, demonstration) => visitUnlocked(page, demonstration, '/people'),
  },
  {
    name: 'focal-point-people-admitting',
    who: 'solene',
    path: '/people',
    prepare: (page, demonstration) => visitUnlocked(page, demonstration, '/people'),
  },
];
