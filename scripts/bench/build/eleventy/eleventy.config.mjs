import { readFileSync } from 'node:fs';

/** Eleventy as its own guide has it: Markdown files with frontmatter, a layout, pagination over data. */
export default function (config) {
  config.setFrontMatterParsingOptions({ language: 'json' });
  const folder = process.env.BENCH_FOLDER;
  const PER_PAGE = 50;
  config.addCollection('lists', (api) => {
    const pieces = api.getFilteredByGlob('**/articles/*.md');
    pieces.sort((a, b) => a.data.weight - b.data.weight);
    const lists = readFileSync(`${folder}/lists.jsonl`, 'utf8')
      .split('\n')
      .map((line) => JSON.parse(line));
    return lists.flatMap(({ path, name, at }) => {
      const count = Math.max(1, Math.ceil(at.length / PER_PAGE));
      return Array.from({ length: count }, (_, page) => ({
        url: page === 0 ? path : `${path}page/${page + 1}/`,
        name,
        items: at.slice(page * PER_PAGE, (page + 1) * PER_PAGE).map((index) => pieces[index].data),
        around: [page, page + 2]
          .filter((number) => number >= 1 && number <= count)
          .map((number) => [number === 1 ? path : `${path}page/${number}/`, number]),
      }));
    });
  });
  config.addCollection('newest', (api) =>
    api
      .getFilteredByGlob('**/articles/*.md')
      .sort((a, b) => a.data.weight - b.data.weight)
      .slice(0, PER_PAGE)
      .map(({ data }) => data),
  );
  return {
    markdownTemplateEngine: false,
    htmlTemplateEngine: 'njk',
    dir: { includes: '_includes' },
  };
}
