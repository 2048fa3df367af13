import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { client, precompress, sharedBuild } from './vite.shared.ts';

/** The frame that shows opened files: an origin of its own, so it shares no script with the pages. Built last. */
export default defineConfig({
  root: client,
  publicDir: false,
  plugins: [precompress()],
  build: {
    ...sharedBuild,
    emptyOutDir: false,
    assetsDir: 'assets/preview',
    rolldownOptions: { input: resolve(client, 'preview.html') },
  },
});
