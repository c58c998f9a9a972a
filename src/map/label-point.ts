/** Points looked at across an area. */
const GRID = 24;

export type Point = readonly [x: number, y: number];

/** Distance from a point to a stretch of border. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length;
  const at = Math.max(0, Math.min(1, along));
  return Math.hypot(x - ax - at * dx, y - ay - at * dy);
}

/**
 * Where an area has the most room for a word, among the points of a grid across it: the point
 * inside it that is farthest from its border, and how far that is. `rings` are closed; a ring in a
 * ring is a hole.
 */
export function labelPoint(rings: readonly (readonly Point[])[]): { at: Point; room: number } {
  const points = rings.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  let best: { at: Point; room: number } = { at: points[0] ?? [0, 0], room: 0 };
  for (let row = 0; row < GRID; row++) {
    for (let column = 0; column < GRID; column++) {
      const at: Point = [
        left + ((column + 0.5) / GRID) * width,
        top + ((row + 0.5) / GRID) * height,
      ];
      let inside = false;
      let room = Number.POSITIVE_INFINITY;
      for (const ring of rings) {
        for (const [index, to] of ring.entries()) {
          const from = ring[index - 1];
          if (!from) continue;
          room = Math.min(room, distance(at, from, to));
          const crosses = from[1] > at[1] !== to[1] > at[1];
          if (!crosses) continue;
          const x = from[0] + ((at[1] - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
          if (x > at[0]) inside = !inside;
        }
      }
      if (inside && room > best.room) best = { at, room };
    }
  }
  return best;
}
