import config from '../../archive.config.ts';
import { en } from './en.ts';
import { type Ui, zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

const languages: Record<typeof config.uiLanguage, Ui> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en,
};

/** Language of the texts, where it is not that of the interface around them. */
export const textLanguage: string | undefined =
  config.language === config.uiLanguage ? undefined : config.language;

/** What the interface says, in the language of archive.config.ts. Texts of articles are untouched. */
export const ui: Ui = languages[config.uiLanguage];
