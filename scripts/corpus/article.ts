import { sentences } from './common.ts';
import { shuffled } from './rng.ts';
import type { Scene } from './scene.ts';
import { tidy } from './scene.ts';

export interface Headline {
  kicker?: string;
  title: string;
  subtitle?: string;
}

export interface Block {
  kind: 'paragraph' | 'subhead';
  text: string;
}

export interface Piece {
  headline: Headline;
  body: Block[];
}

/** Which half of the common sentences a piece may use; the corpus uses both. */
export type Side = 'dev' | 'held' | 'both';

function half(kind: keyof typeof sentences, side: Side): readonly string[] {
  const [dev, held] = sentences[kind];
  return side === 'both' ? [...dev, ...held] : side === 'dev' ? dev : held;
}

function headline(scene: Scene): Headline {
  let title = '';
  // Headlines of local papers have some 8 to 26 characters.
  for (let tries = 0; tries < 20 && (title.length < 8 || title.length > 26); tries++) {
    title = scene.fresh(scene.topic.heads);
  }
  return { title };
}

/** A full headline with the lines above and below it. */
export function withKicker(scene: Scene, parts: { kicker: boolean; subtitle: boolean }): Headline {
  const out: Headline = headline(scene);
  if (parts.kicker) out.kicker = scene.fresh(scene.topic.kickers);
  if (parts.subtitle) out.subtitle = scene.fresh(scene.topic.subtitles);
  return out;
}

function speech(scene: Scene, side: Side): string {
  const frame = scene.rng.pick(half('speech', side));
  const filled = frame.split('{S}').reduce((out, part, i) => {
    if (i === 0) return scene.say(part.replaceAll('“', '〔').replaceAll('”', '〕'));
    return `${out}${scene.fresh(scene.topic.says)}${scene.say(part.replaceAll('“', '〔').replaceAll('”', '〕'))}`;
  }, '');
  return tidy(filled.replaceAll('〔', '“').replaceAll('〕', '”'));
}

type Sentence = 'fact' | 'act' | 'scene' | 'data' | 'say' | 'link' | 'outlook';

/** How paragraphs are put together; the first is about background, the rest in any order. */
const shapes: readonly (readonly Sentence[])[] = [
  ['link', 'act'],
  ['act', 'data'],
  ['scene', 'say'],
  ['act', 'act'],
  ['say', 'link'],
  ['data'],
  ['link', 'act', 'say'],
  ['scene', 'act'],
  ['say'],
  ['act', 'link', 'data'],
  ['link', 'data'],
  ['scene'],
];

function paragraph(scene: Scene, side: Side, shape: readonly Sentence[]): string {
  const t = scene.topic;
  const one = (kind: Sentence): string => {
    switch (kind) {
      case 'fact':
        return scene.fresh(t.facts);
      case 'act':
        return scene.fresh(t.acts);
      case 'scene':
        return scene.fresh(t.scenes);
      case 'data':
        return scene.fresh(t.data);
      case 'say':
        return speech(scene, side);
      case 'link':
        return scene.fresh(half('link', side));
      case 'outlook':
        return scene.fresh(half('outlook', side));
    }
  };
  return shape.map(one).join('');
}

/**
 * A whole piece of about `length` characters. The real dumps' articles have 350 to 1,900, half of
 * them between 500 and 900.
 */
export function compose(
  scene: Scene,
  options: { length: number; subheads: boolean; side: Side },
): Piece {
  const { rng, topic } = scene;
  const { side } = options;
  const body: Block[] = [];
  let length = 0;
  const add = (text: string) => {
    body.push({ kind: 'paragraph', text });
    length += text.length;
  };
  const lead = scene.fresh(topic.leads);
  add(rng.chance(0.4) ? lead + paragraph(scene, side, [rng.pick(['data', 'say', 'link'])]) : lead);
  if (rng.chance(0.75))
    add(paragraph(scene, side, rng.pick([['fact'], ['fact', 'link'], ['link'], ['fact', 'say']])));
  let order = shuffled(rng, shapes);
  while (length < options.length - 90) {
    add(paragraph(scene, side, order.pop() ?? ['act']));
    if (order.length === 0) order = shuffled(rng, shapes);
  }
  add(paragraph(scene, side, ['outlook']));
  return { headline: headline(scene), body: options.subheads ? withSubheads(scene, body) : body };
}

/** One subhead per two to three paragraphs, none before the second paragraph. */
function withSubheads(scene: Scene, body: Block[]): Block[] {
  const out: Block[] = [];
  let since = 0;
  const seen = new Set<string>();
  body.forEach((block, i) => {
    const enough = since >= scene.rng.int(1, 2);
    if (i >= 1 && i < body.length - 1 && enough) {
      const text = scene.fresh(scene.topic.subheads);
      if (!seen.has(text)) {
        seen.add(text);
        out.push({ kind: 'subhead', text });
        since = 0;
      }
    }
    out.push(block);
    since += 1;
  });
  return out;
}
