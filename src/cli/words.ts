/** Words of the tables that the command line prints. Figures in them carry no unit of their own. */
import type { PlacementGround } from '../domain/imported-layer.ts';
import type { FindingStatus, SitingOutcome } from '../domain/siting/result.ts';
import type { Language } from '../text/problems.ts';

interface Wording {
  readonly grounds: Readonly<Record<PlacementGround, string>>;
  readonly statuses: Readonly<Record<FindingStatus, string>>;
  readonly outcomes: Readonly<Record<SitingOutcome, string>>;
}

const en = {
  overlap: 'A and B',
  union: 'A or B',
  area: 'area',
  share: '%',
  residual: (squareMetres: string) => `A + B - (A and B) - (A or B): ${squareMetres} m²`,
  class: 'class',
  status: 'status',
  outcome: 'outcome',
  distance: 'distance m',
  borderline: ' (borderline)',
  hectares: 'ha',
  mu: 'mu',
  squareKilometres: 'km²',
  band: 'band',
  bandError: (metres: string) => `Largest error of the band lines: ${metres} m`,
  written: (file: string) => `Written to ${file}`,
  writtenIn: (file: string, epsg: number) => `Written to ${file} (EPSG:${epsg})`,
  file: 'file',
  layer: 'layer',
  format: 'format',
  features: 'features',
  geometry: 'geometry',
  vertices: 'vertices',
  system: 'coordinate system',
  encoding: 'encoding',
  extent: 'west, south, east, north',
  asked: (candidates: string) => (candidates === '' ? 'none' : `to be told: --from ${candidates}`),
  grounds: {
    stated: 'stated',
    prefix: 'zone in front of the eastings',
    digits: 'by the numbers',
    extent: 'by the city',
    asked: 'by --from',
  },
  statuses: { hit: 'hit', clear: 'clear', unchecked: 'not checked' },
  outcomes: {
    avoid: 'avoid',
    certify: 'certification needed',
    justify: 'justification needed',
    notice: 'notice',
    none: 'no spatial conflict found',
    unchecked: 'not checked (data missing)',
  },
} satisfies Wording & Readonly<Record<string, unknown>>;

const zh: typeof en = {
  overlap: 'A 与 B 重叠',
  union: 'A 与 B 并集',
  area: '面积',
  share: '%',
  residual: (squareMetres) => `A + B - 重叠 - 并集:${squareMetres} m²`,
  class: '类别',
  status: '是否涉及',
  outcome: '结论',
  distance: '最近距离 m',
  borderline: '(临界)',
  hectares: '公顷',
  mu: '亩',
  squareKilometres: 'km²',
  band: '管控带',
  bandError: (metres) => `管控带界线最大误差:${metres} m`,
  written: (file) => `已写入 ${file}`,
  writtenIn: (file, epsg) => `已写入 ${file}(EPSG:${epsg})`,
  file: '文件',
  layer: '图层',
  format: '格式',
  features: '图斑',
  geometry: '几何',
  vertices: '顶点',
  system: '坐标系',
  encoding: '编码',
  extent: '西、南、东、北',
  asked: (candidates) => (candidates === '' ? '无' : `待定:--from ${candidates}`),
  grounds: {
    stated: '文件写明',
    prefix: '东坐标带号',
    digits: '按数值',
    extent: '按城市范围',
    asked: '按 --from',
  },
  statuses: { hit: '涉及', clear: '不涉及', unchecked: '未检查' },
  outcomes: {
    avoid: '建议避让',
    certify: '需认定',
    justify: '需论证',
    notice: '提示',
    none: '未发现空间冲突',
    unchecked: '未检查(缺数据)',
  },
};

export const words = (language: Language): typeof en => (language === 'zh' ? zh : en);
