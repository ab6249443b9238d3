import type { ColumnMapping } from '../../domain/imported-layer.ts';
import type { FormatId } from '../../io/raw-layer.ts';
import type { GeometryKind } from '../../worker/data-calls.ts';
import type { Mark, PurposeId } from '../panels/import/arrange.ts';
import { importsPlace } from './imports-place.ts';

type AreaUnit = NonNullable<ColumnMapping['area']>['unit'];

const formats: Readonly<Record<FormatId, string>> = {
  shapefile: 'SHP',
  geojson: 'GeoJSON',
  kml: 'KML',
  kmz: 'KMZ',
  geopackage: 'GeoPackage',
  flatgeobuf: 'FlatGeobuf',
  'boundary-text': 'TXT',
  csv: 'CSV',
  xlsx: 'Excel',
  dxf: 'DXF',
  wkt: 'WKT',
};

const zh = {
  queued: (name: string) => `${name} 已排队,正在打开的文件处理完就打开`,
  waiting: (first: string, n: number) => `接着打开 ${first}${n > 1 ? ` 等 ${n} 个文件` : ''}`,
  drop: '松开即打开',
  dropLater: '松开后排队,在当前文件之后打开',
  dropHint: '可一次拖入多个文件、压缩包或整个文件夹',
  dropFormats: 'SHP(zip 或散件)· GeoJSON · KML/KMZ · GeoPackage · FlatGeobuf · 界址点 TXT · CSV/XLSX · DXF · WKT',
  reading: (name: string) => `正在读取 ${name}`,
  cancelled: '已取消',
  keeping: '正在保存到本机',
  files: (n: number) => `${n} 个文件`,
  placing: (name: string) => `正在载入 ${name}`,
  split: (n: number) => `已拆分为 ${n} 个地块`,
  openedAll: (sites: number, projects: number, layers: readonly string[]) =>
    [
      ...(projects > 0 ? [`已导入 ${projects} 个项目`] : []),
      ...(sites > 0 ? [`已导入 ${sites} 个地块`] : []),
      ...(layers.length > 0 ? [`已打开${layers.length === 1 ? `图层 ${layers[0]}` : ` ${layers.length} 个图层`}`] : []),
    ].join(' · '),
  rowName: (name: string, n: number) => `${name} ${n}`,

  title: '打开文件',
  cancel: '取消',
  close: '关闭',
  closeEsc: '关闭 Esc',
  local: '文件只在本机读取,不上传',
  formats: { ...formats, 'boundary-text': '界址点 TXT' } as Readonly<Record<FormatId, string>>,
  geometry: { polygon: '面', line: '线', point: '点' } satisfies Record<GeometryKind, string>,
  noGeometry: '没有图形',
  features: (n: string, kind: GeometryKind | null) => `${n} 个${kind === 'polygon' ? '图斑' : '要素'}`,
  vertices: (n: string) => `${n} 顶点`,

  found: {
    title: '找到的图层',
    count: (n: number) => `${n} 个`,
    take: (name: string) => `打开 ${name}`,
    all: '全选',
    none: '全不选',
    left: (n: number) => `${n} 个文件有问题`,
    marks: {
      error: '有错误',
      missing: '还缺一项',
      warning: '有提示',
    } satisfies Record<NonNullable<Mark>, string>,
  },

  errors: (n: number) => `${n} 个错误`,
  warnings: (n: number) => `${n} 条提示`,
  unusable: '这个图层打不开,原因如下。其他图层不受影响。',

  purpose: {
    title: '作为什么打开',
    kinds: {
      footprints: { title: '地块', note: '每个图斑一个' },
      project: { title: '一个项目', note: '各地块合并核对' },
      batch: { title: '批量筛查', note: '逐个核对,列表汇总' },
      version: { title: '现有图层的新版本', note: '与旧版并存' },
      layer: { title: '新图层', note: '列入“我的图层”' },
      absent: { title: '补上缺少的图层', note: '未检查的变为可查' },
    } satisfies Record<PurposeId, { title: string; note: string }>,
    tooLarge: (most: number) => `图斑或顶点较多(超过 ${most} 个图斑),只能批量筛查或作为图层打开。`,
    which: '哪个图层',
    fills: '补上',
    holder: (name: string) => `(${name}保管)`,
    inForce: '设为现行',
    inForceNote: '核对与统计改用这一版',
    compare: '仅作对比',
    compareNote: '现行版本不变',
    check: '参与选址核对',
    checkNote: '地块与它的重叠、距离列入结果',
  },

  ...importsPlace.zh,

  columns: {
    title: '字段',
    none: '(无)',
    numbered: '(按序号)',
    name: '名称',
    class: '类别',
    id: '编号',
    area: '面积',
    areaNote: '仅用于核对',
    unit: '单位',
    units: {
      'square-metres': '平方米',
      hectares: '公顷',
      mu: '亩',
      'square-kilometres': '平方千米',
    } satisfies Record<AreaUnit, string>,
    unmatched: (n: number) => `${n} 个类别未对应`,
    inFile: '文件中的值',
    count: '数量',
    becomes: (layer: string) => `“${layer}”的类别`,
    keep: (rest: string) => `未对应,归入“${rest}”`,
    more: (n: number) => `另有 ${n} 个值未列出`,
  },

  record: {
    title: '档案',
    note: '随图层保存,出现在报告的数据清单里',
    name: '名称',
    date: '数据日期',
    dateHint: '2024、2024-06 或 2024-06-30;版本以日期区分',
    version: '版本',
    versionHint: '如 报批稿',
    approval: '批准文件',
    approvalHint: '文号,没有可不填',
    holder: '保管单位',
    accuracy: '位置精度(m)',
    required: '必填',
    dateForm: '如 2024 或 2024-06-30',
    incomplete: '待填',
  },

  problems: { title: '问题', count: (n: string) => `共 ${n} 条` },

  open: (n: number) => `打开 ${n} 个图层`,
  openFootprints: (n: string) => `导入 ${n} 个地块`,
  openBatch: (n: string) => `筛查 ${n} 个地块`,
  openProjects: (n: number, parcels: string) => `导入 ${n} 个项目(${parcels} 个地块)`,
  lacks: {
    none: '没有可打开的图层',
    untaken: '请勾选要打开的图层',
    placement: (name: string) => `“${name}”还没有定坐标系`,
    name: (name: string) => `“${name}”的档案缺名称`,
    date: (name: string) => `“${name}”的档案缺数据日期`,
    accuracy: (name: string) => `“${name}”的档案缺位置精度`,
  },
};

const en: typeof zh = {
  queued: (name) => `${name} waits and is opened after the files before it`,
  waiting: (first, n) => `Opened next: ${first}${n > 1 ? ` and ${n - 1} more` : ''}`,
  drop: 'Drop to open',
  dropLater: 'Drop to open after the present files',
  dropHint: 'Several files, archives or a whole folder at once',
  dropFormats:
    'SHP (zip or loose parts) · GeoJSON · KML/KMZ · GeoPackage · FlatGeobuf · boundary-point TXT · CSV/XLSX · DXF · WKT',
  reading: (name) => `Reading ${name}`,
  cancelled: 'Cancelled',
  keeping: 'Storing on this machine',
  files: (n) => `${n} ${n === 1 ? 'file' : 'files'}`,
  placing: (name) => `Loading ${name}`,
  split: (n) => `Split into ${n} ${n === 1 ? 'site' : 'sites'}`,
  openedAll: (sites, projects, layers) =>
    [
      ...(projects > 0 ? [`${projects} ${projects === 1 ? 'project' : 'projects'} imported`] : []),
      ...(sites > 0 ? [`${sites} ${sites === 1 ? 'site' : 'sites'} imported`] : []),
      ...(layers.length > 0
        ? [layers.length === 1 ? `Layer ${layers[0]} opened` : `${layers.length} layers opened`]
        : []),
    ].join(' · '),
  rowName: (name, n) => `${name} ${n}`,

  title: 'Open files',
  cancel: 'Cancel',
  close: 'Close',
  closeEsc: 'Close (Esc)',
  local: 'Files are read on this machine only; nothing is uploaded',
  formats: { ...formats, 'boundary-text': 'Boundary TXT' },
  geometry: { polygon: 'Polygons', line: 'Lines', point: 'Points' },
  noGeometry: 'No geometry',
  features: (n) => `${n} ${n === '1' ? 'feature' : 'features'}`,
  vertices: (n) => `${n} vertices`,

  found: {
    title: 'Layers found',
    count: (n) => String(n),
    take: (name) => `Open ${name}`,
    all: 'All',
    none: 'None',
    left: (n) => `${n} ${n === 1 ? 'file has' : 'files have'} a problem`,
    marks: { error: 'has errors', missing: 'something is missing', warning: 'has notes' },
  },

  errors: (n) => `${n} ${n === 1 ? 'error' : 'errors'}`,
  warnings: (n) => `${n} ${n === 1 ? 'note' : 'notes'}`,
  unusable: 'This layer cannot be opened, for the reasons below. Other layers are not affected.',

  purpose: {
    title: 'Open as',
    kinds: {
      footprints: { title: 'Sites', note: 'One per polygon' },
      project: { title: 'One project', note: 'Parcels as one' },
      batch: { title: 'Screening', note: 'Each checked, in a list' },
      version: { title: 'New version', note: 'Of a layer on the map' },
      layer: { title: 'New layer', note: 'Under “My layers”' },
      absent: { title: 'Missing layer', note: 'Fill the gap' },
    },
    tooLarge: (most) =>
      `Too many polygons or vertices for sites (at most ${most}): it can be screened or opened as a layer.`,
    which: 'Which layer',
    fills: 'Supplies',
    holder: (name) => ` (held by ${name})`,
    inForce: 'Put in force',
    inForceNote: 'checks and statistics use it from now on',
    compare: 'For comparison only',
    compareNote: 'the version in force stays',
    check: 'Check sites against it',
    checkNote: 'overlap and distance are listed in the results',
  },

  ...importsPlace.en,

  columns: {
    title: 'Columns',
    none: '(none)',
    numbered: '(numbered)',
    name: 'Name',
    class: 'Class',
    id: 'Identifier',
    area: 'Area',
    areaNote: 'a check value only',
    unit: 'Unit',
    units: {
      'square-metres': 'm²',
      hectares: 'ha',
      mu: 'mu',
      'square-kilometres': 'km²',
    },
    unmatched: (n) => `${n} ${n === 1 ? 'class' : 'classes'} without a counterpart`,
    inFile: 'Value in the file',
    count: 'Count',
    becomes: (layer) => `Class of “${layer}”`,
    keep: (rest) => `No counterpart: “${rest}”`,
    more: (n) => `${n} further values are not listed`,
  },

  record: {
    title: 'Record',
    note: 'Kept with the layer and listed among the sources of a report',
    name: 'Name',
    date: 'Date of the data',
    dateHint: '2024, 2024-06 or 2024-06-30; versions are told apart by it',
    version: 'Version',
    versionHint: 'such as: submitted draft',
    approval: 'Approval document',
    approvalHint: 'number; leave empty if none',
    holder: 'Held by',
    accuracy: 'Accuracy (m)',
    required: 'required',
    dateForm: '2024 or 2024-06-30',
    incomplete: 'to be filled in',
  },

  problems: {
    title: 'Problems',
    count: (n) => `${n} in all`,
  },

  open: (n) => `Open ${n} ${n === 1 ? 'layer' : 'layers'}`,
  openFootprints: (n) => `Import ${n} ${n === '1' ? 'site' : 'sites'}`,
  openBatch: (n) => `Screen ${n} sites`,
  openProjects: (n, parcels) => `Import ${n} ${n === 1 ? 'project' : 'projects'} (${parcels} parcels)`,
  lacks: {
    none: 'There is no layer that can be opened',
    untaken: 'Tick the layers to open',
    placement: (name) => `“${name}” has no coordinate system yet`,
    name: (name) => `The record of “${name}” has no name`,
    date: (name) => `The record of “${name}” has no date`,
    accuracy: (name) => `The record of “${name}” has no accuracy`,
  },
};

export const imports = { zh, en };
