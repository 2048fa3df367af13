import { describe } from '@jest/globals';
import { existsSync } from 'node:fs';
import { executablePath } from './chromium.ts';

/** Skipped only on machines without Chromium that are not CI: there it must be installed. */
export const describeInChromium =
  existsSync(executablePath) || process.env['CI'] === 'true' ? describe : describe.skip;
