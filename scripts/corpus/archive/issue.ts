import { stringify } from 'yaml';
import { type Issue, issueSchema } from '../../../src/schema/issue.ts';
import { issueId } from '../../ingest/issue-id.ts';
import { issuePath } from '../../store/issue-file.ts';
import { type Made, makePage } from './page.ts';
import { makePiece, type World } from './piece.ts';
import type { IssuePlan } from './plan.ts';

/** Pieces that stand on one page, as in the real dumps. */
const PER_PAGE = 7;

/** One issue in a day: the same that ingest would call it. */
export const idOf = ({ paper, date }: IssuePlan): string =>
  issueId({ newspaper: paper.name, date: date.toISOString().slice(0, 10) }, '');

/** All files of one issue: its pages' dumps, its articles, its own. */
export function makeIssue(world: World, plan: IssuePlan): Made {
  const id = idOf(plan);
  const used = new Map<string, number>();
  const pieces = Array.from({ length: plan.pieces }, (_, at) =>
    makePiece(world, plan, plan.rng.fork(`piece/${at}`), used),
  );
  const count = Math.ceil(pieces.length / PER_PAGE);
  const pages = Array.from({ length: count }, (_, at) =>
    makePage(plan, id, at + 1, pieces.slice(at * PER_PAGE, (at + 1) * PER_PAGE), at * PER_PAGE),
  );
  const issue: Issue = issueSchema.parse({
    newspaper: plan.paper.name,
    date: plan.date.toISOString().slice(0, 10),
    number: String(plan.number + 1),
    pages: pages.map(({ dump, page }) => ({ dump, page })),
    omissions: pages.flatMap(({ omissions }) => omissions),
  });
  return {
    files: [
      [issuePath(id), stringify(issue, { lineWidth: 0 })],
      ...pages.flatMap(({ files }) => files),
    ],
    ledger: pages.flatMap(({ ledger }) => ledger),
  };
}
