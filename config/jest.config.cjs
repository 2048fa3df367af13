const path = require('node:path');

const rootDir = path.resolve(__dirname, '..');
const shared = {
  rootDir,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};

const kinds = [
  'architecture',
  'unit',
  'contract',
  'api',
  'security',
  'interop',
  'crash',
  'browser',
];

module.exports = {
  rootDir,
  // Not in the folder for temporary files: that may be another one in each run.
  cacheDirectory: path.join(rootDir, 'node_modules/.cache/jest'),
  testSequencer: path.join(__dirname, 'test-sequencer.cjs'),
  testTimeout: 180_000,
  // What a suite has loaded stays in the memory of the process that ran it: one that holds this much makes room for another.
  workerIdleMemoryLimit: '1GB',
  projects: kinds.map((kind) => ({
    ...shared,
    displayName: kind,
    testMatch: [`<rootDir>/tests/${kind}/**/*.test.ts`],
  })),
};
