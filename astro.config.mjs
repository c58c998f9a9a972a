import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import config from './archive.config.ts';

// Pages are bundled before they run, so they cannot find the content by their own address.
process.env.CONTENT_DIR ??= fileURLToPath(new URL('./content', import.meta.url));

export default defineConfig({
  site: config.site,
  base: config.base,
  trailingSlash: 'always',
  // The content security policy allows no inline styles or scripts.
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0 },
    worker: {
      // The search worker loads the rarer half of itself only when it is needed, and the other half
      // as one file: split by what both need, it would cost a reader a round trip more. So would
      // names of places apart from the fields that they come with.
      format: 'es',
      rolldownOptions: {
        output: {
          // Those that only a bundler reads would be sent to readers too.
          comments: false,
          codeSplitting: {
            groups: [
              { name: 'needed', tags: ['$initial'] },
              { name: 'fields', test: /search.(place-word|reader.fields)\.ts$/ },
            ],
          },
        },
      },
    },
  },
  devToolbar: { enabled: false },
});
