import { zhHans } from './zh-Hans.ts';
export const en = zhHans;
