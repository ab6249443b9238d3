/** Words of drawing a site: tools, hints, pasted coordinates, several parcels. */
import type { Understood } from '../../io/coordinate-text.ts';

const signed = (metres: number): string => `${metres < 0 ? '\u2212' : '+'}${Math.abs(Math.round(metres))}`;

const zh = {
  tools: {
    label: '地图工具',
    move: '移动',
    moveHint:
      '移动地块:拖动平移;拖角点或边中点改形(线项目拖折点,按总宽重新生成);拖圆箭头(或按住 Alt 拖动)旋转;方向键微移',
    polygon: '面',
    line: '线',
    point: '点',
    coordinates: '坐标',
    import: '导入',
    measureLength: '量距',
    measureArea: '量面',
    hint: {
      polygon: '单击加点;点首点、双击或 ↵ 完成;退格撤一点;Esc 取消',
      line: '单击加点;双击或 ↵ 完成,随后填宽度;Esc 取消',
      point: '单击定位,随后填半径;Esc 取消',
      'measure-length': '单击加点;双击或 ↵ 完成;Esc 结束量测',
      'measure-area': '单击加点;点首点、双击或 ↵ 完成;Esc 结束量测',
    },
    length: (value: string) => `椭球长度 ${value}`,
    area: (value: string) => `椭球面积 ${value}`,
  },
  sketch: {
    line: '线的总宽度',
    point: '点的半径',
    safety: { line: '两侧安全距离', point: '外加安全距离' },
    use: '生成地块',
    cancel: '取消',
    needsPositive: '请填大于 0、不超过 10000 的米数',
    needsNoNegative: '安全距离请填 0 至 10000 的米数',
    /** What was typed was none. */
    kept: (metres: string) => `输入无效,未采用,仍为 ${metres} m`,
  },
  drag: {
    moved: (east: number, north: number) =>
      `拖动中 ${east < 0 ? '西' : '东'} ${signed(Math.abs(east))} m ${north < 0 ? '南' : '北'} ${signed(Math.abs(north))} m`,
    turned: (degrees: number) => `旋转中 ${degrees < 0 ? '逆时针' : '顺时针'} ${Math.abs(degrees).toFixed(1)}°`,
    renewed: (count: number, milliseconds: number) => `${count} 项结果已更新 · ${milliseconds.toFixed(1)} ms`,
    failed: '此形状无法核对',
  },

  coordinates: {
    title: '录入界址点坐标',
    label: '坐标文本',
    hint: '每行一点:经度,纬度;或 X(北)Y(东)投影坐标;度分秒亦可。首尾不必重复。',
    example: (degrees: string, metres: string | null) =>
      `例如\n${degrees}${metres === null ? '' : `\n\n或 X(北), Y(东,带号在前)\n${metres}`}`,
    understood: '已读作',
    /** How pasted corners were read: system, notation, order of the two numbers. */
    way: ({ epsg, notation, order, zoneFrom }: Understood): string => {
      const system =
        epsg === 4490
          ? 'CGCS2000 经纬度'
          : `CGCS2000 高斯-克吕格(EPSG:${epsg}${zoneFrom === 'prefix' ? ',按带号' : ',按本市默认带'})`;
      const orders = {
        'lon-lat': '经度 纬度',
        'lat-lon': '纬度 经度',
        'northing-easting': 'X(北) Y(东)',
        'easting-northing': 'Y(东) X(北)',
      };
      return `${system}${notation === 'degrees-minutes-seconds' ? ',度分秒' : ''},${orders[order]}`;
    },
    points: (n: number) => `${n} 个点`,
    area: (hectares: string) => `面积 ${hectares} 公顷`,
    reading: '正在读取',
    waiting: '粘贴或键入后在此预览',
    use: '生成地块',
    cancel: '取消',
    outside: '此处不在图幅内,请核对坐标系',
    preview: '预览',
  },
  parcels: {
    title: (n: number) => `${n} 个地块`,
    split: (n: number) => `拆分为 ${n} 个项目`,
    name: '地块',
    sum: '各地块之和',
    overlap: '其中互相重叠',
    dissolved: '合并面积(研判所用)',
    moved: '各地块随项目移动、旋转,面积按现在的位置计。',
    reshaped: '形状已改动:下表是文件所载的各地块,不是现在的用地,不能拆分;恢复原形后可以拆分。',
    stated: '文件所载(公顷)',
    differs: (percent: string) => `与坐标算得的平面面积、椭球面积都不符(相差 ${percent}),请核实原文件`,
    /** Of a site of one parcel. */
    statedOf: (hectares: string, planar: string | null, ellipsoidal: string) =>
      `文件写明 ${hectares} 公顷,与界址点不符(按界址点:${planar === null ? '' : `平面 ${planar}、`}椭球 ${ellipsoidal} 公顷)`,
  },
};

const en: typeof zh = {
  tools: {
    label: 'Map tools',
    move: 'Move',
    moveHint:
      'Move the site: drag it; drag a corner or the middle of an edge to reshape it (of a line its points, and the strip is made anew); drag the round arrow, or hold Alt, to turn it; arrow keys nudge it',
    polygon: 'Area',
    line: 'Line',
    point: 'Point',
    coordinates: 'Coords',
    import: 'Import',
    measureLength: 'Length',
    measureArea: 'Measure area',
    hint: {
      polygon: 'Click adds a corner; the first corner, double click or ↵ ends; Backspace takes one back; Esc cancels',
      line: 'Click adds a point; double click or ↵ ends, then give the width; Esc cancels',
      point: 'Click places the point, then give the radius; Esc cancels',
      'measure-length': 'Click adds a point; double click or ↵ ends; Esc leaves',
      'measure-area': 'Click adds a corner; the first corner, double click or ↵ ends; Esc leaves',
    },
    length: (value) => `Length on the ellipsoid ${value}`,
    area: (value) => `Area on the ellipsoid ${value}`,
  },
  sketch: {
    line: 'Total width of the line',
    point: 'Radius around the point',
    safety: { line: 'Safety distance each side', point: 'Safety distance beyond' },
    use: 'Make site',
    cancel: 'Cancel',
    needsPositive: 'Give metres above 0, at most 10,000',
    needsNoNegative: 'Give a safety distance of 0 to 10,000 metres',
    kept: (metres) => `That was no valid figure: still ${metres} m`,
  },
  drag: {
    moved: (east, north) =>
      `Dragging ${east < 0 ? 'west' : 'east'} ${signed(Math.abs(east))} m ${north < 0 ? 'south' : 'north'} ${signed(Math.abs(north))} m`,
    turned: (degrees) => `Turning ${degrees < 0 ? 'counter-clockwise' : 'clockwise'} ${Math.abs(degrees).toFixed(1)}°`,
    renewed: (count, milliseconds) => `${count} results renewed · ${milliseconds.toFixed(1)} ms`,
    failed: 'This shape cannot be checked',
  },

  coordinates: {
    title: 'Enter corner coordinates',
    label: 'Coordinates as text',
    hint: 'One point a line: longitude, latitude; or projected X (north) Y (east); degrees-minutes-seconds too. The first point need not be repeated.',
    example: (degrees, metres) =>
      `For example\n${degrees}${metres === null ? '' : `\n\nor X (north), Y (east, number of the zone in front)\n${metres}`}`,
    understood: 'Read as',
    way: ({ epsg, notation, order, zoneFrom }) => {
      const system =
        epsg === 4490
          ? 'CGCS2000 degrees'
          : `CGCS2000 Gauss-Krüger (EPSG:${epsg}, ${zoneFrom === 'prefix' ? 'zone from the prefix' : "the city's own zone"})`;
      const orders = {
        'lon-lat': 'longitude latitude',
        'lat-lon': 'latitude longitude',
        'northing-easting': 'northing easting',
        'easting-northing': 'easting northing',
      };
      return `${system}${notation === 'degrees-minutes-seconds' ? ', degrees minutes seconds' : ''}, ${orders[order]}`;
    },
    points: (n) => `${n} points`,
    area: (hectares) => `area ${hectares} ha`,
    reading: 'Reading',
    waiting: 'Paste or type to see a preview here',
    use: 'Make site',
    cancel: 'Cancel',
    outside: 'This place is off the map of the city; please check the coordinate system',
    preview: 'Preview',
  },
  parcels: {
    title: (n) => `${n} parcels`,
    split: (n) => `Split into ${n} sites`,
    name: 'Parcel',
    sum: 'Sum of parcels',
    overlap: 'of which overlapping',
    dissolved: 'Dissolved (used by the check)',
    moved: 'The parcels are moved and turned with the project; areas are of where they lie now.',
    reshaped:
      'The shape was changed: these are the parcels of the file, not the land as it is now. It can be split once its shape is restored.',
    stated: 'Stated (ha)',
    differs: (percent) =>
      `Neither the plane nor the ellipsoidal area of its corners (${percent} apart); please check the file`,
    statedOf: (hectares, planar, ellipsoidal) =>
      `The file states ${hectares} ha, which is not the area of its corners (${planar === null ? '' : `plane ${planar}, `}ellipsoid ${ellipsoidal} ha)`,
  },
};

export const sitingDraw = { zh, en };
