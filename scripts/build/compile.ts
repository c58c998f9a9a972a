import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { runCommand } from '../shell.ts';
import { CLIENT, type Compiled, describeProgram, SERVER } from './program.ts';

/** The part of Astro's build that a page asks while it is rendered; not part of the declared types. */
interface Internals {
  pagesByKeys: ReadonlyMap<string, { styles: unknown[] }>;
}

interface BuildApp {
  setInternals(internals: Internals): void;
  getSettings(): { scripts: unknown[] };
}

/** What compiled templates import, and what they are given: it renders as Astro does, and directly. */
const RUNTIME = 'astro/compiler-runtime';
const DIRECT = join(import.meta.dirname, 'direct.ts');

/** Keeps the modules that Astro renders with, and what they are told by it, instead of rendering. */
function keepModules(folder: string): AstroIntegration {
  let from = '';
  let entry = '';
  const plugin = {
    name: 'jianbao:modules',
    enforce: 'pre' as const,
    resolveId: (id: string, importer: string | undefined) =>
      id === RUNTIME && importer !== DIRECT ? DIRECT : undefined,
    writeBundle(
      this: { environment: { name: string } },
      { dir }: { dir?: string },
      modules: object,
    ) {
      if (this.environment.name !== 'prerender') return;
      from = dir ?? '';
      entry = Object.keys(modules).find((name) => name.startsWith('prerender-entry')) ?? '';
    },
  };
  return {
    name: 'jianbao:modules',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [plugin] } });
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((standard) => ({
          ...standard,
          name: 'jianbao:modules',
          async setup() {
            const { app } = (await import(pathToFileURL(join(from, entry)).href)) as {
              app: BuildApp;
            };
            let pages: Compiled['pages'] = [];
            const { setInternals } = app;
            app.setInternals = (internals) => {
              pages = [...internals.pagesByKeys].map(([name, { styles }]) => [name, { styles }]);
              setInternals.call(app, internals);
            };
            await standard.setup?.();
            cpSync(from, join(folder, SERVER), { recursive: true });
            describeProgram(folder, { entry, pages, scripts: app.getSettings().scripts });
          },
          getStaticPaths: async () => [],
        }));
      },
    },
  };
}

/** Compiles the templates of the Astro project `root`, with all that they import, into `folder`. */
async function compileTemplates(root: string, folder: string): Promise<void> {
  // Astro reports its use to its makers unless told not to; an archive's build talks to nobody.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { build } = await import('astro');
  const outDir = join(folder, CLIENT);
  await build({ root, outDir, logLevel: 'warn', integrations: [keepModules(folder)] });
}

/**
 * Compiles templates in a process of its own, beside other work: Astro and Vite need much memory
 * that the build is free of afterwards.
 *
 * @throws Error when it fails; the process has said why
 */
export async function compileApart(root: string, folder: string): Promise<void> {
  const child = spawn(process.execPath, [import.meta.filename, root, folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new Error('页面模板没有编译成功，原因见上面的消息。原有网站没有改动。');
}

if (import.meta.main) {
  const [, , root = '', folder = ''] = process.argv;
  await runCommand(() => compileTemplates(root, folder));
}
