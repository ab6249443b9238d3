/** Ma'anshan: the Yangtze, Anhui's tiers and the negative list. */
import type { Rule } from '../../../src/domain/siting/rules.ts';
import {
  both,
  cited,
  clausesOf,
  crosses,
  ecologicalSpaces,
  found,
  managementRange,
  overlap,
  seed,
  target,
  within,
} from './make.ts';
import { tailingsBeside } from './tailings.ts';

const TRIBUTARIES = both(
  '干流、支流都算;图层若只有干流河道管理范围,支流须另行核对。岸线以管理范围边界线代替,版本和批准文件见图层档案。',
  'Tributaries count as well: where the layer holds the main stem only, check them otherwise. The boundary of the management range stands for the shoreline; its version is in the layer record.',
);

const chemical = cited({
  id: 'yangtze-chemical-1km',
  name: both('长江岸线一公里范围内的化工项目', 'Chemical projects within 1 km of the Yangtze'),
  short: both('长江保护法', 'Yangtze Law'),
  target: managementRange,
  kinds: ['chemical'],
  test: within(1000),
  outcome: 'avoid',
  requirement: both(
    '禁止在长江干支流岸线一公里范围内新建、扩建化工园区和化工项目。',
    'No new or enlarged chemical parks or projects within one kilometre of the Yangtze and its tributaries.',
  ),
  citation: found({
    document: '中华人民共和国长江保护法;长江经济带发展负面清单指南',
    quote: '禁止在长江干支流岸线一公里范围内新建、扩建化工园区和化工项目',
    url: 'http://msjqx.com/jinbaobo188appxiazai/1126.html',
    from: '2021-03',
    status: 'in-force',
  }),
  note: TRIBUTARIES,
});

const tailings = tailingsBeside(
  'yangtze-tailings-3km',
  both('长江干流岸线 3 公里内的尾矿库', 'Tailings ponds within 3 km of the Yangtze'),
);

const tiers = [1, 5, 15].map((kilometres) =>
  cited({
    id: `anhui-tier-${kilometres}km`,
    name: both(`沿江 ${kilometres} 公里分级管控`, `Anhui tier of ${kilometres} km`),
    short: both('安徽 1/5/15 公里', 'Anhui 1/5/15 km'),
    target: managementRange,
    test: within(kilometres * 1000),
    outcome: 'notice',
    requirement: null,
    citation: found({
      document: '安徽省沿江岸线分级管控措施',
      quote: '沿江1公里、5公里、15公里岸线分级管控措施',
      url: 'http://ah.people.com.cn/BIG5/n2/2020/0821/c358428-34241339.html',
    }),
    note: both(
      '各级禁止和限制的具体内容待补录;公开报道的做法有:1公里内化工企业关停,5公里内畜禽养殖整治,15公里内散乱污企业整治。',
      'What each tier bans is to be entered. As reported: chemical plants closed within 1 km, livestock farming put right within 5 km, scattered polluters within 15 km.',
    ),
  }),
);

const NEGATIVE_LIST = {
  document: '长江经济带发展负面清单指南(试行)',
  number: '第89号',
  url: 'http://cssglw.com/News/news_content/id/1906432676546176.html',
  from: '2019-01',
} as const;
const ofList = clausesOf(both('负面清单指南', 'Negative list'), (quote) => found({ ...NEGATIVE_LIST, quote }));
const EDITION = both('2019年试行版;是否已有新版请核实。', 'Trial edition of 2019; verify whether a newer one exists.');

const sourceOne = ofList({
  id: 'yangtze-source-1',
  name: both('饮用水水源一级保护区', 'Drinking-water source, zone 1'),
  target: target('water-sources', 'source-1'),
  outcome: 'avoid',
  requirement: both(
    '一级保护区的岸线和河段范围内禁止新建、改建、扩建与供水设施和保护水源无关的项目。',
    'On the shore and reach of zone 1 nothing may be built that is unrelated to water supply and its protection.',
  ),
  note: EDITION,
  quote: null,
});

const sourceTwo = ofList({
  id: 'yangtze-source-2',
  name: both('饮用水水源二级保护区', 'Drinking-water source, zone 2'),
  target: target('water-sources', 'source-2'),
  outcome: 'justify',
  requirement: both(
    '二级保护区的岸线和河段范围内禁止新建、改建、扩建排放污染物的项目;须说明项目不排放污染物。',
    'No discharging project on the shore and reach of zone 2; show that the project discharges nothing.',
  ),
  note: EDITION,
  quote: null,
});

const shoreProtect = ofList({
  id: 'yangtze-shore-protect',
  name: both('岸线保护区', 'Shoreline protection zone'),
  target: target('shoreline', 'shore-protect'),
  test: crosses,
  outcome: 'avoid',
  requirement: both(
    '禁止在岸线保护区内投资建设;例外情形的原文未取得全文,请补录。',
    'No building in the protection zone; the exceptions were cut off in the source, please enter them.',
  ),
  note: EDITION,
  quote: '禁止在《长江岸线保护和开发利用总体规划》划定的岸线保护区内投资建设除保障',
});

const ecologicalSpace = cited({
  id: 'maanshan-ecological-space',
  name: both('生态空间管控区域', 'Ecological space'),
  short: both('创建工作方案', 'City plan'),
  target: ecologicalSpaces,
  test: overlap,
  outcome: 'notice',
  requirement: both(
    '细化落实生态空间管控区域边界;具体管控要求请补录。',
    'The boundaries of ecological space are detailed; enter the particular requirements.',
  ),
  citation: seed({
    document: '马鞍山市创建国家生态文明建设示范市工作方案',
    quote: '细化落实各类 生态保护红线和生态空间管控区域边界',
  }),
});

export const maanshan: readonly Rule[] = [
  chemical,
  ...tiers,
  tailings,
  ecologicalSpace,
  sourceOne,
  sourceTwo,
  shoreProtect,
];
