/** Wuhai: the draft plan of 2022-11-21 and notices for the coal region. */
import type { Rule } from '../../../src/domain/siting/rules.ts';
import { ENERGY_INTENSIVE } from './kinds.ts';
import {
  both,
  cited,
  clausesOf,
  ecologicalSpaces,
  found,
  managementRange,
  outward,
  overlap,
  seed,
  wholeCity,
} from './make.ts';
import { sourceZones } from './water-sources.ts';

const DRAFT = { document: '“美丽乌海”生态环境提质实施方案(征求意见稿,2022-11-21)', status: 'draft' } as const;
const ofDraft = clausesOf(both('乌海方案(征求意见稿)', 'Wuhai plan (draft)'), (quote) => seed({ ...DRAFT, quote }));
const BANDS_QUOTE =
  '严格落实黄河干流河道管理范围边界线外侧200米范围沿黄生态廊道、1千米范围沿黄生态管控线、3千米范围沿黄生态引导线内产业准入和规划布局要求';

const bands = (
  [
    [200, both('沿黄生态廊道(外侧 200 米)', 'Yellow River ecological corridor, 200 m'), 'justify'],
    [1000, both('沿黄生态管控线(外侧 1 千米)', 'Yellow River control line, 1 km'), 'justify'],
    [3000, both('沿黄生态引导线(外侧 3 千米)', 'Yellow River guidance line, 3 km'), 'notice'],
  ] as const
).map(([metres, name, outcome]) =>
  ofDraft({
    id: `wuhai-band-${metres}`,
    name,
    target: managementRange,
    test: outward(metres),
    outcome,
    requirement: both('产业准入和规划布局要求', 'Requirements of industry access and layout'),
    note: both(
      '各带禁止、限制的具体内容未见公布,请取得原文后补入“管控要求”。带由黄河干流河道管理范围边界线向外量。',
      'What each band bans has not been published; enter it once the text is at hand. Bands are measured outward of the management range of the main stem.',
    ),
    quote: BANDS_QUOTE,
  }),
);

const spoilDump = ofDraft({
  id: 'wuhai-spoil-dump',
  name: both('新建外排土场', 'New external spoil dumps'),
  target: wholeCity,
  kinds: ['spoil-dump'],
  outcome: 'avoid',
  requirement: both('严禁新建外排土场。', 'New external spoil dumps are strictly banned.'),
  quote: '严禁新建外排土场',
});

const access = ofDraft({
  id: 'wuhai-access',
  name: both('两高和医药、农药、染料等项目准入', 'Access of energy-intensive and certain chemical projects'),
  target: wholeCity,
  kinds: ENERGY_INTENSIVE,
  outcome: 'notice',
  requirement: both(
    '严把两高和医药、农药、染料及中间体等项目准入关,对不符合规定的停批停建。',
    'Strict access of energy-intensive, pharmaceutical, pesticide and dye projects; those that do not conform are stopped.',
  ),
  quote: '严把两高和医药、农药、染料及中间体等项目准入关,对不符合规定的停批停建',
});

const newCapacity = cited({
  id: 'wuhai-new-capacity',
  name: both('新增高耗能、高污染产能', 'New energy- and pollution-intensive capacity'),
  short: both('内蒙古 2021-03', 'Inner Mongolia 2021-03'),
  target: wholeCity,
  kinds: ENERGY_INTENSIVE,
  test: overlap,
  outcome: 'notice',
  requirement: both(
    '严禁乌海及周边地区新增高耗能、高污染产能;新建重化工项目须进入园区。',
    'No new energy- or pollution-intensive capacity around Wuhai; new heavy chemical projects must enter parks.',
  ),
  citation: found({
    document: '内蒙古自治区工业和信息化厅关于进一步严格高耗能高污染项目布局的通知',
    quote: '严禁乌海及周边地区新增高耗能、高污染产能',
    url: 'http://www.sussteel.com/news/show-1827.html',
    from: '2021-03-26',
  }),
});

const greenMines = ofDraft({
  id: 'wuhai-green-mines',
  name: both('绿色矿山', 'Green mines'),
  target: wholeCity,
  kinds: ['mining'],
  outcome: 'notice',
  requirement: both(
    '生产矿山全部建成绿色矿山,对不符合绿色矿山标准的企业依法依规予以关闭。',
    'All working mines become green mines; those below the standard are closed according to law.',
  ),
  quote: '2025年底前全市生产矿山全部建成绿色矿山,对不符合绿色矿山标准的企业依法依规予以关闭',
});

const ecologicalSpace = ofDraft({
  id: 'wuhai-ecological-space',
  name: both('一般生态空间', 'General ecological space'),
  target: ecologicalSpaces,
  outcome: 'notice',
  requirement: both('严格自然生态空间管理。', 'Natural ecological space is strictly managed.'),
  note: both(
    '具体管控要求未见公布,请补录。',
    'The particular requirements have not been published; please enter them.',
  ),
  quote: '严格自然生态空间管理',
});

export const wuhai: readonly Rule[] = [
  ...bands,
  ecologicalSpace,
  ...sourceZones,
  spoilDump,
  access,
  newCapacity,
  greenMines,
];
