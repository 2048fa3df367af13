import { describe } from '@jest/globals';
import { existsSync } from 'node:fs';
import { executablePath } from './chromium.ts';
import { engines, type Engine } from './test-portal.ts';

/** Skipped only on machines without Chromium that are not CI: there it must be installed. */
export const describeInChromium =
  existsSync(executablePath) || process.env['CI'] === 'true' ? describe : describe.skip;

/**
 * Pages speak to the interface only, which the API suites hold equal on both engines: where a suite is about the pages
 * themselves, the engine that is always there is enough.
 */
export const embeddedEngine: readonly Engine[] = ['sqlite'];

/** For whole jobs in the pages: the engine that courts run, where it is there. */
export const servedEngine: readonly Engine[] = engines.slice(-1);
