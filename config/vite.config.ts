import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { client, root, sharedBuild } from './vite.shared.ts';

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

/**
 * The parser brings along what only the server uses, a quarter of it: a writer of JSON schemas for the API reference, and
 * English sentences for problems; and care for values that contain themselves, which JSON cannot say.
 */
function withoutUnusedParserParts(): Plugin {
  const unused =
    /\/zod\/v4\/(?:core\/(?:json-schema-processors|to-json-schema|memoizer)|locales\/en)\.js$/;
  return {
    name: 'without-unused-parser-parts',
    transform(code, id) {
      if (!unused.test(id)) return null;
      if (id.endsWith('en.js')) return { code: 'export default () => ({});', map: null };
      const stub = id.endsWith('memoizer.js') ? '() => undefined' : '() => () => undefined';
      const names = [...code.matchAll(/^export (?:class|const|function) ([\w$]+)/gm)].map(
        ([, name]) => name,
      );
      const stubs = names.map((name) => `export const ${name} = ${stub};`);
      return { code: stubs.join('\n'), map: null };
    },
  };
}

export default defineConfig({
  root: client,
  resolve: {
    alias: [
      { find: /^zod$/, replacement: resolve(client, 'lib/zod-without-eval.ts') },
      // Its development build is what it names to everybody: longer by sentences for programmers.
      {
        find: /^react-router$/,
        replacement: resolve(root, 'node_modules/react-router/dist/production/index.mjs'),
      },
      // Rare algorithms and Argon2 come when a key needs them.
      { find: /^openpgp$/, replacement: 'openpgp/lightweight' },
    ],
  },
  plugins: [
    withoutTranslatorsNotes(),
    withoutUnusedParserParts(),
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
