import { composeIssue } from '../dump/compose.ts';
import { encode } from '../dump/encode.ts';
import { linesOf } from '../dump/layout.ts';
import { idOf } from './issue.ts';
import type { World } from './piece.ts';
import type { IssuePlan } from './plan.ts';
import { staffOn } from './staff.ts';

/** Counties and topics that an issue of the raw dumps draws from. */
const COUNTIES = 40;
const TOPICS = 12;

/** The dumps of one issue as a scanner leaves them, for ingest: name and bytes of each page. */
export function rawDumps(world: World, plan: IssuePlan): [name: string, bytes: Uint8Array][] {
  const { rng, paper, date } = plan;
  const { pages } = composeIssue({
    rng,
    world: world.world,
    style: 'masthead',
    paper,
    side: 'both',
    topics: Array.from({ length: TOPICS }, () => world.drift.draw(rng, date)),
    counties: Array.from({ length: COUNTIES }, () => world.atlas.draw(rng)),
    staff: staffOn(world.world, paper.name, date),
    date,
    name: idOf(plan),
  });
  return pages.map((page) => [
    `${page.name}.txt`,
    encode(`${linesOf(page.elements, paper).join('\n')}\n`, 'utf8'),
  ]);
}
