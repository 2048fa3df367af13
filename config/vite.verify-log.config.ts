import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { root } from './vite.shared.ts';

/** One file for auditors to carry: it needs Node.js and nothing else. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    outDir: resolve(root, 'dist'),
    emptyOutDir: false,
    target: 'node20',
    // Auditors may want to read what they run.
    minify: false,
    reportCompressedSize: false,
    ssr: resolve(root, 'scripts/verify-log.ts'),
    rolldownOptions: {
      external: builtinModules.map((name) => `node:${name}`),
      output: { entryFileNames: 'verify-log.mjs', codeSplitting: false },
    },
  },
  ssr: { noExternal: true },
});
