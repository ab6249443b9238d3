/** What can be wrong with files that others made: archives, and the geometry in them. */
import type { ProblemCode } from '../domain/problems.ts';
import { list, or, type Wording } from './wording.ts';

const ZH_KINDS: Readonly<Record<string, string>> = { polygon: '面', line: '线', point: '点', collection: '几何集合' };
const zhKinds = (text: string): string =>
  text.replace(/\b(?:polygon|line|point|collection)\b/g, (kind) => ZH_KINDS[kind]!);

export const zhFiles = {
  'archive-broken': {
    title: '压缩包打不开',
    sentence: (v) =>
      `${list(v.detail, '', '。')}${v.method === undefined ? list(v.entry, '其中“', '”残缺或与校验值不符。') : list(v.entry, '其中“', `”的压缩方式(${v.method})不能解开。`)}请重新打包为 zip,或直接拖入里面的文件。`,
  },
  'archive-encrypted': { title: '压缩包有密码', sentence: () => '请先解压,再拖入里面的文件。' },
  'archive-too-large': {
    title: '压缩包解开后过大',
    sentence: (v) =>
      `${v.files === undefined ? `解开后 ${or(v.bytes, '超限')} 字节` : `有 ${or(v.files, '过多')} 个文件`},上限 ${or(v.limit, '见说明')}。请只打包需要的图层。`,
  },
  'archive-without-layers': {
    title: '压缩包里没有可读的图层',
    sentence: (v) => `${list(v.files, '里面有:', '。')}Shapefile 至少要有 .shp,最好连同 .dbf、.shx、.prj。`,
  },
  'file-broken': {
    title: '文件内容不完整或已损坏',
    sentence: (v) =>
      `按 ${or(v.format, '该格式')} 读取时停住${list(v.detail, '(', ')')}。没有载入任何内容;请重新导出后再试。`,
  },
  'file-cut-short': {
    title: '文件被截断',
    sentence: (v) => `应有 ${or(v.expected, '更多')} 字节,只有 ${or(v.bytes, '较少')}。请重新拷贝或导出。`,
  },
  'part-missing': {
    title: '缺少配套文件',
    sentence: (v) =>
      `缺 ${or(v.part, '配套文件')}${v.part === '.dbf' ? ',图斑没有名称等属性' : list(v.consequence, ',')}。请把同名的 .shp、.dbf、.shx、.prj、.cpg 一起拖入。`,
  },
  'too-many-vertices': {
    title: '顶点过多',
    sentence: (v) => `有 ${or(v.vertices, '过多')} 个顶点,上限 ${or(v.limit, '见说明')}。请裁出需要的范围后再导入。`,
  },
  'too-many-features': {
    title: '图斑过多',
    sentence: (v) => `有 ${or(v.features, '过多')} 个图斑,上限 ${or(v.limit, '见说明')}。请裁出需要的范围后再导入。`,
  },
  'layer-empty': {
    title: '图层里没有图斑',
    sentence: (v) => `${list(v.layer, '图层“', '”')}没有可用的几何。请检查导出范围。`,
  },
  'layers-left-out': {
    title: '只取了一个图层',
    sentence: (v) => `${list(v.layers, '没有取“', '”。')}可用 --layer 指定图层。`,
  },
  'layer-overlaps': {
    title: '图层内部有重叠',
    sentence: (v) =>
      `${or(v.places, '若干')} 处,共 ${or(v.squareMetres, '?')} m²${list(v.features, ',如图斑 ')}。统计按合并后的面积,不会重复计算;请核实边界。`,
  },
  'layer-gaps': {
    title: '界线之间有缝隙',
    sentence: (v) =>
      `${or(v.places, '若干')} 处,共 ${or(v.squareMetres, '?')} m²${list(v.layer, ',对照图层“', '”')}。请核实两侧的界线是否应当相接。`,
  },
  'layer-slivers': {
    title: '有狭长的碎部',
    sentence: (v) =>
      `${or(v.places, '若干')} 处,最宽 ${or(v.widthMetres, '?')} m,共 ${or(v.squareMetres, '?')} m²。多因界线重复描绘,请核实。`,
  },
  'geometry-missing': {
    title: '图斑没有几何',
    sentence: (v) => `${or(v.places, '若干')} 个图斑只有属性,没有图形,未载入。`,
  },
  'geometry-mixed': {
    title: '点、线、面混在一个图层里',
    sentence: (v) =>
      `含 ${zhKinds(or(v.types, '多种类型'))};${v.kept === undefined ? '请按类型分开保存' : `取 ${zhKinds(or(v.kept, ''))},其余未载入`}。`,
  },
  'geometry-unsupported': {
    title: '图形类型不能用',
    sentence: (v) =>
      `${or(v.places, '若干')} 个图斑是 ${or(v.type ?? v.types, '曲线或三维体')},未载入。请先转换为普通的面。`,
  },
  'line-unclosed': {
    title: '线没有闭合',
    sentence: (v) =>
      `${or(v.places, '若干')} 条多段线首尾不接${list(v.metres, ',相距 ', ' m')},未作为面载入。请在 CAD 中闭合(C)后重新导出。`,
  },
  'curve-straightened': {
    title: '弧线已化为折线',
    sentence: (v) => `${or(v.places, '若干')} 个图形的边界有弧线,已化为离弧不超过 1 mm 的折线。`,
  },
  'line-side-missing': {
    title: '没有说明河在线的哪一侧',
    sentence: () => '请选择河流在线的左侧或右侧,管控带画在另一侧。',
  },
} satisfies Partial<Record<ProblemCode, Wording>>;

export const enFiles: Readonly<Record<keyof typeof zhFiles, Wording>> = {
  'archive-broken': {
    title: 'The archive cannot be opened',
    sentence: (v) =>
      `${list(v.detail, '', '. ')}${v.method === undefined ? list(v.entry, '“', '” in it is cut short or does not match its checksum. ') : list(v.entry, '“', `” in it is packed by method ${v.method}, which cannot be unpacked. `)}Zip the files again, or drop the files themselves.`,
  },
  'archive-encrypted': {
    title: 'The archive has a password',
    sentence: () => 'Unpack it first and drop the files inside.',
  },
  'archive-too-large': {
    title: 'The archive is too large once unpacked',
    sentence: (v) =>
      `${v.files === undefined ? `It unpacks to ${or(v.bytes, 'too many')} bytes` : `It holds ${or(v.files, 'too many')} files`}; the limit is ${or(v.limit, 'in the notes')}. Zip only the layers you need.`,
  },
  'archive-without-layers': {
    title: 'No readable layer in the archive',
    sentence: (v) =>
      `${list(v.files, 'It holds ', '. ')}A shapefile needs at least .shp, better with .dbf, .shx and .prj.`,
  },
  'file-broken': {
    title: 'The file is damaged or incomplete',
    sentence: (v) =>
      `Reading it as ${or(v.format, 'that format')} stopped${list(v.detail, ' (', ')')}. Nothing was loaded; export it again.`,
  },
  'file-cut-short': {
    title: 'The file is cut short',
    sentence: (v) =>
      `It should have ${or(v.expected, 'more')} bytes and has ${or(v.bytes, 'fewer')}. Copy or export it again.`,
  },
  'part-missing': {
    title: 'A part is missing',
    sentence: (v) =>
      `${or(v.part, 'A companion file')} is missing${v.part === '.dbf' ? ': the features have no names or other attributes' : list(v.consequence, ': ')}. Drop .shp, .dbf, .shx, .prj and .cpg of one name together.`,
  },
  'too-many-vertices': {
    title: 'Too many vertices',
    sentence: (v) =>
      `It has ${or(v.vertices, 'too many')} vertices; the limit is ${or(v.limit, 'in the notes')}. Cut out the part you need.`,
  },
  'too-many-features': {
    title: 'Too many features',
    sentence: (v) =>
      `It has ${or(v.features, 'too many')} features; the limit is ${or(v.limit, 'in the notes')}. Cut out the part you need.`,
  },
  'layer-empty': {
    title: 'The layer has no features',
    sentence: (v) => `${list(v.layer, 'Layer “', '” ')}holds no usable geometry. Check the extent of the export.`,
  },
  'layers-left-out': {
    title: 'One layer was taken',
    sentence: (v) => `${list(v.layers, 'Left out: “', '”. ')}Name another with --layer.`,
  },
  'layer-overlaps': {
    title: 'The layer overlaps itself',
    sentence: (v) =>
      `${or(v.places, 'Some')} places, ${or(v.squareMetres, '?')} m²${list(v.features, ', such as features ')}. Statistics use the dissolved area, nothing counts twice; check the borders.`,
  },
  'layer-gaps': {
    title: 'Gaps between borders',
    sentence: (v) =>
      `${or(v.places, 'Some')} places, ${or(v.squareMetres, '?')} m²${list(v.layer, ', against layer “', '”')}. Check whether the borders on both sides should meet.`,
  },
  'layer-slivers': {
    title: 'Slivers',
    sentence: (v) =>
      `${or(v.places, 'Some')} places, at most ${or(v.widthMetres, '?')} m wide, ${or(v.squareMetres, '?')} m². Borders drawn twice often cause them; check.`,
  },
  'geometry-missing': {
    title: 'Features without geometry',
    sentence: (v) => `${or(v.places, 'Some')} features have attributes only and were not loaded.`,
  },
  'geometry-mixed': {
    title: 'Points, lines and polygons in one layer',
    sentence: (v) =>
      `It holds ${or(v.types, 'several kinds')}; ${v.kept === undefined ? 'keep each kind in a layer of its own' : `${v.kept} were taken, the rest was not loaded`}.`,
  },
  'geometry-unsupported': {
    title: 'A kind of geometry that cannot be used',
    sentence: (v) =>
      `${or(v.places, 'Some')} features are ${or(v.type ?? v.types, 'curves or solids')} and were not loaded. Convert them to plain polygons.`,
  },
  'line-unclosed': {
    title: 'Lines that are not closed',
    sentence: (v) =>
      `${or(v.places, 'Some')} polylines do not end where they begin${list(v.metres, ', ', ' m apart')}, and were not taken as polygons. Close them in CAD and export again.`,
  },
  'curve-straightened': {
    title: 'Arcs were made straight edges',
    sentence: (v) => `${or(v.places, 'Some')} shapes had arcs in their boundary; the edges keep within 1 mm of them.`,
  },
  'line-side-missing': {
    title: 'Which side is the river on?',
    sentence: () => 'Choose left or right of the line; the bands go on the other side.',
  },
};
