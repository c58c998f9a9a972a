import { agriculture } from './agriculture.ts';
import { charity } from './charity.ts';
import { community } from './community.ts';
import { ecology } from './ecology.ts';
import { education } from './education.ts';
import { finance } from './finance.ts';
import { health } from './health.ts';
import { industry } from './industry.ts';
import { integrity } from './integrity.ts';
import { investment } from './investment.ts';
import type { TopicGrammar } from './topic.ts';
import { tourism } from './tourism.ts';
import { transport } from './transport.ts';

export const topics: readonly TopicGrammar[] = [
  agriculture,
  charity,
  community,
  ecology,
  education,
  finance,
  health,
  industry,
  integrity,
  investment,
  tourism,
  transport,
];
