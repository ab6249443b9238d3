/** Words of the import of sites that are to be screened: what kinds of projects they are. */
const zh = {
  kind: '项目类型',
  unstated: '未说明',
  byColumn: (column: string) => `按字段“${column}”`,
  replaces: (name: string) => `一次只保留一个批量筛查:将替换“${name}”,开始前会再问一次。`,
  kindNote: '写有类型名称或地块用途的字段逐个地块适用;未写的按未说明核对。',
  offer: (column: string) => `字段“${column}”像是项目类型(未确认,采用之前按未说明核对)。`,
  offerTake: '按此字段核对',
  offerDecline: '不采用',
  kindSites: (kind: string, n: string) => `${kind} ${n}`,
  kindsNamed: (n: string, of: string, kinds: readonly string[]) =>
    `${of} 个地块中 ${n} 个写有可识别的类型${kinds.length > 0 ? `:${kinds.join(' · ')}` : ''}。`,
  kindsUnknown: (n: string, words: readonly string[]) =>
    `${n} 个的写法(${words.map((w) => `“${w}”`).join('、')}等)规则库中没有,按未说明核对。`,
  kindsBlank: (n: string) => `${n} 个未写。`,
  kindsRest: (n: string) => `另有 ${n} 个的写法较少见,未逐一识别。`,
  about: (n: string) => `约 ${n}`,
  outside: (n: string, of: string) => `${of} 个地块中 ${n} 个在市域之外,将列为“不能核对”。`,
};

const en: typeof zh = {
  kind: 'Kind of project',
  unstated: 'Not stated',
  byColumn: (column) => `By column "${column}"`,
  replaces: (name) => `One screening is kept at a time: this would replace "${name}"; you are asked before it starts.`,
  kindNote: 'A column with names of kinds or uses of land counts row by row; empty cells are checked as not stated.',
  offer: (column) => `Column "${column}" seems to say the kind of project (not confirmed: not stated until taken).`,
  offerTake: 'Check by this column',
  offerDecline: 'Leave it',
  kindSites: (kind, n) => `${kind} ${n}`,
  kindsNamed: (n, of, kinds) =>
    `${n} of ${of} sites name a kind that the rules know${kinds.length > 0 ? `: ${kinds.join(' · ')}` : ''}.`,
  kindsUnknown: (n, words) =>
    `${n} use words that the rules do not know (such as ${words.map((w) => `"${w}"`).join(', ')}) and are checked as not stated.`,
  kindsBlank: (n) => `${n} name none.`,
  kindsRest: (n) => `${n} more use rare words that were not looked at one by one.`,
  about: (n) => `about ${n}`,
  outside: (n, of) => `${n} of ${of} sites lie outside the city and will be listed as "cannot be checked".`,
};

export const batchPurpose = { zh, en };
