import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

interface Import {
  file: string;
  /** As written; a relative one as a path from the root of the project. */
  from: string;
  typeOnly: boolean;
}

function filesOf(...patterns: string[]): string[] {
  return globSync(patterns, { cwd: ROOT }).sort();
}

/** The TypeScript of a file: of an Astro page its frontmatter and its script elements. */
function code(file: string): string {
  const text = readFileSync(join(ROOT, file), 'utf8');
  if (!file.endsWith('.astro')) return text;
  const frontmatter = /^---\n(.*?)\n---/s.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map((found) => found[1]);
  return [frontmatter, ...scripts].join('\n');
}

function walk(file: string, visit: (node: ts.Node) => void): void {
  const source = ts.createSourceFile(file, code(file), ts.ScriptTarget.Latest, true);
  const down = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, down);
  };
  down(source);
}

function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node, typeOnly: boolean) => {
    if (!ts.isStringLiteralLike(specifier)) return;
    const { text } = specifier;
    const from = text.startsWith('.') ? posix.join(posix.dirname(file), text) : text;
    found.push({ file, from, typeOnly });
  };
  walk(file, (node) => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      for (const argument of node.arguments) add(argument, false);
    }
  });
  return found;
}

/** Names of globals that a file uses, as `file: name`. */
function usesOf(file: string, names: string[]): string[] {
  const found: string[] = [];
  walk(file, (node) => {
    if (!ts.isIdentifier(node) || !names.includes(node.text)) return;
    const { parent } = node;
    const isProperty = ts.isPropertyAccessExpression(parent) && parent.name === node;
    if (!isProperty && !ts.isPropertyAssignment(parent)) found.push(`${file}: ${node.text}`);
  });
  return found;
}

const show = ({ file, from }: Import) => `${file} imports ${from}`;
const pipe = filesOf('scripts/ingest/**/*.ts');
const site = filesOf('src/**/*.{ts,astro}');

describe('boundaries between the parts', () => {
  test('there is something to look at', () => {
    expect(pipe.length).toBeGreaterThan(5);
    expect(site.filter((file) => file.endsWith('.astro')).length).toBeGreaterThan(5);
    expect(importsOf('scripts/build.ts').map(({ from }) => from)).toContain('scripts/lock.ts');
    expect(importsOf('scripts/build/compile.ts').map(({ from }) => from)).toContain('astro');
  });

  test('the pipe knows no file system, no process, no console and no Astro', () => {
    const outside = pipe
      .flatMap(importsOf)
      .filter(({ from }) => isBuiltin(from) || /^astro(:|\/|$)/.test(from));
    expect(outside.map(show)).toEqual([]);
    expect(pipe.flatMap((file) => usesOf(file, ['console', 'process', 'globalThis']))).toEqual([]);
  });

  test('the site never imports scripts', () => {
    const wrong = site.flatMap(importsOf).filter(({ from }) => from.startsWith('scripts/'));
    expect(wrong.map(show)).toEqual([]);
  });

  test('scripts take nothing from the pages', () => {
    const wrong = filesOf('scripts/**/*.ts')
      .flatMap(importsOf)
      .filter(({ from }) => /^src\/(pages|components|layouts)\//.test(from));
    expect(wrong.map(show)).toEqual([]);
  });

  test('only src/archive reads content, and the gazetteer is read for ingest alone', () => {
    const readers = /^src\/archive\/|^src\/gazetteer\/load\.ts$/;
    const others = site.filter((file) => !readers.test(file));
    const wrong = others
      .flatMap(importsOf)
      .filter(({ from }) => /^(node:)?fs|^astro:content|^content\/|gazetteer\/load/.test(from));
    expect(wrong.map(show)).toEqual([]);
    const globs = others.filter((file) => /import\.meta\.glob|Astro\.glob/.test(code(file)));
    expect(globs).toEqual([]);
  });

  test('components get props: none of them opens the archive or reads a file of it', () => {
    const opening = /^src\/archive\/(site|archive|files|dump)\.ts$/;
    const wrong = filesOf('src/components/**/*.{ts,astro}', 'src/layouts/**/*.{ts,astro}')
      .flatMap(importsOf)
      .filter(({ from, typeOnly }) => opening.test(from) && !typeOnly);
    expect(wrong.map(show)).toEqual([]);
  });

  test('only the search client and the indexing script know Pagefind', () => {
    const wrong = [...site, ...filesOf('scripts/**/*.ts')]
      .filter((file) => !/^scripts\/(index|bench)(\/|\.ts$)|^src\/search\/client/.test(file))
      .flatMap(importsOf)
      .filter(({ from }) => from.includes('pagefind'));
    expect(wrong.map(show)).toEqual([]);
  });

  test('nothing but the tokenizer cuts text for search', () => {
    const others = [...site, ...filesOf('scripts/index.ts', 'scripts/index/**/*.ts')].filter(
      (file) => file !== 'src/search/tokenize.ts',
    );
    const cutting = /Intl\.Segmenter|normalize\('NFKC'\)/;
    expect(others.filter((file) => cutting.test(code(file)))).toEqual([]);
  });
});
