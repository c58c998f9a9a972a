import * as common from './common.ts';
import { personName } from './names.ts';
import type { CountyPlace } from './places.ts';
import type { Rng } from './rng.ts';
import { expand } from './template.ts';
import type { TopicGrammar } from './topics/topic.ts';

/** What one article is about: the entities stay the same through the whole piece. */
export interface Scene {
  rng: Rng;
  topic: TopicGrammar;
  place: CountyPlace;
  town: string;
  village: string;
  company: string;
  /** Day of the issue. */
  date: Date;
  /** Expands a template with this scene's entities. */
  say(template: string): string;
  /** The template of a list that was used least, expanded. */
  fresh(list: readonly string[]): string;
}

const pad = ['大爷', '大妈', '阿姨', '女士', '先生', '师傅', '大姐', '奶奶', '大叔'];

/** 海宁市 → 海宁; 涉县 keeps its two characters. */
export const shortName = (name: string): string =>
  name.length > 2 ? name.replace(/[市县区镇乡]$|街道$/, '') : name;

/** A 字号: rank k always has the same name in the same world, so that names recur as in life. */
function tradeName(rng: Rng, world: Rng, pool: string): string {
  const own = world.fork(`${pool}/${rng.zipf(1.35) % 1e6}`);
  const syllable = () => own.pick(common.tradeSyllables);
  return own.chance(0.75) ? syllable() + syllable() : syllable() + syllable() + syllable();
}

function villageName(rng: Rng, world: Rng, town: string): string {
  const own = world.fork(`village/${town}/${rng.int(0, 14)}`);
  return `${own.pick(common.villageHeads)}${own.pick(common.villageTails)}村`;
}

export interface SceneInput {
  /** Stream of this article. */
  rng: Rng;
  /** Fixes the names of entities that recur over articles; only forked, never drawn from. */
  world: Rng;
  topic: TopicGrammar;
  place: CountyPlace;
  townIndex: number;
  date: Date;
  /** How often each template was used: shared by a page, so that its articles do not sound alike. */
  used?: Map<string, number>;
}

export function sceneOf(input: SceneInput): Scene {
  const { rng, world, topic, place, date } = input;
  const town = place.towns[input.townIndex % place.towns.length] as CountyPlace['towns'][number];
  const village = town.villages?.length
    ? rng.pick(town.villages)
    : villageName(rng, world, town.name);
  const short = shortName(place.county);
  const trade = rng.pick(common.trades);
  const mark = tradeName(rng, world, `trade/${place.county}`);
  const company = `${rng.pick([shortName(place.city), short, shortName(place.province), short])}${mark}${trade}${rng.pick(['有限公司', '有限公司', '股份有限公司', '科技有限公司'])}`;
  const month = date.getUTCMonth() + 1;
  const before = new Date(date.getTime() - rng.int(1, 9) * 86400000);
  const people: string[] = [];
  const person = (): string => {
    if (people.length > 1 && rng.chance(0.15)) return rng.pick(people);
    const name = personName(world.fork(`person/${place.county}/${rng.zipf(1.25) % 1e7}`));
    people.push(name);
    return name;
  };
  const main = personName(rng);
  // One draw each for what must stay the same in the piece.
  const fixed = new Map<string, string>();
  const once = new Set([
    'brand',
    'crop',
    'part',
    'industry',
    'school',
    'craft',
    'spot',
    'show',
    'food',
    'river',
    'bird',
    'loan',
    'bank',
    'road',
    'community',
    'hosp',
    'disease',
    'gift',
    'work2',
    'zone',
    'badwater',
    'role',
  ]);
  const used = input.used ?? new Map<string, number>();
  const entities: Record<string, () => string> = {
    province: () => place.province,
    city: () => place.city,
    city2: () => shortName(place.city),
    county: () => place.county,
    cs: () => short,
    lv: () => place.county.at(-1) as string,
    town: () => town.name,
    townS: () => shortName(town.name),
    village: () => village,
    company: () => company,
    co: () => mark + trade,
    shop: () => tradeName(rng, world, 'shop'),
    person,
    person2: () => main,
    resident: () => (rng.chance(0.5) ? personName(rng)[0] + rng.pick(pad) : person()),
    m: () => String(Math.max(2, month - 1)),
    m2: () => String(Math.min(12, month + 2)),
    mon: () => `${before.getUTCMonth() + 1}月`,
    md: () => `${before.getUTCMonth() + 1}月${before.getUTCDate()}日`,
    y1: () => String(date.getUTCFullYear() + 2),
    lasty: () => String(date.getUTCFullYear() - 1),
  };
  const slots = (name: string): string | undefined => {
    const entity = entities[name];
    if (entity) return entity();
    const list = topic.lists[name] ?? common.lists[name];
    if (!list) return undefined;
    if (once.has(name) && rng.chance(0.97)) {
      let text = fixed.get(name);
      if (text === undefined) {
        text = expand(rng.pick(list), rng, slots);
        fixed.set(name, text);
      }
      return text;
    }
    return rng.pick(list);
  };
  const scene: Scene = {
    rng,
    topic,
    place,
    town: town.name,
    village,
    company,
    date,
    say: (template) => tidy(expand(template, rng, slots)),
    fresh: (list) => {
      let best = rng.pick(list);
      for (let tries = 0; (used.get(best) ?? 0) > 0 && tries < 12; tries++) {
        const other = rng.pick(list);
        if ((used.get(other) ?? 0) < (used.get(best) ?? 0)) best = other;
      }
      used.set(best, (used.get(best) ?? 0) + 1);
      return scene.say(best);
    },
  };
  return scene;
}

/** Commas left by empty alternatives go, and quotes inside quotes become single ones. */
export function tidy(text: string): string {
  const out = text
    .replace(/，{2,}/g, '，')
    .replace(/，([。；！？])/g, '$1')
    .replace(/([。！？])。/g, '$1');
  let depth = 0;
  return Array.from(out, (ch) => {
    if (ch === '“') return depth++ > 0 ? '‘' : ch;
    if (ch === '”') return --depth > 0 ? '’' : ch;
    return ch;
  }).join('');
}
