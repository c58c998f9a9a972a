import { HtmlValidate } from 'html-validate';
import { type Built, type Finding, htmlFiles, readBuilt } from './page.ts';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  // Technique H32 is one way among others: the search field is sent with the Enter key, and the
  // form of the reading settings sends nothing.
  rules: { 'wcag/h32': 'off' },
});

/** Pages (all, unless some are named) against the HTML standard. */
export function checkHtml(built: Built, files = htmlFiles(built)): Finding[] {
  return files.flatMap((file) => {
    const { results } = validator.validateStringSync(readBuilt(built, file), file);
    return results.flatMap(({ messages }) =>
      messages.map(({ line, column, message, ruleId }) => ({
        file,
        message: `${line}:${column} ${message} (${ruleId})`,
      })),
    );
  });
}
