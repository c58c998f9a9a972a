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
  // The search worker loads the rarer half of itself only when it is needed.
  vite: { build: { assetsInlineLimit: 0 }, worker: { format: 'es' } },
  devToolbar: { enabled: false },
});
