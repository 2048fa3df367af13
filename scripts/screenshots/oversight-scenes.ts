import { openRow, pressPrimary } from './moves.ts';
import type { Scene } from './scene.ts';

export const oversightScenes: readonly Scene[] = [
  { name: 'auditor-home', who: 'noor', path: '/home' },
  {
    name: 'auditor-log',
    who: 'noor',
    path: '/access-log?period=month',
    prepare: (page) => openRow(page),
    isShown: true,
  },
  { name: 'auditor-log-refusals', who: 'noor', path: '/access-log?period=month&outcome=denied' },
  {
    name: 'auditor-log-nothing',
    who: 'noor',
    path: '/access-log?period=dates&since=2020-01-01&until=2020-01-02',
  },
  {
    name: 'auditor-log-findings',
    who: 'noor',
    path: '/access-log?period=month',
    prepare: async (page) => {
      for (const part of await page.locator('.disclosure-button').all()) await part.click();
    },
  },
  {
    name: 'auditor-verify',
    who: 'noor',
    path: '/access-log/verify',
    prepare: async (page) => {
      await pressPrimary(page);
      await page.locator('main .note[data-tone=ok]').waitFor();
    },
  },
  { name: 'auditor-export', who: 'noor', path: '/access-log/export?period=month' },
  {
    name: 'auditor-directory',
    who: 'noor',
    path: '/directory?q=arcadia',
    prepare: (page) => openRow(page),
  },
  { name: 'auditor-settings', who: 'noor', path: '/settings' },
  { name: 'administrator-home', who: 'ines', path: '/home' },
  { name: 'administrator-accounts', who: 'ines', path: '/accounts' },
  { name: 'administrator-organisations', who: 'ines', path: '/organisations' },
  { name: 'administrator-cases', who: 'ines', path: '/cases' },
  { name: 'administrator-approving', who: 'tomas', path: '/accounts' },
];
