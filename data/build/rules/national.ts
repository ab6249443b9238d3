/** Rules that hold in every city. */
import { both, cited, found, managementRange, overlap, target, unverified, wholeCity } from './make.ts';

const NOTICE_142 = {
  document: '自然资源部、生态环境部、国家林业和草原局关于加强生态保护红线管理的通知(试行)',
  number: '自然资发〔2022〕142号',
  clause: '一、加强人为活动管控',
  url: 'https://big5.mee.gov.cn/gate/big5/www.mee.gov.cn/xxgk2018/xxgk/xxgk10/202208/t20220822_992127.html',
  from: '2022-08',
  status: 'in-force',
} as const;

const LIMITED_ACTIVITIES = [
  both(
    '管护巡护、保护执法、科研、调查监测、测绘导航、防灾减灾救灾、军事国防、疫情防控及必要的设施',
    'Patrol, enforcement, research, survey, mapping, disaster relief, defence, epidemic control, and needed facilities',
  ),
  both('原住居民的现有活动,不扩大规模', 'Existing activities of residents, not enlarged'),
  both('经批准的考古、古生物化石、标本采集', 'Approved archaeology, fossil and specimen collection'),
  both('人工林抚育、树种更新', 'Tending and renewal of plantations'),
  both(
    '不破坏生态功能的适度参观旅游、科普宣教及相关设施',
    'Moderate visits and education that leave ecological functions intact, with their facilities',
  ),
  both(
    '必须且无法避让、符合县级以上国土空间规划的线性基础设施、通讯和防洪、供水设施,船舶航行、航道疏浚',
    'Linear infrastructure, communication, flood control and water supply that cannot avoid it and conform to the spatial plan; shipping, dredging',
  ),
  both(
    '战略性矿产等有限种类的地质调查与矿产资源勘查开采',
    'Geological survey, exploration and mining of limited kinds',
  ),
  both('按规划开展的生态修复', 'Ecological restoration according to plan'),
  both('边界条约、协定规定的工程(待核实)', 'Works under border treaties (to be verified)'),
  both('法律法规允许的其他人为活动(待核实)', 'Other activities that laws allow (to be verified)'),
];

const LIST_NOTE = both(
  '清单由各省细化,条目多少不一(如江西列九类);本省实施细则请核实后修改。国家重大项目占用的论证和审批程序亦请核实。',
  "Provinces restate the list and its items differ (Jiangxi has nine); verify against your province's text. Verify the procedure for national major projects too.",
);

const redLine = cited({
  id: 'red-line-142',
  name: both('生态保护红线内的建设', 'Building inside the red line'),
  short: both('〔2022〕142号', 'Notice [2022] 142'),
  target: target('red-line', 'red-line'),
  test: overlap,
  outcome: 'avoid',
  requirement: both(
    '生态保护红线内禁止开发性、生产性建设活动;确属有限人为活动的,由政府出具认定意见。',
    'Development and production are banned inside the red line; limited human activities need a government certificate.',
  ),
  citation: found({
    ...NOTICE_142,
    quote:
      '生态保护红线内自然保护地核心保护区外,禁止开发性、生产性建设活动,在符合法律法规的前提下,仅允许以下对生态功能不造成破坏的有限人为活动',
  }),
  activities: LIMITED_ACTIVITIES,
  note: LIST_NOTE,
});

const redLineLimited = cited({
  id: 'red-line-142-limited',
  name: both('生态保护红线内的有限人为活动', 'Limited activities inside the red line'),
  short: both('〔2022〕142号 认定', 'Notice [2022] 142, certificate'),
  target: target('red-line', 'red-line'),
  kinds: ['linear', 'water-works', 'mining', 'tourism', 'restoration'],
  test: overlap,
  outcome: 'certify',
  requirement: both(
    '确需占用且属于有限人为活动的,须由政府出具认定意见;先论证能否避让。',
    'Where the project cannot avoid the line and is a limited activity, a government certificate is needed; first show that it cannot be avoided.',
  ),
  citation: found({ ...NOTICE_142, quote: '仅允许以下对生态功能不造成破坏的有限人为活动' }),
  activities: LIMITED_ACTIVITIES,
  note: LIST_NOTE,
});

const RESERVE_REGULATION = {
  document: '中华人民共和国自然保护区条例(2026年修订)',
  from: '2026-03-15',
  status: 'in-force',
} as const;

const ZONE_NOTE = both(
  '旧图层的核心区、缓冲区按核心保护区,实验区按一般控制区读入,原分区名保留在属性中;对应关系待核实。2026年3月15日前的旧条例已不施行。',
  'Older layers: core and buffer zones are read as the core zone, experimental zones as the general zone; the old name stays among the attributes; this mapping is to be verified. The regulation before 2026-03-15 is no longer in force.',
);

const core = cited({
  id: 'reserve-core',
  name: both('核心保护区', 'Core zone'),
  short: both('保护区条例 2026', 'Reserve Reg. 2026'),
  target: target('protected-areas', 'core'),
  test: overlap,
  outcome: 'avoid',
  requirement: both('核心保护区原则上禁止人为活动。', 'Human activity is banned in principle in the core zone.'),
  citation: found({
    ...RESERVE_REGULATION,
    clause: '第二十六条',
    quote: '除下列活动外,自然保护区核心保护区内禁止人为活动',
    url: 'https://gwgpac.org/page91?article_id=3909&pagenum=4',
  }),
  activities: [
    both(
      '监测、修复、巡护、科研、基础调查、文物保护、抢险救灾、执法等(条文第一项,请对照原文)',
      'Monitoring, restoration, patrol, research, basic surveys, heritage, disaster relief, enforcement (first item; compare with the text)',
    ),
  ],
  note: ZONE_NOTE,
});

const general = cited({
  id: 'reserve-general',
  name: both('一般控制区', 'General control zone'),
  short: both('保护区条例 2026', 'Reserve Reg. 2026'),
  target: target('protected-areas', 'general'),
  test: overlap,
  outcome: 'certify',
  requirement: both('一般控制区严格限制人为活动。', 'Human activity is strictly limited in the general control zone.'),
  citation: found({
    ...RESERVE_REGULATION,
    quote: null,
    url: 'https://reportify.cn/tags/concept?tagValue=%E8%87%AA%E7%84%B6%E4%BF%9D%E6%8A%A4%E5%8C%BA%E7%AE%A1%E7%90%86',
  }),
  note: ZONE_NOTE,
});

const inManagementRange = unverified({
  id: 'management-range',
  name: both('河道管理范围内的建设', 'Building inside the management range'),
  target: managementRange,
  test: overlap,
  requirement: both(
    '河道管理范围内的建设须经水行政主管部门审查,请核实现行规定。',
    'Building inside the river management range needs review by the water authority; verify the rules in force.',
  ),
});

const tailings = cited({
  id: 'tailings-2020-15',
  name: both('新建尾矿库', 'New tailings ponds'),
  short: both('应急〔2020〕15号', 'Notice [2020] 15'),
  target: wholeCity,
  kinds: ['tailings'],
  test: overlap,
  outcome: 'notice',
  requirement: both(
    '尾矿库数量原则上只减不增,不再产生新的头顶库(初期坝坡脚起至下游尾矿流经路径1公里范围内有居民或重要设施)。',
    'The number of tailings ponds may in principle only fall; no new ones above people or key facilities within 1 km along the flow path below the starter dam.',
  ),
  citation: found({
    document: '防范化解尾矿库安全风险工作方案',
    number: '应急〔2020〕15号',
    quote: null,
    url: 'https://100ppi.com/news/detail-20200512-1656809.html',
    from: '2020-02-21',
  }),
  note: both(
    '居民点和重要设施图层未提供,流经路径须另行查明。',
    'Settlements and facilities are not supplied; find the flow path otherwise.',
  ),
});

/** Strictest first, as the rows of a class follow one another. */
export const national = [redLine, redLineLimited, core, general, inManagementRange, tailings] as const;
