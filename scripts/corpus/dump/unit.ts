import { compose, type Headline, type Side, withKicker } from '../article.ts';
import { personName, readsOnlyAs } from '../names.ts';
import type { Rng } from '../rng.ts';
import { type Scene, shortName } from '../scene.ts';
import { type BylineForm, bylineText, creditOf, datelineText } from './credit.ts';
import type { Paper } from './papers.ts';
import type { Element, Unit } from './truth.ts';
import { type Marks, typeset } from './typeset.ts';

/** A unit with the elements it is printed as; the page decides where they go. */
export interface Printed {
  unit: Unit;
  head: Element[];
  body: Element[];
  /** One group of elements (caption, credit) for each picture. */
  pictures: Element[][];
}

export interface UnitContext {
  rng: Rng;
  paper: Paper;
  marks: Marks;
  side: Side;
  index: number;
  /** Names of those who write for the paper. */
  staff: readonly string[];
  /** Kickers, subtitles and their like. */
  hard: boolean;
  glued: boolean;
  markdown: boolean;
}

export function staffOf(rng: Rng): string[] {
  return Array.from({ length: 44 }, () => personName(rng, 0.14));
}

function names(ctx: UnitContext, form: BylineForm): string[] {
  const { rng, staff } = ctx;
  const draw = (count: number) =>
    Array.from(new Set(Array.from({ length: count }, () => rng.pick(staff))));
  if (form !== 'glued')
    return draw(
      rng.weighted([
        [1, 5],
        [2, 6],
        [3, 1.5],
      ]),
    );
  // Names run together must have one likely reading only.
  for (;;) {
    const out = draw(rng.chance(0.85) ? 2 : 3);
    if (out.length > 1 && readsOnlyAs(out)) return out;
  }
}

/** The headline's lines; `alternatives` are what a reader without type sizes may make of them. */
function headlineOf(
  ctx: UnitContext,
  scene: Scene,
): { lines: Element[]; headline: Headline; alternatives: Headline[] } {
  const { rng, paper, marks, index: unit } = ctx;
  const set = (text: string) => typeset(text, marks);
  const show = (text: string) => set(text).replaceAll(' ', paper.headSpace);
  const kicker = ctx.hard && rng.chance(0.35);
  const subtitle = ctx.hard && rng.chance(0.3);
  const raw = withKicker(scene, { kicker, subtitle });
  const headline: Headline = { title: set(raw.title) };
  if (raw.kicker) headline.kicker = set(raw.kicker);
  if (raw.subtitle) headline.subtitle = set(raw.subtitle);
  const parts = [raw.kicker, raw.title, raw.subtitle].filter((x) => x !== undefined);
  const joined: Headline = { title: set(parts.join(' ')) };
  // A kicker without a verb and a subtitle after a dash are plain to see; others could be titles.
  const plainKicker = !raw.kicker || !/[推深抓优做壮发打弘聚完建落补压激盘培]/.test(raw.kicker);
  const plainSubtitle = !raw.subtitle || raw.subtitle.startsWith('——');
  const alternatives: Headline[] = [];
  const oneLine = parts.length > 1 && rng.chance(0.3);
  if (parts.length === 2 && !(plainKicker && plainSubtitle)) {
    const [a, b] = parts.map(set) as [string, string];
    alternatives.push({ kicker: a, title: b }, { title: a, subtitle: b }, joined);
  } else if (oneLine && parts.length === 3 && !plainSubtitle) {
    alternatives.push(joined);
  }
  if (oneLine && !plainKicker) {
    alternatives.push(joined);
    if (headline.kicker && headline.subtitle)
      alternatives.push({
        title: `${headline.kicker} ${headline.title}`,
        subtitle: headline.subtitle,
      });
  }
  const mark = ctx.markdown ? '# ' : '';
  const first = { unit, gap: paper.articleGap };
  const lines: Element[] = oneLine
    ? [{ role: 'title', ...first, text: mark + parts.map(show).join(' ') }]
    : [
        ...(raw.kicker ? [{ role: 'kicker' as const, ...first, text: show(raw.kicker) }] : []),
        {
          role: 'title',
          unit,
          text: mark + show(raw.title),
          ...(raw.kicker ? {} : { gap: paper.articleGap }),
        },
        ...(raw.subtitle ? [{ role: 'subtitle' as const, unit, text: show(raw.subtitle) }] : []),
      ];
  return { lines, headline, alternatives };
}

function note(scene: Scene, rng: Rng): string {
  const label = rng.pick(['编者按：', '【编者按】', '核心阅读：', '【核心阅读】']);
  const what = scene.say('[近年来|今年以来]，{county}{vp}，{vp}。');
  return (
    label +
    what +
    (label.includes('编者按')
      ? scene.say(
          '[本报今起推出系列报道|本报记者走进{town}]，[敬请关注|讲述那里的故事|看看他们的做法]。',
        )
      : scene.say('{vp}，{goal}。'))
  );
}

const chinese = '一二三四五六七八九';

function subheadText(paper: Paper, text: string, n: number): string {
  switch (paper.subheadForm) {
    case 'plain':
      return text;
    case 'square':
      return `■${text}`;
    case 'chinese':
      return `${chinese[n]}、${text}`;
    case 'bracket':
      return `【${text}】`;
    case 'dash':
      return `${text}——`;
    case 'markdown':
      return `## ${text}`;
  }
}

/** A caption that names its place, as text and credit. */
export function picture(
  ctx: UnitContext,
  scene: Scene,
  alone: boolean,
): { elements: Element[]; caption: Unit['captions'][number] } {
  const { rng, paper, marks, index: unit } = ctx;
  const full = scene.topic.captions.filter((c) => c.startsWith('{recent}'));
  const short = scene.topic.captions.filter((c) => !c.startsWith('{recent}'));
  // A picture that stands alone needs a text of its own; one beside an article may have a label.
  let text = scene.say(rng.pick(alone || rng.chance(0.4) ? full : short));
  const ended = /[。！？]$/.test(text);
  let form = rng.weighted(paper.credits);
  // Without any credit only 图为 tells a caption from a paragraph.
  if (form === 'none' && !text.startsWith('图为')) text = `图为${text.replace(/^.*?，/, '')}`;
  if (form === 'none' && !/^图为/.test(text)) form = 'line';
  const credit = creditOf(
    form,
    [rng.pick(ctx.staff), rng.pick(ctx.staff)].filter((n, i, all) => all.indexOf(n) === i),
    `${scene.town}${rng.pick(['人民政府', '党委', ''])}`,
    rng,
  );
  if (!ended && !credit.tail && rng.chance(0.6)) text += '。';
  const set = (t: string) => typeset(t, marks);
  const elements: Element[] = [
    { role: 'caption', unit, text: set(text + (credit.tail ?? '')), gap: paper.pictureGap },
    ...(credit.line ? [{ role: 'credit' as const, unit, text: set(credit.line) }] : []),
  ];
  return { elements, caption: { text: set(text), credits: credit.credits } };
}

const anchorsOf = (scene: Scene): string[] => [
  scene.town,
  shortName(scene.town),
  scene.village,
  scene.company,
];

/** A picture with its caption and no article. */
export function photoUnit(ctx: UnitContext, scene: Scene): Printed {
  const { elements, caption } = picture(ctx, scene, true);
  return {
    unit: {
      kind: 'photo',
      headline: { title: '' },
      alternatives: [],
      bylines: [],
      body: [],
      captions: [caption],
      anchors: anchorsOf(scene),
    },
    head: [],
    body: [],
    pictures: [elements],
  };
}

export function articleUnit(ctx: UnitContext, scene: Scene): Printed {
  const { rng, paper, marks, index } = ctx;
  const { lines, headline, alternatives } = headlineOf(ctx, scene);
  const dateline = rng.weighted(paper.datelines);
  const short = dateline !== 'none' && rng.chance(0.6);
  const length = Math.round(short ? rng.int(160, 420) : 330 + 900 * rng.next() ** 2);
  const piece = compose(scene, {
    length,
    subheads: length > 600 && rng.chance(paper.subheads * 2),
    side: ctx.side,
  });
  let form = ctx.glued && rng.chance(0.6) ? 'glued' : rng.weighted(paper.bylines);
  const who = names(ctx, form);
  let bylines = form === 'none' ? [] : who;
  const set = (text: string) => typeset(text, marks);

  const [lead, ...rest] = piece.body;
  const body = [...(rest ?? [])];
  let opening = lead?.text ?? '';
  if (dateline !== 'none') {
    const before = new Date(scene.date.getTime() - 86400000);
    const start = datelineText(
      dateline,
      who.slice(0, 2),
      {
        place: shortName(scene.place.city),
        month: before.getUTCMonth() + 1,
        day: before.getUTCDate(),
      },
      rng,
    );
    opening = start.text + opening;
    if (start.named) {
      form = 'none';
      bylines = who.slice(0, 2);
    }
  }
  const blocks = [{ kind: 'paragraph' as const, text: opening }, ...body];
  if (rng.chance(paper.notes)) blocks.unshift({ kind: 'paragraph', text: note(scene, rng) });
  const credit = bylineText(form, who, rng);
  let n = 0;
  const printed: Element[] = blocks.map((block) => ({
    role: block.kind,
    unit: index,
    text: set(block.kind === 'subhead' ? subheadText(paper, block.text, n++ % 9) : block.text),
  }));
  const truth = printed.map((e) => ({
    kind: e.role as 'paragraph' | 'subhead',
    text: e.text.replace(/^## /, ''),
  }));
  const last = printed.at(-1) as Element;
  if (form === 'end') {
    if (rng.chance(0.6)) last.text += set(credit);
    else printed.push({ role: 'byline', unit: index, text: set(credit) });
  }
  const head =
    form === 'end' || form === 'none'
      ? lines
      : [...lines, { role: 'byline' as const, unit: index, text: set(credit) }];
  const unit: Unit = {
    kind: 'article',
    headline,
    alternatives,
    bylines,
    body: truth,
    captions: [],
    anchors: anchorsOf(scene),
  };
  const pictures: Element[][] = [];
  if (rng.chance(0.14)) {
    const { elements, caption } = picture(ctx, scene, false);
    unit.captions.push(caption);
    pictures.push(elements);
  }
  return { unit, head, body: printed, pictures };
}
