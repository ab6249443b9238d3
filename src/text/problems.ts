/** One clear sentence for each kind of problem: what, where, what to do, with the values. */
import type { Problem, ProblemCode } from '../domain/problems.ts';
import { formatAdvice } from './format-advice.ts';
import { enReading, zhReading } from './reading-problems.ts';
import { or, type Values } from './wording.ts';

/** Languages every wording exists in. */
export type Language = 'zh' | 'en';

type Sentences = Readonly<Record<OwnCode, (values: Values) => string>>;

/** Numbers too large for degrees. */
const areMetres = (v: Values): boolean => Math.abs(Number(v.lon ?? v.x ?? 0)) > 1000;

/** Degrees in a sentence. */
const degrees = (value: string | number | undefined): string => (typeof value === 'number' ? value.toFixed(4) : '?');

/** How many places there are beside the one that is told, and in which features. */
const zhMore = (v: Values): string =>
  typeof v.places === 'number' && v.places > 1
    ? `;共 ${or(v.places, '')} 处${v.features === undefined ? '' : `,另见图斑 ${v.features}`}`
    : '';
const enMore = (v: Values): string =>
  typeof v.places === 'number' && v.places > 1
    ? `; ${or(v.places, '')} such places${v.features === undefined ? '' : `, also in features ${v.features}`}`
    : '';

type OwnCode = Exclude<ProblemCode, keyof typeof zhReading>;

const zhTitles: Readonly<Record<OwnCode, string>> = {
  'file-empty': '文件是空的',
  'file-too-large': '文件过大',
  'file-format-unknown': '认不出文件格式',
  'file-format-unsupported': '不支持这种格式',
  'json-broken': 'JSON 有语法错误',
  'geojson-not-geojson': '不是 GeoJSON',
  'geojson-no-polygons': '文件里没有面',
  'coordinates-not-numbers': '坐标不是数字',
  'coordinates-projected': '坐标像是投影坐标',
  'coordinates-out-of-range': '坐标超出经纬度范围',
  'coordinates-unreadable': '坐标读不出来',
  'ring-too-short': '界址点不足',
  'ring-unclosed': '边界没有闭合',
  'ring-self-crossing': '边界自相交,面积无法认定',
  'ring-degenerate': '边界没有面积',
  'vertex-repeated': '界址点重复',
  'spike-removed': '边界有毛刺',
  'feature-duplicate': '图斑重复',
  'hole-outside-shell': '洞在外边界之外',
  'rings-overlap': '各部分互相重叠',
  'footprint-outside-city': '地块全部在市域外',
  'footprint-too-large': '地块过大',
  'distance-not-positive': '宽度或半径须大于 0',
  'argument-missing': '缺少参数',
  'argument-unknown': '参数不认识',
  'city-unknown': '没有这个城市',
  'file-not-found': '找不到文件',
  'file-not-writable': '文件写不进去',
  'repair-failed': '无法自动修正',
  'computation-failed': '计算没有完成',
};

const zhSentences: Sentences = {
  'file-empty': () => '里面没有内容。请检查导出步骤后重新选择文件。',
  'file-too-large': (v) => `大小 ${or(v.bytes, '超限')},上限 ${or(v.limit, '见说明')}。请裁出需要的范围后再导入。`,
  'file-format-unknown': (v) =>
    `${v.extension ? `扩展名为 ${v.extension},` : ''}内容不是认识的格式。可导入 Shapefile、GeoPackage、GeoJSON、KML/KMZ、DXF、FlatGeobuf、界址点 TXT、CSV、xlsx;界址点可在“坐标”中粘贴。`,
  'file-format-unsupported': (v) => `格式为 ${or(v.format, '未知')}。${formatAdvice(v.format).zh}`,
  'json-broken': (v) =>
    `${v.line === undefined ? '' : `读到第 ${v.line} 行第 ${or(v.column, '?')} 列停住${v.text ? `(“${v.text}”)` : ''}。`}请重新导出文件。`,
  'geojson-not-geojson': (v) => `顶层类型是 ${or(v.type, '空')},应为 FeatureCollection、Feature 或面几何。`,
  'geojson-no-polygons': (v) =>
    `${v.count === undefined ? '' : `${v.count} 个图斑`}不是面(${or(v.types ?? v.type, '点或线')})。面积核对需要面;线和点请用“线”“点”工具给出宽度或半径。`,
  'coordinates-not-numbers': (v) => `读到“${or(v.text ?? v.value, '非数字')}”。请改成经度、纬度两个数。`,
  'coordinates-projected': (v) =>
    `${v.x === undefined ? `文件写明 ${or(v.crs, '投影坐标系')}` : `如 ${v.x},${or(v.y, '—')}`}。请把坐标粘贴到“坐标”中,或先转换为 CGCS2000 经纬度。`,
  'coordinates-out-of-range': (v) =>
    `读到 ${or(v.lon ?? v.x, '—')},${or(v.lat ?? v.y, '—')}。${areMetres(v) ? '这不是 CGCS2000、WGS 84 或 Web 墨卡托的坐标;请先在 GIS 软件中转换为 CGCS2000。' : '请检查经纬度是否颠倒。'}`,
  'coordinates-unreadable': (v) =>
    `${v.line === undefined ? '' : `第 ${v.line} 行`}${v.text ? `读不出“${v.text}”。` : ''}每行写一对数:经度 纬度,或 X Y。`,
  'ring-too-short': (v) => `只有 ${or(v.vertices ?? v.count, '不足 3')} 个不同的点,至少要 3 个。`,
  'ring-unclosed': (v) => `首尾不是同一点,已按首点自动闭合${zhMore(v)}。`,
  'ring-self-crossing': (v) =>
    `${v.edge1 === v.edge2 ? '两圈边界' : `第 ${or(v.edge1, '?')} 边与第 ${or(v.edge2, '?')} 边`}在此相交,图上已标出。请移开其中一个界址点,或按外轮廓修正。`,
  'ring-degenerate': (v) =>
    v.places === undefined ? '所有点在一条线上。请补充界址点。' : `所有点在一条线上,未计入${zhMore(v)}。`,
  'vertex-repeated': (v) => `同一点连写多次,只保留一个,去掉 ${or(v.vertices, '若干')} 点${zhMore(v)}。面积不变。`,
  'spike-removed': (v) => `边界在此沿原线折回,去掉 ${or(v.vertices, '若干')} 点${zhMore(v)}。面积不变。`,
  'feature-duplicate': (v) => `与第 ${or(v.of, '?')} 个图斑完全相同,只计一次${zhMore(v)}。`,
  'hole-outside-shell': () => '请删除这个洞,或把它作为单独的地块。',
  'rings-overlap': () => '重叠处会重复计算。可合并为一个地块后再核对。',
  'footprint-outside-city': (v) =>
    `不在本市任何一个区县之内${isOffMap(v) ? `,也不在图幅内(经度 ${degrees(v.west)}–${degrees(v.east)},纬度 ${degrees(v.south)}–${degrees(v.north)})。请检查坐标系,或换一个城市。` : '。请核对位置,或换一个城市。'}`,
  'footprint-too-large': (v) =>
    `有 ${or(v.vertices, '过多')} 个顶点,上限 ${or(v.limit, '见说明')}。请分块核对,或作为大图层显示。`,
  'distance-not-positive': (v) => `现为 ${or(v.distanceMetres ?? v.value, '0')}。请输入以米计的正数。`,
  'argument-missing': (v) => `请给出 ${or(v.argument ?? v.name, '这个参数')}。`,
  'argument-unknown': (v) => `${or(v.argument ?? v.name, '这个参数')}不在参数表中。`,
  'city-unknown': (v) => `没有名为 ${or(v.city ?? v.id, '它')} 的城市${v.known ? `。现有:${v.known}` : '。'}`,
  'file-not-found': (v) => `${or(v.file ?? v.path, '文件')}不存在。请检查路径。`,
  'file-not-writable': (v) => `${or(v.file ?? v.path, '文件')}不能写入。请检查权限或换一个位置。`,
  'repair-failed': (v) => `${v.detail ? `${v.detail}。` : ''}请在图上手工移动相交的界址点。`,
  'computation-failed': (v) =>
    `${(v.message ?? v.detail) ? `${v.message ?? v.detail}。` : ''}工作没有改动,可撤销上一步后再试。`,
};

const enTitles: typeof zhTitles = {
  'file-empty': 'The file is empty',
  'file-too-large': 'The file is too large',
  'file-format-unknown': 'Unknown file format',
  'file-format-unsupported': 'Unsupported format',
  'json-broken': 'Broken JSON',
  'geojson-not-geojson': 'Not GeoJSON',
  'geojson-no-polygons': 'No polygons in the file',
  'coordinates-not-numbers': 'Coordinates are not numbers',
  'coordinates-projected': 'These look like projected coordinates',
  'coordinates-out-of-range': 'Coordinates out of range',
  'coordinates-unreadable': 'Coordinates cannot be read',
  'ring-too-short': 'Too few corners',
  'ring-unclosed': 'The boundary is not closed',
  'ring-self-crossing': 'The boundary crosses itself; no area can be stated',
  'ring-degenerate': 'The boundary has no area',
  'vertex-repeated': 'Repeated corners',
  'spike-removed': 'The boundary has a spike',
  'feature-duplicate': 'A feature is written twice',
  'hole-outside-shell': 'A hole lies outside the boundary',
  'rings-overlap': 'Parts overlap each other',
  'footprint-outside-city': 'All of the footprint lies outside the city',
  'footprint-too-large': 'The footprint is too large',
  'distance-not-positive': 'Width or radius must be above 0',
  'argument-missing': 'An argument is missing',
  'argument-unknown': 'Unknown argument',
  'city-unknown': 'No such city',
  'file-not-found': 'File not found',
  'file-not-writable': 'The file cannot be written',
  'repair-failed': 'Cannot be mended automatically',
  'computation-failed': 'The computation did not finish',
};

const enSentences: Sentences = {
  'file-empty': () => 'There is nothing in it. Check how it was exported and choose it again.',
  'file-too-large': (v) =>
    `It has ${or(v.bytes, 'too many bytes')}; the limit is ${or(v.limit, 'in the notes')}. Cut out the part you need.`,
  'file-format-unknown': (v) =>
    `${v.extension ? `Its extension is ${v.extension}; its` : 'Its'} contents are of no known format. Shapefile, GeoPackage, GeoJSON, KML/KMZ, DXF, FlatGeobuf, boundary-point TXT, CSV and xlsx can be read; corners can be pasted under “Coordinates”.`,
  'file-format-unsupported': (v) => `The format is ${or(v.format, 'unknown')}. ${formatAdvice(v.format).en}`,
  'json-broken': (v) =>
    `${v.line === undefined ? '' : `Reading stopped at line ${v.line}, column ${or(v.column, '?')}${v.text ? ` (“${v.text}”)` : ''}. `}Export the file again.`,
  'geojson-not-geojson': (v) =>
    `The top type is ${or(v.type, 'empty')}; it must be FeatureCollection, Feature or a polygon.`,
  'geojson-no-polygons': (v) =>
    `${v.count === undefined ? 'It holds' : `${v.count} features are`} ${or(v.types ?? v.type, 'points or lines')}, not polygons. Areas need polygons; give lines a width and points a radius with the tools.`,
  'coordinates-not-numbers': (v) =>
    `“${or(v.text ?? v.value, 'not a number')}” was read. Write longitude and latitude as two numbers.`,
  'coordinates-projected': (v) =>
    `${v.x === undefined ? `The file says ${or(v.crs, 'a projected system')}` : `For example ${v.x}, ${or(v.y, '—')}`}. Paste them under “Coordinates”, or convert to CGCS2000 degrees.`,
  'coordinates-out-of-range': (v) =>
    `${or(v.lon ?? v.x, '—')}, ${or(v.lat ?? v.y, '—')} was read. ${areMetres(v) ? 'That is no coordinate of CGCS2000, WGS 84 or Web Mercator: convert the data to CGCS2000 in a GIS first.' : 'Are longitude and latitude the wrong way round?'}`,
  'coordinates-unreadable': (v) =>
    `${v.line === undefined ? '' : `Line ${v.line}: `}${v.text ? `“${v.text}” is no pair of numbers. ` : ''}Write one pair a line: longitude latitude, or X Y.`,
  'ring-too-short': (v) =>
    `There are ${or(v.vertices ?? v.count, 'fewer than 3')} different corners; at least 3 are needed.`,
  'ring-unclosed': (v) => `First and last corner differ; it was closed with the first one${enMore(v)}.`,
  'ring-self-crossing': (v) =>
    `${v.edge1 === v.edge2 ? 'Two rings' : `Edges ${or(v.edge1, '?')} and ${or(v.edge2, '?')}`} cross here. Move one corner, or mend it by its outer outline.`,
  'ring-degenerate': (v) =>
    v.places === undefined
      ? 'All corners lie on one line. Add corners.'
      : `All corners lie on one line; it is not counted${enMore(v)}.`,
  'vertex-repeated': (v) =>
    `A corner stands several times in a row and is kept once; corners dropped: ${or(v.vertices, 'some')}${enMore(v)}. The area is the same.`,
  'spike-removed': (v) =>
    `The boundary turns back on its own line here; corners dropped: ${or(v.vertices, 'some')}${enMore(v)}. The area is the same.`,
  'feature-duplicate': (v) => `It is the same as feature ${or(v.of, '?')} and is counted once${enMore(v)}.`,
  'hole-outside-shell': () => 'Delete the hole, or take it as a footprint of its own.',
  'rings-overlap': () => 'What overlaps would count twice. Join the parts into one footprint first.',
  'footprint-outside-city': (v) =>
    `This is in none of the city's districts${isOffMap(v) ? ` and off its map (longitude ${degrees(v.west)}–${degrees(v.east)}, latitude ${degrees(v.south)}–${degrees(v.north)}). Check the coordinate system, or choose another city.` : '. Check the place, or choose another city.'}`,
  'footprint-too-large': (v) =>
    `It has ${or(v.vertices, 'too many')} vertices; the limit is ${or(v.limit, 'in the notes')}. Check it in parts, or show it as a large layer.`,
  'distance-not-positive': (v) => `It is ${or(v.distanceMetres ?? v.value, '0')}. Enter a number of metres above 0.`,
  'argument-missing': (v) => `Give ${or(v.argument ?? v.name, 'the argument')}.`,
  'argument-unknown': (v) => `${or(v.argument ?? v.name, 'It')} is not among the arguments.`,
  'city-unknown': (v) =>
    `There is no city called ${or(v.city ?? v.id, 'that')}${v.known ? `; there are ${v.known}` : ''}.`,
  'file-not-found': (v) => `${or(v.file ?? v.path, 'The file')} does not exist. Check the path.`,
  'file-not-writable': (v) =>
    `${or(v.file ?? v.path, 'The file')} cannot be written. Check the rights or choose another place.`,
  'repair-failed': (v) => `${v.detail ? `${v.detail}. ` : ''}Move the crossing corners by hand on the map.`,
  'computation-failed': (v) =>
    `${(v.message ?? v.detail) ? `${v.message ?? v.detail}. ` : ''}The work is unchanged; undo the last step and try again.`,
};

/** Whether a place outside the city is beyond its map, too: then the coordinates may be wrong. */
function isOffMap({ lon, lat, west, south, east, north }: Values): boolean {
  const [x, y] = [Number(lon), Number(lat)];
  return x < Number(west) || x > Number(east) || y < Number(south) || y > Number(north);
}

/** What stands in for the sentences of places that are not listed one by one; null where the problem is of one place. */
const zhRest = ({ code, values: { rest, squareMetres } }: Problem): string | null => {
  if (rest === undefined) return null;
  if (code === 'outside-city') return `另有 ${or(rest, '')} 块过半在市域外。`;
  return `另有 ${or(rest, '')} 处${squareMetres === undefined ? '' : `,共 ${or(squareMetres, '')} m²`}。`;
};
const enRest = ({ code, values: { rest, squareMetres } }: Problem): string | null => {
  if (rest === undefined) return null;
  if (code === 'outside-city') return `${or(rest, '')} more features lie mostly outside the city.`;
  return `${or(rest, '')} more such places${squareMetres === undefined ? '' : `, ${or(squareMetres, '')} m² together`}.`;
};

const isReading = (code: ProblemCode): code is keyof typeof zhReading => Object.hasOwn(zhReading, code);

function zhPlace({ file, feature, ring, vertex, path, position }: Problem['where']): string {
  const parts = [
    file,
    feature === undefined ? undefined : `第 ${feature + 1} 个图斑`,
    ring === undefined ? undefined : `第 ${ring + 1} 条边界`,
    vertex === undefined ? undefined : `第 ${vertex + 1} 点起`,
    path,
    position && `${position[0].toFixed(6)}, ${position[1].toFixed(6)}`,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? `${parts.join(' ')}:` : '';
}

function enPlace({ file, feature, ring, vertex, path, position }: Problem['where']): string {
  const parts = [
    file,
    feature === undefined ? undefined : `feature ${feature + 1}`,
    ring === undefined ? undefined : `ring ${ring + 1}`,
    vertex === undefined ? undefined : `from corner ${vertex + 1}`,
    path,
    position && `${position[0].toFixed(6)}, ${position[1].toFixed(6)}`,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? `${parts.join(', ')}: ` : '';
}

/**
 * The words for a problem in one of the tables. Records keep problems for good: one may come from a version that knew a code
 * this one does not; its code then stands for itself.
 */
function wording(titles: typeof zhTitles, sentences: Sentences, reading: typeof zhReading, { code, values }: Problem) {
  if (isReading(code)) return { title: reading[code].title, sentence: reading[code].sentence(values) };
  if (!Object.hasOwn(titles, code)) return { title: code, sentence: '' };
  return { title: titles[code], sentence: sentences[code](values) };
}

const zhWording = (problem: Problem) => wording(zhTitles, zhSentences, zhReading, problem);
const enWording = (problem: Problem) => wording(enTitles, enSentences, enReading, problem);

const zh = {
  title: (problem: Problem): string => zhWording(problem).title,
  sentence: (problem: Problem): string => zhPlace(problem.where) + (zhRest(problem) ?? zhWording(problem).sentence),
  locate: '在图上定位',
};

const en: typeof zh = {
  title: (problem) => enWording(problem).title,
  sentence: (problem) => enPlace(problem.where) + (enRest(problem) ?? enWording(problem).sentence),
  locate: 'Show on the map',
};

export const problems = { zh, en };

/** Title and sentence in one line. */
export function problemLine(problem: Problem, language: Language): string {
  const text = problems[language];
  return `${text.title(problem)}${language === 'zh' ? '。' : '. '}${text.sentence(problem)}`;
}
