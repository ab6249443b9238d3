/** What can be wrong with the rows, columns, letters and coordinates of a file, and with where it lies. */
import type { ProblemCode } from '../domain/problems.ts';
import { list, or, type Wording } from './wording.ts';

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

export const zhTables = {
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
  'parcel-area-disagrees': {
    title: '写明的面积与界址点不符',
    sentence: (v) =>
      `“${or(v.name, '?')}”写明 ${or(v.stated, '?')} 公顷,按界址点算得${v.planar === undefined ? '' : `平面面积 ${v.planar}、`}椭球面积 ${or(v.ellipsoidal, '?')} 公顷,相差 ${or(v.percent, '?')}%。${v.planar === undefined ? '' : '平面与椭球之差是投影变形,属正常;'}核对用椭球面积。请核实原文件的面积或界址点。`,
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
  'corners-shared': {
    title: '相邻地块的公共边已对齐',
    sentence: (v) => {
      const done = [
        Number(v.inserted) > 0 ? `在公共边上补入邻地块的拐点 ${v.inserted} 处` : '',
        Number(v.moved) > 0 ? `把几乎重合的拐点 ${v.moved} 个并到邻地块的拐点` : '',
      ];
      const far =
        Number(v.millimetres) === 0
          ? '边界未移动'
          : `最多移动 ${or(v.millimetres, '?')} mm(按文件坐标的取位,不超过 ${or(v.limit, '?')} mm)`;
      return `合并前${done.filter((words) => words !== '').join(',')},${far}。`;
    },
  },
  'parcels-apart': {
    title: '相邻地块之间仍有缝隙或重叠',
    sentence: (v) => {
      const left = [
        Number(v.gaps) > 0 ? `缝隙 ${v.gaps} 处(最宽约 ${or(v.gapMillimetres, '?')} mm)` : '',
        Number(v.overlaps) > 0 ? `重叠 ${v.overlaps} 处(最宽约 ${or(v.overlapMillimetres, '?')} mm)` : '',
      ];
      return `合并后仍有${left.filter((words) => words !== '').join('、')},请核对原文件。缝隙不计入面积,重叠只计一次。`;
    },
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
} satisfies Partial<Record<ProblemCode, Wording>>;

export const enTables: Readonly<Record<keyof typeof zhTables, Wording>> = {
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
  'parcel-area-disagrees': {
    title: 'The stated area is not that of the corners',
    sentence: (v) =>
      `“${or(v.name, '?')}”: ${or(v.stated, '?')} ha stated, computed from the corners ${v.planar === undefined ? '' : `${v.planar} ha in the plane and `}${or(v.ellipsoidal, '?')} ha on the ellipsoid, ${or(v.percent, '?')}% apart. ${v.planar === undefined ? '' : 'Plane and ellipsoid differ by the projection, as they should; '}the check takes the ellipsoid. Check the area or the corners of the file.`,
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
  'corners-shared': {
    title: 'Common edges of neighbouring parcels were matched',
    sentence: (v) => {
      const done = [
        Number(v.inserted) > 0 ? `corners of neighbours were put into common edges at ${v.inserted} places` : '',
        Number(v.moved) > 0 ? `${v.moved} nearly coinciding corners were moved to those of neighbours` : '',
      ];
      const far =
        Number(v.millimetres) === 0
          ? 'no border was moved'
          : `by at most ${or(v.millimetres, '?')} mm (limit ${or(v.limit, '?')} mm, by the digits of the file)`;
      return `Before dissolving, ${done.filter((words) => words !== '').join(' and ')}, ${far}.`;
    },
  },
  'parcels-apart': {
    title: 'Gaps or overlaps remain between neighbouring parcels',
    sentence: (v) => {
      const left = [
        Number(v.gaps) > 0 ? `${v.gaps} narrow gaps (up to ${or(v.gapMillimetres, '?')} mm wide)` : '',
        Number(v.overlaps) > 0 ? `${v.overlaps} narrow overlaps (up to ${or(v.overlapMillimetres, '?')} mm wide)` : '',
      ];
      return `After dissolving there are still ${left.filter((words) => words !== '').join(' and ')}; check the file. Gaps are not part of the area, overlaps are counted once.`;
    },
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
};
