import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  cruise,
  type IForbiddenRuleType,
  type ICruiseOptions,
  type ICruiseResult,
} from 'dependency-cruiser';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const config = createRequire(import.meta.url)(join(root, 'config/dependency-cruiser.cjs')) as {
  forbidden: IForbiddenRuleType[];
  options: ICruiseOptions;
};
const folders = ['core', 'server', 'client', 'config', 'scripts', 'tests'];

async function violationsIn(baseDir: string): Promise<string[]> {
  const { output } = await cruise(folders, {
    ...config.options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  });
  return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name);
}

describe('the direction of dependencies', () => {
  it('is kept everywhere', async () => {
    expect(await violationsIn(root)).toEqual([]);
  });
});

/** One file each that breaks exactly one rule: a rule with a wrong regular expression would pass in silence. */
const planted: Record<string, { file: string; source: string; also?: [string, string] }> = {
  'no-circular': {
    file: 'core/contracts/planted.ts',
    source: "import { other } from './planted-other.ts'; export const planted = other;",
    also: [
      'core/contracts/planted-other.ts',
      "import { planted } from './planted.ts'; export const other = planted;",
    ],
  },
  'feature-entered-by-index': {
    file: 'server/features/cases/planted.ts',
    source: "import '../accounts/account.service.ts';",
  },
  'app-uses-feature-index': {
    file: 'server/planted.ts',
    source: "import './features/accounts/account.service.ts';",
  },
  'platform-knows-no-feature': {
    file: 'server/platform/planted.ts',
    source: "import '../features/accounts/index.ts';",
  },
  'contracts-are-pure': {
    file: 'core/contracts/planted.ts',
    source: "import '../exchange/base64.ts';",
  },
  'transparency-imports-nothing': {
    file: 'core/transparency/planted.ts',
    source: "import '../contracts/limits.ts';",
  },
  'assets-are-pure': {
    file: 'core/assets/planted.ts',
    source: "import '../exchange/base64.ts';",
  },
  'core-knows-nobody': {
    file: 'core/exchange/planted.ts',
    source: "import '../../server/platform/clock.ts';",
  },
  'core-runs-anywhere': { file: 'core/exchange/planted.ts', source: "import 'node:fs';" },
  'client-never-sees-server': {
    file: 'client/planted.ts',
    source: "import '../server/platform/clock.ts';",
  },
  'client-features-isolated': {
    file: 'client/features/home/planted.ts',
    source: "import '../log/read-leaf.ts';",
  },
  'client-shared-below-features': {
    file: 'client/hooks/planted.ts',
    source: "import '../features/log/read-leaf.ts';",
  },
  'client-features-below-app': {
    file: 'client/features/home/planted.ts',
    source: "import '../../app/navigation.ts';",
  },
  'client-seals-in-the-worker': {
    file: 'client/hooks/planted.ts',
    source: "import '../../core/sealing/index.ts';",
  },
  'client-preview-alone': {
    file: 'client/preview/planted.ts',
    source: "import '../lib/portal.ts';",
  },
  'server-never-sees-client': {
    file: 'server/platform/planted.ts',
    source: "import '../../client/planted-there.ts';",
    also: ['client/planted-there.ts', 'export const there = 1;'],
  },
  'scripts-never-enter-features': {
    file: 'scripts/planted.ts',
    source: "import '../server/features/accounts/index.ts';",
  },
  'openpgp-only-in-sealing': { file: 'core/exchange/planted.ts', source: "import 'openpgp';" },
  'mongoose-only-in-repositories': {
    file: 'server/features/cases/planted.service.ts',
    source: "import 'mongoose';",
  },
  'express-only-at-the-edge': {
    file: 'server/features/cases/planted.service.ts',
    source: "import 'express';",
  },
  'nothing-imports-tests': {
    file: 'server/platform/planted.ts',
    source: "import '../../tests/support/actors.ts';",
  },
};

describe('a planted violation', () => {
  let copy: string;

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'portal-architecture-'));
    for (const folder of folders)
      await cp(join(root, folder), join(copy, folder), { recursive: true });
    await cp(join(root, 'package.json'), join(copy, 'package.json'));
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  });
  afterAll(() => rm(copy, { recursive: true, force: true }));

  it('is written down for every rule', () => {
    expect(Object.keys(planted).toSorted()).toEqual(
      config.forbidden.map(({ name }) => name ?? '').toSorted(),
    );
  });

  it.each(Object.entries(planted))('of %s is found', async (rule, { file, source, also }) => {
    const files = [[file, source] as const, ...(also ? [also] : [])];
    for (const [path, text] of files) {
      await mkdir(dirname(join(copy, path)), { recursive: true });
      await writeFile(join(copy, path), text);
    }
    try {
      const { output } = await cruise(
        files.map(([path]) => path),
        {
          ...config.options,
          baseDir: copy,
          validate: true,
          ruleSet: { forbidden: config.forbidden },
        },
      );
      const { violations } = (output as ICruiseResult).summary;
      const ours = violations.filter(({ from }) => from.includes('planted'));

      expect(new Set(ours.map((violation) => violation.rule.name))).toEqual(new Set([rule]));
    } finally {
      for (const [path] of files) await rm(join(copy, path));
    }
  });
});
