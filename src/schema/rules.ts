/** One kind of problem in the data: what it is, how grave, and what an editor can do about it. */
export interface RuleText {
  /** `error` stops the dump, `warning` wants an editor's eye, `info` reports what was done. */
  readonly severity: 'error' | 'warning' | 'info';
  readonly reason: string;
  readonly remedy: string;
}

/** All rules, by id. Ids are offences in kebab-case; they stand in `flags` of articles and in docs/rules.md. */
export const rules = {
  undecodable: {
    severity: 'error',
    reason: '无法识别文件的文字编码',
    remedy: '请把文件另存为 UTF-8（或 UTF-16、GB18030）后重新整理',
  },
  'empty-dump': {
    severity: 'error',
    reason: '文件是空的，没有任何文字',
    remedy: '请换上有文字的文件，或把它移出转储文件夹',
  },
  'same-dump': {
    severity: 'warning',
    reason: '与另一个转储内容完全相同，没有再整理一遍',
    remedy: '请删去其中一个文件',
  },
  unreadable: {
    severity: 'error',
    reason: '文件读不出来',
    remedy: '请检查文件是否存在、是否有读取权限',
  },
  'issue-by-name': {
    severity: 'warning',
    reason: '版面上没有写全报名和日期，按文件名与同一文件夹里其他转储归入同一期',
    remedy: '请核对；如不是同一期，请在发布前退回 content/ 的改动，给文件改名后重新整理',
  },
  'undated-issue': {
    severity: 'warning',
    reason: '版面上没有出版日期，日期是从正文推断的，或无从推断',
    remedy: '请在 content/issues/ 的期文件里填写 date，并写明依据',
  },
  'column-break': {
    severity: 'info',
    reason: '被分栏截断的句子已接合',
    remedy: '如接错，请在正文中改正分段',
  },
  interleaved: {
    severity: 'warning',
    reason: '两栏文字逐行交错，已按文意分开',
    remedy: '请对照转储核对各行的先后',
  },
  misplaced: {
    severity: 'warning',
    reason: '这段文字混在别的稿件里，已按用词归入本篇',
    remedy: '请核对归属；如归错，请移回原稿',
  },
  duplicate: {
    severity: 'warning',
    reason: '同一段文字出现两次',
    remedy: '请核对：完全相同的一份已略去，略有出入的一份另列为散段',
  },
  'missing-text': {
    severity: 'warning',
    reason: '段落没有结束，下文不在转储里',
    remedy: '请查原报补足，或以校勘记注明',
  },
  'flattened-break': {
    severity: 'warning',
    reason: '句号后的空格可能是丢失的分段，已分成两段',
    remedy: '如不应分段，请在正文中合并',
  },
  'headline-only': {
    severity: 'warning',
    reason: '只有标题，没有正文',
    remedy: '请查原报，正文可能在别的版面或转储里',
  },
  'stray-text': {
    severity: 'warning',
    reason: '这段文字不属于任何稿件',
    remedy: '请核对，能归属的请移入该稿件',
  },
  'headline-parts': {
    severity: 'warning',
    reason: '标题有几行，引题、主题、副题是按行序推断的',
    remedy: '请对照原报核定 kicker、title、subtitle',
  },
  'unsigned-headline': {
    severity: 'warning',
    reason: '没有署名的短行被当作标题，也可能是小标题',
    remedy: '如是小标题，请把这篇并入上一篇',
  },
  'subhead-guess': {
    severity: 'info',
    reason: '段落之间的短行被当作小标题',
    remedy: '如是标题或正文，请在正文中改正',
  },
  'verse-guess': {
    severity: 'info',
    reason: '几行短句被当作诗，照印面分行',
    remedy: '如不是诗，请在正文中合并各行',
  },
  'teaser-guess': {
    severity: 'info',
    reason: '带版次的几行被当作导读，已略去',
    remedy: '如是本版的标题或正文，请从期文件的略去项移入稿件',
  },
  'split-name': {
    severity: 'warning',
    reason: '连在一起的姓名是按姓氏拆开的',
    remedy: '请核对 bylines 里的姓名',
  },
  'unknown-surname': {
    severity: 'warning',
    reason: '署名里有姓氏表中没有的姓，可能是识别错字',
    remedy: '请核对 bylines；确是错字的请以校勘记改正',
  },
  'uncredited-photo': {
    severity: 'info',
    reason: '图片说明没有署名',
    remedy: '知道作者的，请补在 photos 的 credits 里',
  },
  'caption-guess': {
    severity: 'warning',
    reason: '图片空位后的一段文字被当作图片说明',
    remedy: '如是正文，请移入相应稿件',
  },
  'orphan-jump': {
    severity: 'warning',
    reason: '“上接”的前半篇或“下转”的后半篇没有找到',
    remedy: '请把同一期的相关版面一并放入转储文件夹',
  },
  'ocr-space': {
    severity: 'info',
    reason: '汉字之间多余的空格已去掉',
    remedy: '如空格是原有的，请在正文中补回',
  },
  'stray-latin': {
    severity: 'warning',
    reason: '汉字之间夹有外文单词，可能是识别或转换错误',
    remedy: '请核对；确是错误的请以校勘记改正',
  },
  'odd-character': {
    severity: 'warning',
    reason: '有控制字符、私用区字符或替换符',
    remedy: '请查原报，以校勘记改正',
  },
  'quote-style': {
    severity: 'info',
    reason: '用的是直引号，页面显示时换成弯引号，文件里保持原样',
    remedy: '不需处理',
  },
  'unbalanced-quote': {
    severity: 'info',
    reason: '引号或括号不成对',
    remedy: '请核对是否缺字；确是缺漏的请以校勘记改正',
  },
  'unknown-place': {
    severity: 'warning',
    reason: '没有找到这篇所写的地方',
    remedy: '请在 place 里填写区划代码和名称',
  },
  'unknown-town': {
    severity: 'warning',
    reason: '文中的乡镇街道在该县没有，可能是错字',
    remedy: '请核对；确是错字的请以校勘记改正',
  },
  'former-place': {
    severity: 'info',
    reason: '文中的地名已经改名或撤并，按现在的区划归入',
    remedy: '不需处理；如归错，请改正 place',
  },
  'unknown-topic': {
    severity: 'warning',
    reason: '没有合适的主题',
    remedy: '请在 topics 里填写 content/topics/ 中的主题',
  },
} as const satisfies Record<string, RuleText>;

export type RuleId = keyof typeof rules;
