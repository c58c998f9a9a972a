import type { ArticleKind, Photo } from '../../../src/schema/article.ts';
import type { Place } from '../../../src/schema/place.ts';
import { type Block, compose, type Headline, withKicker } from '../article.ts';
import { typeset } from '../dump/typeset.ts';
import type { CountyPlace } from '../places.ts';
import type { Rng } from '../rng.ts';
import { type Scene, sceneOf } from '../scene.ts';
import type { Atlas } from './atlas.ts';
import type { Drift } from './drift.ts';
import type { IssuePlan } from './plan.ts';
import { drawNames } from './staff.ts';

/** A piece as it is printed, with what an editor says of it. */
export interface MadePiece {
  kind: ArticleKind;
  headline: Headline;
  bylines: string[];
  body: Block[];
  photos: Photo[];
  place: Place;
  otherPlaces: Place[];
  topics: string[];
  flags: string[];
}

/** What all pieces of an archive have in common. */
export interface World {
  /** Fixes recurring names; only forked, never drawn from. */
  world: Rng;
  atlas: Atlas;
  drift: Drift;
  /** Code of a village of a town by its name; undefined for one the gazetteer does not have. */
  villageCode(town: string, name: string): string | undefined;
  place(code: string): Place;
}

/**
 * Characters of the bodies in the five real dumps at the shares of 0, 5, 10, 25, 50, 75, 90, 95 and
 * 100 percent.
 */
const LENGTHS: readonly (readonly [share: number, characters: number])[] = [
  [0, 378],
  [0.05, 477],
  [0.1, 526],
  [0.25, 673],
  [0.5, 759],
  [0.75, 823],
  [0.9, 1170],
  [0.95, 1291],
  [1, 1574],
];

function bodyLength(rng: Rng): number {
  const share = rng.next();
  const at = LENGTHS.findIndex(([end]) => end > share);
  const [[from, low], [to, high]] = [LENGTHS[at - 1], LENGTHS[at]] as [
    (typeof LENGTHS)[number],
    (typeof LENGTHS)[number],
  ];
  return Math.round(low + ((share - from) / (to - from)) * (high - low));
}

/** How deep a piece's place goes: most name a town, some a village. */
function placeOf({ place, villageCode }: World, rng: Rng, scene: Scene): Place {
  const county = scene.place as CountyPlace & { code: string };
  const town = county.towns.find(({ name }) => name === scene.town)?.code ?? county.code;
  const code = rng.weighted([
    [villageCode(town, scene.village) ?? town, 3],
    [town, 12],
    [county.code, 4],
    // Counties right under a province have no city.
    [county.city === county.province ? county.code : county.code.slice(0, 4), 1],
  ]);
  return place(code);
}

/** Every piece is printed in the dumps' own marks: half-width commas, colons and brackets. */
const set = (text: string) => typeset(text, { marks: 'half', quotes: 'curly' });

function photoOf(rng: Rng, scene: Scene, names: readonly string[]): Photo {
  const caption = set(scene.fresh(scene.topic.captions));
  if (rng.chance(0.25)) {
    const giver = `${scene.town}人民政府`;
    return { caption, credits: [giver], creditText: `(图片由${giver}提供)` };
  }
  const [name] = names as [string];
  return { caption, credits: [name], creditText: `${name} 摄` };
}

/** Makes up one piece of an issue; `used` counts templates, so that its pieces do not sound alike. */
export function makePiece(
  world: World,
  issue: IssuePlan,
  rng: Rng,
  used: Map<string, number>,
): MadePiece {
  const { date, paper } = issue;
  const county = world.atlas.draw(rng);
  const topic = world.drift.draw(rng, date);
  const scene = sceneOf({
    rng,
    world: world.world,
    topic,
    place: county,
    townIndex: world.atlas.drawTown(rng, county),
    date,
    used,
  });
  const names = drawNames(rng, world.world, { paper: paper.name, county: county.county, date });
  const kind = rng.weighted<ArticleKind>([
    ['article', 84],
    ['photo', 13],
    ['headline', 3],
  ]);
  const base = {
    kind,
    place: placeOf(world, rng, scene),
    otherPlaces: rng.chance(0.15) ? [world.place(world.atlas.draw(rng).code as string)] : [],
    topics: [...topic.ids].slice(0, 3),
  };
  if (kind === 'photo') {
    const photos = [photoOf(rng, scene, names)];
    return { ...base, headline: { title: '' }, bylines: [], body: [], photos, flags: [] };
  }
  const parts = { kicker: rng.chance(0.2), subtitle: rng.chance(0.15) };
  const raw = withKicker(scene, parts);
  const headline: Headline = {
    title: set(raw.title),
    ...(raw.kicker && { kicker: set(raw.kicker) }),
    ...(raw.subtitle && { subtitle: set(raw.subtitle) }),
  };
  const flags = parts.kicker || parts.subtitle ? ['headline-parts'] : [];
  if (kind === 'headline') {
    return { ...base, headline, bylines: [], body: [], photos: [], flags: ['headline-only'] };
  }
  const length = bodyLength(rng);
  const { body } = compose(scene, { length, subheads: rng.chance(0.2), side: 'both' });
  return {
    ...base,
    headline,
    bylines: names,
    body: body.map(({ kind: block, text }) => ({ kind: block, text: set(text) })),
    photos: rng.chance(0.14) ? [photoOf(rng, scene, names)] : [],
    flags,
  };
}
