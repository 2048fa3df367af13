import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { client, sharedBuild } from './vite.shared.ts';

/** Notes for translators stand in the English catalogues; they do not travel. */
function withoutTranslatorsNotes(): Plugin {
  return {
    name: 'without-translators-notes',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/client\/locales\/.+\.json$/.test(id)) return null;
      const text: unknown = JSON.parse(code, (key, value: unknown) =>
        key === '_context' ? undefined : value,
      );
      return { code: JSON.stringify(text), map: null };
    },
  };
}

export default defineConfig({
  root: client,
  resolve: {
    alias: [{ find: /^zod$/, replacement: resolve(client, 'lib/zod-without-eval.ts') }],
  },
  plugins: [
    withoutTranslatorsNotes(),
    { ...optimizeLocales.vite({ locales: ['en-US', 'fr-FR', 'ar-AE'] }), enforce: 'pre' },
  ],
  worker: {
    format: 'es',
    // The server gives scripts of this name the policy of a worker.
    rolldownOptions: { output: { entryFileNames: 'assets/worker-[hash].js' } },
  },
  build: {
    ...sharedBuild,
    emptyOutDir: true,
    rolldownOptions: {
      input: { index: resolve(client, 'index.html'), front: resolve(client, 'front.html') },
      onLog(level, log, tell) {
        // Packages mark what runs in a browser; everything here does.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
      },
    },
  },
});
