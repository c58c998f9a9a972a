import { personName } from '../names.ts';
import type { Rng } from '../rng.ts';

const YEAR = 365.25 * 86_400_000;

/** Desks of a newspaper, and people in a county who write for it. */
const DESKS = 36;
const CORRESPONDENTS = 4;

/** Who holds a desk on a day: people stay for a year and a half to twelve years, then another comes. */
function holder(world: Rng, desk: string, date: Date): string {
  const own = world.fork(desk);
  const years = 1.5 + 10.5 * own.next() ** 2;
  const term = Math.floor(date.getTime() / YEAR / years + own.next());
  return personName(world.fork(`${desk}/${term}`), 0.1);
}

/** Names under a piece about `county` in `paper` on `date`, each once; `world` fixes who there is. */
export function drawNames(
  rng: Rng,
  world: Rng,
  at: { paper: string; county: string; date: Date },
): string[] {
  const count = rng.weighted([
    [1, 5],
    [2, 6],
    [3, 1.5],
  ]);
  const names = Array.from({ length: count }, () =>
    rng.chance(0.7)
      ? holder(world, `staff/${at.paper}/${Math.floor(DESKS * rng.next() ** 1.6)}`, at.date)
      : holder(world, `correspondent/${at.county}/${rng.int(1, CORRESPONDENTS)}`, at.date),
  );
  return [...new Set(names)];
}

/** Everybody who is on the staff of a newspaper on a day. */
export const staffOn = (world: Rng, paper: string, date: Date): string[] => [
  ...new Set(
    Array.from({ length: DESKS }, (_, desk) => holder(world, `staff/${paper}/${desk}`, date)),
  ),
];
