/** Every sentence of the siting report (研判报告) and of the tables that leave with it. */

import { reportBasis } from './report-basis.ts';
import { reportFindings } from './report-findings.ts';
import { reportTables } from './report-tables.ts';

const zh = {
  title: '建设项目选址研判报告',
  stamp: '内部使用',
  badge: '示意数据',
  disclaimer: '仅供参考,不替代行政审批',
  header: (serial: string) => `选址研判报告 编号 ${serial}`,
  pageOf: ['第 ', ' 页 共 ', ' 页'] as readonly [string, string, string],
  imprint: { serial: '编号', made: '出具时间', valid: '数据与规则核对有效至', noSerial: '未编号' },
  validity: (day: string, days: number) => `${day}(${days} 天)`,
  join: '、',
  semicolon: ';',
  stop: '。',
  colon: ':',
  dash: '—',
  shareOfRange: '占核对范围',
  units: { hectare: '公顷', mu: '亩', metre: 'm', squareMetre: 'm²', squareKilometre: 'km²' },

  /** Before the number of a table or a map. */
  numbered: { table: (number: string) => `表 ${number}`, picture: (number: string) => `图 ${number}` },

  sections: {
    project: '项目概况',
    basis: '研判依据与数据清单',
    outcome: '研判结论',
    findings: '逐项结果',
    bands: '沿河管控带与岸线',
    sites: '周边整治点位',
    advice: '避让建议与候选比选',
    pictures: '附图',
    notes: '说明',
  },

  ...reportBasis.zh,
  outcome: {
    counts: (hit: number, clear: number, relaxed: number, unchecked: number) =>
      `涉及 ${hit} 项,未发现 ${clear} 项,${relaxed > 0 ? `已放宽 ${relaxed} 项,` : ''}未检查 ${unchecked} 项。`,
    land: (hectares: string, mu: string) => `用地 ${hectares} 公顷(${mu} 亩)。`,
    landUnknown: '用地面积未知:项目中没有按宽度或半径的用地范围。',
    range: (hectares: string) => `核对范围(用地加安全距离)${hectares} 公顷,以下面积与占比均按核对范围计。`,
    net: (count: number, net: string, share: string, gross: string, repeated: string, isOfRange: boolean) =>
      `需避让、论证、认定且有重叠的 ${count} 项合计:净涉及(去重)${net} 公顷,占${isOfRange ? '核对范围' : '用地'} ${share};毛面积合计 ${gross} 公顷,其中重复计算 ${repeated} 公顷。`,
    names: (names: string) => `${names}。`,
    nameWithFigures: (name: string, figures: string) => (figures === '' ? name : `${name}(${figures})`),
    area: (hectares: string, share: string) => `${hectares} 公顷,${share}`,
    length: (metres: string) => `范围内 ${metres} m`,
    distance: (metres: string) => `距离 ${metres} m`,
    notices: '提示(不影响结论)',
    unchecked: (names: string) => `${names}。这些要素没有结论,不能视为不涉及。`,
    noConclusion: '已检查的要素中未发现需要避让、论证或认定的情形,但有要素未检查,因此不能给出总体结论。',
    none: '在所列图层和规则范围内未发现空间冲突。这不表示项目已获许可。',
    outside: (share: string) => `用地有 ${share} 在市域之外,该部分未检查。`,
    borderline: '临界(在数据精度之内,换用更精确的数据结论可能改变)',
    disputed: (n: number, where: string) => `有异议 ${n} 项,理由见 ${where};异议不改变上述结论。`,
    order: '结论取最严的一项:建议避让 > 需论证 > 需认定 > 未检查 > 未发现空间冲突。',
  },

  ...reportFindings.zh,

  sites: {
    reach: (km: string, n: number) => `用地周边 ${km} km 内有整治点位 ${n} 处。`,
    none: (km: string) => `用地周边 ${km} km 内没有列入清单的整治点位。`,
    missing: '未检查:整治点位图层未导入,不表示周边没有。',
    caption: '周边整治点位',
    number: '序号',
    name: '名称',
    kind: '类型',
    status: '状态',
    distance: '距离',
    inside: '地块内',
    statuses: { untreated: '未治理', treating: '治理中', accepted: '已完成待验收', closed: '已销号' },
    more: (n: number) => `另有 ${n} 处未列,见 XLSX。`,
  },

  advice: {
    title: '避让建议',
    nothing: '已检查的各项中没有避让、论证、认定结论;未检查的项不在此列。',
    notMade: '未计算避让建议。',
    all: (metres: string, bearing: string) =>
      `同时避开全部限值的最小平移:向${bearing.replace(/°$/, '° ')}平移 ${metres} m。移动后重新核对:`,
    stays: '项目在现位置已与全部限值保持所要求的距离。重新核对:',
    undecided: '寻找同时避开全部限值的平移耗时过长,未得出结果;不表示没有。',
    noAll: (km: string) => `在所在区县内、${km} km 之内没有一次避开全部限值的平移。`,
    after: (outcome: string, hit: number, unchecked: number) => `${outcome},涉及 ${hit} 项,未检查 ${unchecked} 项。`,
    everywhere: (n: number, items: string) => `全市适用、与位置无关 ${n} 项:${items}。`,
    still: {
      all: (items: string) => `仍涉及:${items}。`,
      item: (name: string, words: string) => `${name}(${words})`,
      isNew: '原位不涉及',
      wasInner: '原位在更内侧的带',
      more: '多于原位',
    },
    leftOut: (words: string) => `${words}。`,
    safety: (metres: string) => `上述平移与裁切已留安全余量 ${metres} m。`,
    precision: (metres: string) => `平移距离的精度 ${metres} m。`,
    each: {
      caption: '单独避开各项的最小平移(恰好避开,不含安全余量)',
      factor: '管控要素',
      metres: '距离',
      way: '方向',
      shift: '东移 / 北移',
      none: (km: string) => `${km} km 内无`,
      undecided: '未得出结果',
    },
    cut: (hectares: string, share: string) => `如切去冲突部分,可保留 ${hectares} 公顷,占用地 ${share}。`,
    candidates: {
      title: '候选比选',
      caption: '候选地块比选',
      name: '候选地块',
      kind: '项目类型',
      noKind: '未说明',
      area: '面积',
      outcome: '结论',
      hit: '涉及',
      unchecked: '未检查',
      net: '净涉及',
      share: '占比',
      this: (name: string) => `${name}(本项目)`,
      none: '没有候选地块参与比选。',
    },
  },

  pictures: {
    location: '位置图',
    overlay: '叠加图',
    instead: '附图请在应用内导出。',
  },

  notes: {
    reference: '本报告仅供参考,不替代行政审批;是否准予建设由有权机关决定。',
    validity: (day: string, days: number) =>
      `本次对数据与规则的核对有效 ${days} 天,至 ${day},不是许可的期限。期内数据版本或规则有更新的,应重新核对。`,
    dataDate: (version: string, table: string) => `数据时点:数据版本 ${version},各图层版本见${table}。`,
    areas:
      '面积均为 CGCS2000 椭球面积,1 公顷 = 15 亩;距离为测地线长度;合计取未舍入的值,再行舍入。标明“投影面积”的除外。',
    bound: (value: string) => `计算误差:本次各面积的计算误差 ${value} m²(按用地面积的十亿分之一计)。`,
    data: '数据误差:由各图层的位置精度引起,等于精度乘以要素边界在用地内的长度,列于重叠面积之下;在此误差之内的结果注明“临界”。',
    accuracy: (list: string) => `各图层位置精度:${list}。`,
    accuracyOf: (name: string, metres: string) => `${name} ±${metres} m`,
    method:
      '方法:逐要素在椭球上作精确叠加;线要素按用地范围内的长度判定;距离判定取用地到边界线本身的未舍入测地线距离,小于或等于限值即为涉及。',
    unchecked: '列为“未检查”的要素没有结论,不得理解为不涉及。',
    illustrative: '标注“示意”的图层为示意数据,据此得出的结果不得用于实际决策。',
    serial: (serial: string) =>
      `编号 ${serial} 由本机前缀、时间和(范围、规则、数据版本)的校验值组成,可据以核对所用输入。`,
    signatures: ['编制单位', '编制人', '审核人', '批准人', '盖章', '日期'],
    title: '数据与方法',
    signaturesTitle: '签署',
  },

  ...reportTables.zh,
  layers: { footprints: '项目用地', overlaps: '重叠部分' },
};

const en: typeof zh = {
  title: 'Siting report',
  stamp: 'INTERNAL USE',
  badge: 'Illustrative data',
  disclaimer: 'For reference only; does not replace administrative approval',
  header: (serial) => `Siting report no. ${serial}`,
  pageOf: ['Page ', ' of ', ''],
  imprint: { serial: 'No.', made: 'Made', valid: 'Check of data and rules holds until', noSerial: 'unnumbered' },
  validity: (day, days) => `${day} (${days} days)`,
  join: ', ',
  semicolon: '; ',
  stop: '.',
  colon: ': ',
  dash: '—',
  shareOfRange: 'Share of ground checked',
  units: { hectare: 'ha', mu: 'mu', metre: 'm', squareMetre: 'm²', squareKilometre: 'km²' },

  numbered: { table: (number) => `Table ${number}`, picture: (number) => `Map ${number}` },

  sections: {
    project: 'The project',
    basis: 'Rules and data',
    outcome: 'Outcome',
    findings: 'Findings',
    bands: 'River bands and shoreline',
    sites: 'Remediation sites nearby',
    advice: 'Avoidance advice and candidates',
    pictures: 'Maps',
    notes: 'Notes',
  },

  ...reportBasis.en,
  outcome: {
    counts: (hit, clear, relaxed, unchecked) =>
      `${hit} affected, no conflict found in ${clear}, ${relaxed > 0 ? `${relaxed} with a relaxed limit, ` : ''}${unchecked} not checked.`,
    land: (hectares, mu) => `Area ${hectares} ha (${mu} mu).`,
    landUnknown: 'Area of the land not known: the project holds no ground by width or radius alone.',
    range: (hectares) =>
      `Ground checked, the land with its safety distance: ${hectares} ha; areas and shares below are of it.`,
    net: (count, net, share, gross, repeated, isOfRange) =>
      `${count} ${count === 1 ? 'finding' : 'findings'} with an overlap, to be avoided, justified or certified, together: net (dissolved) ${net} ha, ${share} of the ${isOfRange ? 'ground checked' : 'site'}; gross ${gross} ha, of which ${repeated} ha is counted more than once.`,
    names: (names) => `${names}.`,
    nameWithFigures: (name, figures) => (figures === '' ? name : `${name} (${figures})`),
    area: (hectares, share) => `${hectares} ha, ${share}`,
    length: (metres) => `${metres} m inside`,
    distance: (metres) => `${metres} m away`,
    notices: 'Notes (without effect on the outcome)',
    unchecked: (names) => `${names}. Nothing is known of these; they must not be taken as not affected.`,
    noConclusion:
      'Nothing to be avoided, justified or certified was found among what was checked; but some factors were not checked, so there is no overall outcome.',
    none: 'No spatial conflict was found within the listed layers and rules. This is no permission.',
    outside: (share) => `${share} of the site lies outside the city and was not checked.`,
    borderline: 'Borderline (within the accuracy of the data; better data may change the answer)',
    disputed: (n, where) => `${n} disputed, with reasons in ${where}; disputes do not change the outcome.`,
    order:
      'The strictest finding decides: avoid > needs justification > needs certification > not checked > no spatial conflict found.',
  },

  ...reportFindings.en,

  sites: {
    reach: (km, n) => `${n} remediation ${n === 1 ? 'site lies' : 'sites lie'} within ${km} km of the site.`,
    none: (km) => `No listed remediation site lies within ${km} km.`,
    missing: 'Not checked: no layer of remediation sites has been imported; there may be some.',
    caption: 'Remediation sites nearby',
    number: 'No.',
    name: 'Name',
    kind: 'Type',
    status: 'Status',
    distance: 'Distance',
    inside: 'inside',
    statuses: { untreated: 'untreated', treating: 'in treatment', accepted: 'awaiting acceptance', closed: 'closed' },
    more: (n) => `${n} more are in the XLSX.`,
  },

  advice: {
    title: 'Avoidance advice',
    nothing:
      'Among what was checked nothing is to avoid, justify or certify; what was not checked is not part of this.',
    notMade: 'No avoidance advice was computed.',
    all: (metres, bearing) =>
      `Least move off all limits at once: ${metres} m, ${bearing}. Checked again after the move: `,
    stays: 'Where it lies, the project keeps the asked distance from every limit. Checked again: ',
    undecided: 'The search for a move off all limits took too long and was given up; there may be one.',
    noAll: (km) => `No move within ${km} km and inside the district avoids all limits at once.`,
    after: (outcome, hit, unchecked) => `${outcome}, ${hit} affected, ${unchecked} not checked.`,
    everywhere: (n, items) => ` ${n} apply city-wide, wherever it stands: ${items}.`,
    still: {
      all: (items) => ` Still affected: ${items}.`,
      item: (name, words) => `${name} (${words})`,
      isNew: 'not affected where it lies',
      wasInner: 'in a band further in where it lies',
      more: 'more than where it lies',
    },
    leftOut: (words) => `${words}.`,
    safety: (metres) => `The move and the cut keep a safety margin of ${metres} m.`,
    precision: (metres) => `Precision of the move ${metres} m.`,
    each: {
      caption: 'Least move that just avoids one finding, without the safety margin',
      factor: 'Factor',
      metres: 'Distance',
      way: 'Direction',
      shift: 'East / north',
      none: (km) => `none within ${km} km`,
      undecided: 'no result',
    },
    cut: (hectares, share) => `With the conflicting part cut away, ${hectares} ha remain, ${share} of the site.`,
    candidates: {
      title: 'Candidates',
      caption: 'Candidates compared',
      name: 'Candidate',
      kind: 'Kind of project',
      noKind: 'not stated',
      area: 'Area',
      outcome: 'Outcome',
      hit: 'Affected',
      unchecked: 'Not checked',
      net: 'Net overlap',
      share: 'Share',
      this: (name) => `${name} (this project)`,
      none: 'No candidates were compared.',
    },
  },

  pictures: {
    location: 'Location',
    overlay: 'Overlay',
    instead: 'Export the map from the application.',
  },

  notes: {
    reference:
      'For reference only; this report does not replace administrative approval. The competent authority decides.',
    validity: (day, days) =>
      `Valid for ${days} days, until ${day}. Check again where data or rules are renewed before.`,
    dataDate: (version, table) => `Data version ${version}; versions of the layers in ${table}.`,
    areas:
      'Areas are on the CGCS2000 ellipsoid, 1 ha = 15 mu; distances are geodesics; sums are of unrounded values. What is called projected area is the exception.',
    bound: (value) => `Error of the computation of each area ${value} m² (a billionth of the site's area).`,
    data: 'Error of the data: the positional accuracy of a layer times the length of its boundary inside the site, printed under the overlap; findings within it are marked borderline.',
    accuracy: (list) => `Positional accuracy: ${list}.`,
    accuracyOf: (name, metres) => `${name} ±${metres} m`,
    method:
      'Method: exact overlay on the ellipsoid, factor by factor; lines by their length inside the site; distances are unrounded geodesics to the boundary itself, and a distance of at most the limit means affected.',
    unchecked: 'Of what is marked not checked nothing is known; it must not be read as not affected.',
    illustrative:
      'Layers marked illustrative were made for demonstration; findings from them must not decide anything.',
    serial: (serial) =>
      `No. ${serial} is made of the prefix of this device, the time and a checksum of footprint, rules and data versions.`,
    signatures: ['Prepared at (office)', 'Prepared by', 'Checked by', 'Approved by', 'Seal', 'Date'],
    title: 'Data and method',
    signaturesTitle: 'Signatures',
  },

  ...reportTables.en,
  layers: { footprints: 'Sites', overlaps: 'Overlaps' },
};

export const reportWords = { zh, en };
export type ReportWords = typeof zh;
