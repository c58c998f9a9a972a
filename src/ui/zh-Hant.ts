import { zhHans } from './zh-Hans.ts';
export const zhHant = zhHans;
