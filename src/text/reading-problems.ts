/** Titles and sentences of what can be wrong with files that others made, with their place on the Earth and with keeping them. */
import type { Problem, ProblemCode } from '../domain/problems.ts';
import { ruleFileEn, ruleFileZh } from './rule-file-problems.ts';

type Values = Problem['values'];

type Code = Extract<
  ProblemCode,
  | `archive-${string}`
  | `crs-${string}`
  | `encoding-${string}`
  | `project-${string}`
  | `storage-${string}`
  | 'file-broken'
  | 'file-cut-short'
  | 'part-missing'
  | 'too-many-vertices'
  | 'too-many-features'
  | 'layer-empty'
  | 'layers-left-out'
  | 'layer-overlaps'
  | 'layer-gaps'
  | 'layer-slivers'
  | 'geometry-missing'
  | 'geometry-mixed'
  | 'geometry-unsupported'
  | 'line-unclosed'
  | 'curve-straightened'
  | 'line-side-missing'
  | 'rule-file-broken'
  | 'baseline-missing'
  | 'version-not-earlier'
  | 'kind-unknown'
  | 'rule-file-layer-known'
  | 'rule-file-other-city'
  | 'folder-files-missing'
  | 'link-part-unread'
  | 'row-unreadable'
  | 'table-without-coordinates'
  | 'name-cut'
  | 'text-cut'
  | 'columns-renamed'
  | 'header-disagrees'
  | 'area-disagrees'
  | 'count-disagrees'
  | 'axes-swapped'
  | 'shift-suspected'
  | 'shift-removed'
  | 'outside-city'
  | 'class-unmapped'
  | 'classes-too-many'
  | 'version-area-changed'
  | 'ids-repeated'
>;

interface Wording {
  readonly title: string;
  readonly sentence: (values: Values) => string;
}
type Wordings = Readonly<Record<Code, Wording>>;

const or = (value: string | number | undefined, words: string): string =>
  value === undefined ? words : typeof value === 'number' ? value.toLocaleString('en-US') : value;
const list = (value: string | number | undefined, before: string, after = ''): string =>
  value === undefined || value === '' ? '' : `${before}${value}${after}`;

/** Parts of a link, as the problem names them. */
const LINK_PARTS_ZH: Readonly<Record<string, string>> = {
  city: '城市',
  view: '视图',
  camera: '图面位置',
  layers: '图层显示',
  filter: '筛选',
  selection: '选中项',
  footprint: '地块',
  language: '语言',
};
const LINK_PARTS_EN: typeof LINK_PARTS_ZH = {
  city: 'The city',
  view: 'The view',
  camera: 'The place on the map',
  layers: 'What is drawn',
  filter: 'The filter',
  selection: 'The selection',
  footprint: 'The footprint',
  language: 'The language',
};

/** Units of a column of areas; what a file writes itself stands as it is. */
const ZH_UNITS: Readonly<Record<string, string>> = {
  'square-metres': 'm²',
  hectares: '公顷',
  mu: '亩',
  'square-kilometres': 'km²',
};
const EN_UNITS: typeof ZH_UNITS = {
  'square-metres': 'm²',
  hectares: 'ha',
  mu: 'mu',
  'square-kilometres': 'km²',
};
const zhUnit = (unit: string | number | undefined): string => ZH_UNITS[String(unit)] ?? or(unit, '');
const enUnit = (unit: string | number | undefined): string => EN_UNITS[String(unit)] ?? or(unit, '');

const ZH_KINDS: Readonly<Record<string, string>> = { polygon: '面', line: '线', point: '点', collection: '几何集合' };
const zhKinds = (text: string): string =>
  text.replace(/\b(?:polygon|line|point|collection)\b/g, (kind) => ZH_KINDS[kind]!);

export const zhReading: Wordings = {
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
  'rule-file-broken': {
    title: '规则文件不合格式',
    sentence: ruleFileZh,
  },
  'rule-file-other-city': {
    title: '规则文件属于另一个城市',
    sentence: (v) =>
      `文件里的规则属于城市“${or(v.city, '?')}”,当前打开的是“${or(v.wanted, '?')}”。请先切换城市再导入;现用规则没有改动。`,
  },
  'folder-files-missing': {
    title: '没有取到演示包的程序文件',
    sentence: () => '演示包由本页网址下的 standalone/ 组成。请确认部署时一并带上它;断网时只有此前导出过才行。',
  },
  'link-part-unread': {
    title: '链接有一部分没有采用',
    sentence: (v) =>
      `读不出其中的${LINK_PARTS_ZH[String(v.part)] ?? '一部分'}“${or(v.text, '?')}”,其余已采用。链接可能被截断或改动过。`,
  },
  'rule-file-layer-known': {
    title: '规则文件里的图层与本市图层同号',
    sentence: (v) =>
      `文件里的图层“${or(v.name, '?')}”编号 ${or(v.layer, '?')},本市这个编号是“${or(v.known, '?')}”。已沿用本市图层,规则按它判定;不对的请在规则里改选图层。`,
  },
  'baseline-missing': {
    title: '缺少基准期数据',
    sentence: (v) => `图层“${or(v.layer, '')}”没有更早的版本,不能说明是否减少。`,
  },
  'version-not-earlier': {
    title: '比较的版本不早于现行版本',
    sentence: (v) =>
      `图层“${or(v.layer, '')}”的版本 ${or(v.before, '?')}(${or(v.beforeDate, '?')})晚于现行版本 ${or(v.after, '?')}(${or(v.afterDate, '?')}):增减会颠倒。请另选一个更早的版本。`,
  },
  'kind-unknown': {
    title: '规则里没有这种项目类型',
    sentence: (v) => `“${or(v.kind, '')}”不在规则的项目类型中;可用:${or(v.known, '无')}。`,
  },
  'row-unreadable': {
    title: '有一行读不出来',
    sentence: (v) => `${list(v.line, '第 ', ' 行')}${list(v.text, '“', '”')}读不出来。请检查该行的列数和数字。`,
  },
  'table-without-coordinates': {
    title: '表中没有找到坐标列',
    sentence: (v) =>
      `${list(v.layer, '表“', '”')}的列是 ${or(v.columns, '空')};要找的是 ${or(v.looked, '坐标列')}。请改列名,或补上坐标列。`,
  },
  'encoding-guessed': {
    title: '文字编码是推断的',
    sentence: (v) => `按 ${or(v.encoding, '推断')} 读取。名称若有乱码,请换一种编码。`,
  },
  'encoding-damaged': {
    title: '有的文字读不出来',
    sentence: (v) =>
      `按 ${or(v.encoding, '该编码')} 有 ${or(v.places, '若干')} 处读不出来,以“�”代替。请换一种编码试试。`,
  },
  'name-cut': {
    title: '字段名被截断',
    sentence: (v) =>
      v.bytes === undefined
        ? `${or(v.columns ?? v.column, '字段名')}在半个汉字处截断,已去掉残字。`
        : `字段名最长 ${v.bytes} 字节,已缩短:${or(v.columns, '若干字段')}。`,
  },
  'text-cut': {
    title: '文字过长',
    sentence: (v) =>
      `${or(v.columns, '有的字段')}有 ${or(v.places, '若干')} 处超过 ${or(v.bytes, '254')} 字节,后面的未写出。`,
  },
  'columns-renamed': { title: '字段重名', sentence: (v) => `${or(v.columns, '若干字段')}重名,后面的加了序号。` },
  'header-disagrees': {
    title: '文件头与坐标不一致',
    sentence: (v) => `文件头写 ${or(v.header, '?')},坐标是 ${or(v.data, '?')};已按坐标。请核实。`,
  },
  'area-disagrees': {
    title: '面积与图形不一致',
    sentence: (v) =>
      `写明 ${or(v.stated, '?')} ${zhUnit(v.unit)},图形算得 ${or(v.computed, '?')}(椭球面积),相差 ${or(v.percent, '?')}%${list(v.places, ';共 ', ' 处')}${v.likely === undefined ? '' : `,按${zhUnit(v.likely)}则相符`}。请核实单位与边界。`,
  },
  'count-disagrees': {
    title: '数目不一致',
    sentence: (v) =>
      v.rows === undefined
        ? `写明 ${or(v.stated, '?')} 点,读到 ${or(v.found, '?')} 点。请核实是否缺行。`
        : `.shp 有 ${or(v.shapes, '?')} 个图形,.dbf 有 ${or(v.rows, '?')} 行属性;按顺序对应,多出的没有属性或未载入。请核实是否同一次导出。`,
  },
  'crs-unknown': {
    title: '没有说明坐标系',
    sentence: () => '文件没有 .prj,东坐标前也没有带号。请在预览中选出落点正确的一种。',
  },
  'crs-refused': {
    title: '不能用的坐标系',
    sentence: (v) =>
      `文件写明 ${or(v.name, '旧坐标系')}。1954 北京、1980 西安坐标系与 CGCS2000 之间的转换参数不公开,请由测绘部门转换为 CGCS2000 后再导入。`,
  },
  'crs-taken-as-cgcs2000': {
    title: '按 CGCS2000 使用',
    sentence: (v) => `文件写明 ${or(v.name, 'WGS 84')},与 CGCS2000 相差厘米级,按 CGCS2000 使用。`,
  },
  'crs-contradicted': {
    title: '坐标与所写的坐标系不符',
    sentence: (v) =>
      `写明 ${or(v.stated, '?')},坐标却像 ${or(v.data, '?')}。${v.placed === undefined ? '请在预览中选出落点正确的一种' : '已按坐标放置,请核实'}。`,
  },
  'crs-unreadable': {
    title: '坐标系说明读不懂',
    sentence: (v) => `${list(v.text, '“', '”')}不是认识的坐标系。请在预览中选择。`,
  },
  'axes-swapped': { title: '两列坐标颠倒', sentence: () => '第一列是北坐标(或纬度),已按此交换。' },
  'shift-suspected': {
    title: '坐标可能有偏移',
    sentence: (v) =>
      `按 ${or(v.kind, 'GCJ-02')} 改正后与区界相差 ${or(v.after, '?')} m,不改正相差 ${or(v.before, '?')} m。互联网地图的坐标常有此偏移,请确认。`,
  },
  'shift-removed': {
    title: '已去除坐标偏移',
    sentence: (v) =>
      `按 ${or(v.kind, 'GCJ-02')} 反算。公开公式与实际偏移可差约 ${or(v.metres, '?')} m,已记入图层档案。`,
  },
  'outside-city': {
    title: '有图斑在市域外',
    sentence: (v) => `${or(v.places, '若干')} 个图斑过半在市域外。请核实坐标系或城市。`,
  },
  'class-unmapped': {
    title: '有的类别没有对应',
    sentence: (v) =>
      `“${or(v.value, '空')}”等 ${or(v.places, '若干')} 个图斑没有对应的类别,归入“${or(v.class, '未分类')}”。`,
  },
  'ids-repeated': {
    title: '编号重复',
    sentence: (v) => `“${or(v.value, '?')}”等 ${or(v.places, '若干')} 个图斑的编号与前面的相同,后面加了序号。`,
  },
  'storage-lost': {
    title: '图层数据已不在本机',
    sentence: () => '浏览器清除了它,或它在别的电脑上导入。请重新导入原文件,或打开保存过的项目文件。',
  },
  'classes-too-many': {
    title: '类别过多,未计入统计',
    sentence: (v) =>
      `加上“${or(v.layer, '该图层')}”共 ${or(v.count, '?')} 类,上限 ${or(v.limit, '64')} 类。请移除不用的图层,或合并类别后重新打开。`,
  },
  'version-area-changed': {
    title: '现行版本的面积变化很大',
    sentence: (v) =>
      `“${or(v.layer, '图层')}”由 ${or(v.before, '?')} km² 变为 ${or(v.after, '?')} km²(${or(v.percent, '?')})。若不是同一图层,请撤销,或在“版本”中换回。`,
  },
  'storage-full': {
    title: '浏览器存储空间不足',
    sentence: (v) => `需要 ${or(v.bytes, '更多空间')}。工作还在本页,请立即“保存项目文件”,再删除不用的图层。`,
  },
  'storage-refused': {
    title: '浏览器不允许存储',
    sentence: () => '可能是无痕窗口。工作只在本页,请用“保存项目文件”保存。',
  },
  'project-broken': { title: '项目文件打不开', sentence: (v) => `${list(v.detail, '', '。')}没有改动现有工作。` },
  'project-newer': {
    title: '项目文件由更新的版本保存',
    sentence: (v) => `文件格式 ${or(v.version, '?')},本版本只到 ${or(v.known, '?')}。请更新后再打开。`,
  },
  'project-damaged': {
    title: '项目文件有损坏',
    sentence: (v) => `${or(v.file, '其中一个文件')}与校验值不符,没有载入。请换一份拷贝。`,
  },
};

export const enReading: Wordings = {
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
  'rule-file-broken': {
    title: 'The rule file does not fit its format',
    sentence: ruleFileEn,
  },
  'rule-file-other-city': {
    title: 'The rule file is of another city',
    sentence: (v) =>
      `The rules in the file are for “${or(v.city, '?')}”; “${or(v.wanted, '?')}” is open. Switch to that city first; the rules in use are unchanged.`,
  },
  'folder-files-missing': {
    title: 'The files of the USB package could not be had',
    sentence: () =>
      'The package is made of standalone/ beside this page. See that it was deployed too; without network it is there only after a first export.',
  },
  'link-part-unread': {
    title: 'A part of the link was not taken',
    sentence: (v) =>
      `${LINK_PARTS_EN[String(v.part)] ?? 'A part'} could not be read (“${or(v.text, '?')}”); the rest was taken. The link may have been cut or changed.`,
  },
  'rule-file-layer-known': {
    title: 'A layer of the rule file has the id of another layer here',
    sentence: (v) =>
      `The file has “${or(v.name, '?')}” with the id ${or(v.layer, '?')}; here that id is “${or(v.known, '?')}”, which was kept and the rules speak of it. Choose another layer in the rules where that is wrong.`,
  },
  'baseline-missing': {
    title: 'No baseline data',
    sentence: (v) => `Layer “${or(v.layer, '')}” has no older version: whether it was reduced cannot be told.`,
  },
  'version-not-earlier': {
    title: 'The version compared with is not an earlier one',
    sentence: (v) =>
      `Version ${or(v.before, '?')} (${or(v.beforeDate, '?')}) of layer “${or(v.layer, '')}” is later than the one in force, ${or(v.after, '?')} (${or(v.afterDate, '?')}): losses and gains would be reversed. Choose an earlier version.`,
  },
  'kind-unknown': {
    title: 'The rules know no such kind of project',
    sentence: (v) => `“${or(v.kind, '')}” is not among the kinds of the rules: ${or(v.known, 'none')}.`,
  },
  'row-unreadable': {
    title: 'A line cannot be read',
    sentence: (v) =>
      `${list(v.line, 'Line ', ': ')}${list(v.text, '“', '” ')}cannot be read. Check its columns and numbers.`,
  },
  'table-without-coordinates': {
    title: 'No columns of coordinates in the table',
    sentence: (v) =>
      `${list(v.layer, 'Table “', '” ')}has the columns ${or(v.columns, 'none')}; looked for ${or(v.looked, 'coordinates')}. Rename the columns or add coordinates.`,
  },
  'encoding-guessed': {
    title: 'The text encoding was inferred',
    sentence: (v) => `Read as ${or(v.encoding, 'inferred')}. If names look garbled, choose another encoding.`,
  },
  'encoding-damaged': {
    title: 'Some text cannot be read',
    sentence: (v) =>
      `As ${or(v.encoding, 'that encoding')}, ${or(v.places, 'some')} places cannot be read and show “�”. Try another encoding.`,
  },
  'name-cut': {
    title: 'A column name was cut',
    sentence: (v) =>
      v.bytes === undefined
        ? `${or(v.columns ?? v.column, 'A name')} ended in half a character; the rest of it was dropped.`
        : `Names have at most ${v.bytes} bytes and were shortened: ${or(v.columns, 'some columns')}.`,
  },
  'text-cut': {
    title: 'Text that is too long',
    sentence: (v) =>
      `${or(v.columns, 'Some columns')}: ${or(v.places, 'some')} cells have more than ${or(v.bytes, '254')} bytes; what follows was not written.`,
  },
  'columns-renamed': {
    title: 'Columns of the same name',
    sentence: (v) => `${or(v.columns, 'Some')} stood twice; the later ones got a number.`,
  },
  'header-disagrees': {
    title: 'The header contradicts the coordinates',
    sentence: (v) =>
      `The header says ${or(v.header, '?')}, the coordinates are ${or(v.data, '?')}; the coordinates were followed. Please check.`,
  },
  'area-disagrees': {
    title: 'The stated area differs from the geometry',
    sentence: (v) =>
      `Stated ${or(v.stated, '?')} ${enUnit(v.unit)}, computed ${or(v.computed, '?')} (ellipsoidal), ${or(v.percent, '?')}% apart${list(v.places, '; ', ' such features')}${v.likely === undefined ? '' : `; in ${enUnit(v.likely)} they agree`}. Check unit and border.`,
  },
  'count-disagrees': {
    title: 'Numbers that disagree',
    sentence: (v) =>
      v.rows === undefined
        ? `${or(v.stated, '?')} points are stated, ${or(v.found, '?')} were read. Is a line missing?`
        : `The .shp has ${or(v.shapes, '?')} shapes, the .dbf ${or(v.rows, '?')} rows; they were joined in order, the rest has no attributes or was left out. Are they of one export?`,
  },
  'crs-unknown': {
    title: 'No coordinate system is stated',
    sentence: () =>
      'There is no .prj and no zone number in front of the eastings. Choose the candidate that falls in the right place.',
  },
  'crs-refused': {
    title: 'A coordinate system that cannot be used',
    sentence: (v) =>
      `The file says ${or(v.name, 'an old system')}. Parameters from Beijing 1954 and Xian 1980 to CGCS2000 are not public: have the surveying office convert the data to CGCS2000.`,
  },
  'crs-taken-as-cgcs2000': {
    title: 'Taken as CGCS2000',
    sentence: (v) =>
      `The file says ${or(v.name, 'WGS 84')}; it differs from CGCS2000 by centimetres and is used as such.`,
  },
  'crs-contradicted': {
    title: 'The coordinates contradict the stated system',
    sentence: (v) =>
      `Stated ${or(v.stated, '?')}, but the coordinates look like ${or(v.data, '?')}. ${v.placed === undefined ? 'Choose the candidate that falls in the right place' : 'They were placed by the coordinates; check the place'}.`,
  },
  'crs-unreadable': {
    title: 'The coordinate system cannot be understood',
    sentence: (v) => `${list(v.text, '“', '” ')}is no system that is known here. Choose one in the preview.`,
  },
  'axes-swapped': {
    title: 'Coordinate columns the other way round',
    sentence: () => 'The first column is the northing (or latitude); they were read so.',
  },
  'shift-suspected': {
    title: 'The coordinates may be shifted',
    sentence: (v) =>
      `Corrected as ${or(v.kind, 'GCJ-02')} they are ${or(v.after, '?')} m from the district borders, uncorrected ${or(v.before, '?')} m. Coordinates from internet maps often are; please confirm.`,
  },
  'shift-removed': {
    title: 'A shift was removed',
    sentence: (v) =>
      `Taken back as ${or(v.kind, 'GCJ-02')}. The public formula follows the real shift to about ${or(v.metres, '?')} m; the layer's record says so.`,
  },
  'outside-city': {
    title: 'Features outside the city',
    sentence: (v) =>
      `${or(v.places, 'Some')} features lie mostly outside the city. Check the coordinate system or the city.`,
  },
  'class-unmapped': {
    title: 'Classes without a counterpart',
    sentence: (v) =>
      `“${or(v.value, 'empty')}” and others, ${or(v.places, 'some')} features, have no counterpart and go to “${or(v.class, 'unclassified')}”.`,
  },
  'ids-repeated': {
    title: 'Repeated identifiers',
    sentence: (v) =>
      `“${or(v.value, '?')}” and others, ${or(v.places, 'some')} features, had an identifier that stood before; a number was put behind it.`,
  },
  'storage-lost': {
    title: 'The data of the layer are no longer on this machine',
    sentence: () =>
      'The browser removed them, or they were imported elsewhere. Import the file again, or open a project file that was saved.',
  },
  'classes-too-many': {
    title: 'Too many classes; not counted',
    sentence: (v) =>
      `With “${or(v.layer, 'this layer')}” there are ${or(v.count, '?')} classes; the limit is ${or(v.limit, '64')}. Remove layers you do not need, or merge its classes and open it again.`,
  },
  'version-area-changed': {
    title: 'The area of the version in force has changed much',
    sentence: (v) =>
      `“${or(v.layer, 'The layer')}” went from ${or(v.before, '?')} to ${or(v.after, '?')} km² (${or(v.percent, '?')}). If it is not the same layer, undo, or change the version back.`,
  },
  'storage-full': {
    title: 'The browser has no space left',
    sentence: (v) =>
      `${or(v.bytes, 'More')} bytes are needed. The work is still in this page: save a project file now, then delete layers you do not need.`,
  },
  'storage-refused': {
    title: 'The browser allows no storage',
    sentence: () => 'This may be private browsing. The work is in this page only: save a project file.',
  },
  'project-broken': {
    title: 'The project file cannot be opened',
    sentence: (v) => `${list(v.detail, '', '. ')}Your work is unchanged.`,
  },
  'project-newer': {
    title: 'The project file is of a newer version',
    sentence: (v) =>
      `Its format is ${or(v.version, '?')}; this version knows ${or(v.known, '?')}. Update and open it again.`,
  },
  'project-damaged': {
    title: 'The project file is damaged',
    sentence: (v) =>
      `${or(v.file, 'One of its files')} does not match its checksum; nothing was loaded. Use another copy.`,
  },
};
