import type { Rng } from '../rng.ts';

/** How a paper prints who wrote a piece. */
export type BylineForm =
  | 'spaces'
  | 'spaced'
  | 'wide'
  | 'commas'
  | 'glued'
  | 'reporters'
  | 'reporters-correspondents'
  | 'correspondents'
  | 'box'
  | 'square'
  | 'picture'
  | 'special'
  | 'end'
  | 'none';

/** 王维 → 王 维, as papers do to give two-character names the width of three. */
export const spread = (name: string): string =>
  name.length === 2 ? `${name[0]} ${name[1]}` : name;

const join = (names: readonly string[]): string => names.map(spread).join(' ');

/** The byline as printed; `end` is the bracket after the last sentence. */
export function bylineText(form: BylineForm, names: readonly string[], rng: Rng): string {
  const [first, ...rest] = names as [string, ...string[]];
  const plain = names.join(' ');
  switch (form) {
    case 'spaces':
      return plain;
    case 'spaced':
      return join(names);
    case 'wide':
      return names.join(rng.pick(['  ', '　', '   ']));
    case 'commas':
      return names.join('、');
    case 'glued':
      return names.join('');
    case 'reporters':
      return `${rng.pick(['本报记者 ', '本报记者', '记者 ', '本报全媒体记者 '])}${rng.chance(0.5) ? join(names) : plain}`;
    case 'reporters-correspondents':
      return rest.length > 0
        ? `${rng.pick(['本报记者', '记者', '本报首席记者'])} ${first} 通讯员 ${rest.join(rng.pick([' ', '、']))}`
        : `本报记者 ${first}`;
    case 'correspondents':
      return `${rng.pick(['通讯员 ', '本报通讯员 ', '通讯员'])}${plain}`;
    case 'box':
      return rest.length > 0 && rng.chance(0.7)
        ? `□${rng.pick(['', ' '])}${rng.pick(['本报记者', '记者'])} ${first} 通讯员 ${rest.join(' ')}`
        : `□${rng.pick(['', ' '])}${rng.pick(['', '记者 ', '本报记者 '])}${plain}`;
    case 'square':
      return `${rng.pick(['■', '■ ', '●'])}${rng.pick(['', '本报记者 ', '通讯员 '])}${plain}`;
    case 'picture':
      return rest.length > 0 && rng.chance(0.5)
        ? rng.pick([`文/${first} 图/${rest.join(' ')}`, `${first} 文 ${rest.join(' ')} 图`])
        : rng.pick([`文/图 ${plain}`, `${plain} 文/图`, `本报记者 ${plain} 文/摄`]);
    case 'special':
      return `${rng.pick(['特约记者 ', '本报特约通讯员 ', '特约撰稿人 ', '特约通讯员 '])}${plain}`;
    case 'end':
      return rng.pick([
        `（${plain}）`,
        `（${names.join('、')}）`,
        `（本报记者 ${first}${rest.length > 0 ? ` 通讯员 ${rest.join(' ')}` : ''}）`,
      ]);
    case 'none':
      return '';
  }
}

/** How a text begins that names place, day or reporter. */
export type DatelineForm = 'bare' | 'brackets' | 'agency' | 'dated' | 'local';

export interface DatelinePlace {
  /** 嘉兴, 北京 */
  place: string;
  month: number;
  day: number;
}

/** The words before the first sentence, and whether the names stand in them. */
export function datelineText(
  form: DatelineForm,
  names: readonly string[],
  at: DatelinePlace,
  rng: Rng,
): { text: string; named: boolean } {
  const [first, ...rest] = names as [string, ...string[]];
  const who = `${rng.pick(['记者 ', '记者'])}${first}${rest.length > 0 ? ` 通讯员 ${rest.join(rng.pick([' ', '、']))}` : ''}`;
  switch (form) {
    case 'bare':
      return { text: rng.pick(['本报讯 ', '本报讯　', '本报消息 ']), named: false };
    case 'brackets':
      return { text: `本报讯${rng.pick(['', ' '])}（${who}）`, named: true };
    case 'agency':
      return {
        text: `新华社${rng.pick(['北京', '南京', '成都', at.place])}${at.month}月${at.day}日电（记者${rng.pick([' ', ''])}${names.join('、')}）`,
        named: true,
      };
    case 'dated':
      return rng.chance(0.6)
        ? { text: `本报${at.place}${at.month}月${at.day}日讯（${who}）`, named: true }
        : { text: `本报${at.place}${at.month}月${at.day}日电 `, named: false };
    case 'local':
      return { text: `本报讯 ${who} 报道：`, named: true };
  }
}

/** How a paper prints who took a picture. */
export type CreditForm =
  | 'line'
  | 'both'
  | 'inline'
  | 'reporter'
  | 'agency'
  | 'given'
  | 'archive'
  | 'none';

export interface Credit {
  /** On a line of its own after the caption. */
  line?: string;
  /** Right after the caption's last character. */
  tail?: string;
  credits: string[];
}

/** `giver` is the body that hands out pictures. */
export function creditOf(
  form: CreditForm,
  names: readonly string[],
  giver: string,
  rng: Rng,
): Credit {
  const first = names[0] as string;
  const plain = names.join(' ');
  switch (form) {
    case 'line':
      return { line: `${rng.chance(0.2) ? '本报记者 ' : ''}${first} 摄`, credits: [first] };
    case 'both':
      return {
        line: rng.pick([`${plain} 文/摄`, `${plain} 文/图`, `${plain} 摄影报道`]),
        credits: [...names],
      };
    case 'inline':
      return {
        tail: rng.pick([
          `（${first} 摄）`,
          `（${first}摄）`,
          `（本报记者 ${first} 摄）`,
          ` ${first} 摄`,
        ]),
        credits: [first],
      };
    case 'reporter':
      return rng.chance(0.5)
        ? { tail: ` ${rng.pick(['本报记者', '记者', '通讯员'])} ${plain} 摄`, credits: [...names] }
        : { line: `${rng.pick(['本报记者', '记者', '通讯员'])} ${plain} 摄`, credits: [...names] };
    case 'agency':
      return {
        tail: rng.pick([
          ` 新华社发（${first} 摄）`,
          ` 新华社记者 ${first} 摄`,
          ` 新华社发（${first}摄）`,
        ]),
        credits: [first],
      };
    case 'given':
      return rng.chance(0.6)
        ? { tail: `（图片由${giver}提供）`, credits: [giver] }
        : { line: `图片由${giver}提供`, credits: [giver] };
    case 'archive':
      return { tail: rng.pick(['（资料图片）', ' 资料图片', '（资料图）']), credits: [] };
    case 'none':
      return { credits: [] };
  }
}
