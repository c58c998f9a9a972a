import { configSchema } from './src/schema/config.ts';

export default configSchema.parse({
  title: '嘉兴剪报',
  description: '浙江报纸版面文本整理而成的可检索、可引用的剪报档案。',
  language: 'zh-Hans',
  uiLanguage: 'zh-Hans',
  // Origin and base path can be set for one build: SITE_URL=https://… BASE_PATH=/archive/ npm run build
  site: process.env.SITE_URL ?? 'https://archive.example',
  base: process.env.BASE_PATH ?? '/',
  publisher: '剪报 Jianbao',
  map: { enabled: true },
  // Or the form for new issues of a repository: { newIssue: 'https://…/issues/new' }
  report: { mail: 'webmaster@archive.example' },
  offline: true,
});
