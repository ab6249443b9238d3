/** Rules along the Yellow River and its tributaries. */
import type { Rule } from '../../../src/domain/siting/rules.ts';
import { ENERGY_INTENSIVE } from './kinds.ts';
import {
  both,
  cited,
  found,
  managementRange,
  outward,
  overlap,
  target,
  unverified,
  wholeCity,
  within,
} from './make.ts';
import { tailingsBeside } from './tailings.ts';

const CHEMICAL_QUOTE = '禁止在黄河干支流岸线管控范围内新建、扩建化工项目';
const CHEMICAL_BAN = both(
  '禁止在黄河干支流岸线管控范围内新建、扩建化工项目。',
  'No new or enlarged chemical projects inside the controlled shoreline of the Yellow River and its tributaries.',
);
const YELLOW_RIVER_LAW = found({
  document: '中华人民共和国黄河保护法',
  quote: CHEMICAL_QUOTE,
  url: 'https://gg459.ai6you.com/show/867.html',
  from: '2023-04-01',
  status: 'in-force',
});
const LAW = both('黄河保护法', 'Yellow River Law');

const chemical = cited({
  id: 'yellow-river-chemical',
  name: both('黄河岸线管控范围内的化工项目', 'Chemical projects on the controlled shoreline'),
  short: LAW,
  target: target('shoreline-control'),
  kinds: ['chemical'],
  test: overlap,
  outcome: 'avoid',
  requirement: CHEMICAL_BAN,
  citation: YELLOW_RIVER_LAW,
  note: both(
    '法律未定距离;岸线管控范围由国家和省划定公布,图层未提供,导入后即按此条核对。',
    'The law names no distance. The controlled shoreline is delimited by the state and the province; once its layer is supplied it is checked by this rule.',
  ),
});

const chemicalWithinKilometre = unverified({
  id: 'yellow-river-chemical-1km',
  name: both('黄河岸线 1 公里内的化工项目', 'Chemical projects within 1 km of the shoreline'),
  target: managementRange,
  kinds: ['chemical'],
  test: within(1000),
  requirement: both(
    '岸线管控范围的距离由省确定,1公里为待核实的数值,可修改。',
    'The province sets the distance; 1 km is a figure to be verified and can be changed.',
  ),
});

const tailings = tailingsBeside(
  'yellow-river-tailings-3km',
  both('黄河干流岸线 3 公里内的尾矿库', 'Tailings ponds within 3 km of the main stem'),
);

const threeHigh = cited({
  id: 'yellow-river-three-high',
  name: both('沿黄重点地区“三高”项目', 'Energy-, pollution- and water-intensive projects along the Yellow River'),
  short: both('沿黄重点地区通知', 'Yellow River notice'),
  target: wholeCity,
  kinds: ENERGY_INTENSIVE,
  test: overlap,
  outcome: 'notice',
  requirement: both(
    '沿黄重点地区(沿黄城市和干流沿岸县)未开工的“三高”项目须重新评估,新建项目按通知执行。',
    'Along the Yellow River (cities on it and counties on the main stem) projects not yet begun are assessed anew, new ones follow the notice.',
  ),
  citation: found({
    document: '关于“十四五”推进沿黄重点地区工业项目入园及严控高污染、高耗水、高耗能项目的通知',
    quote: null,
    url: 'http://companies.caixin.com/2021-08-20/101757604.html',
    from: '2021-08-16',
    to: '2025',
  }),
});

/** Main stem or tributary alike. */
export const yellowRiver = [chemical, chemicalWithinKilometre, threeHigh] as const;
/** Where the main stem runs. */
export const mainStem = [tailings] as const;

/** Bands that the city's plan does not set. */
export const referenceBands: readonly Rule[] = [200, 1000, 3000].map((metres) =>
  unverified({
    id: `reference-band-${metres}`,
    name: both(`${metres} m 参考管控带`, `${metres} m band, for reference`),
    target: managementRange,
    test: outward(metres),
    requirement: both(
      '本市规划未设定此管控带,仅供参考。',
      "The city's plan does not set this band; for reference only.",
    ),
  }),
);
