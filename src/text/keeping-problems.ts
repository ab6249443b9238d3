/** What can be wrong with keeping work and passing it on: projects, storage, links, rule files, versions of a layer. */
import type { ProblemCode } from '../domain/problems.ts';
import { ruleFileEn, ruleFileZh } from './rule-file-problems.ts';
import { list, or, type Wording } from './wording.ts';

/** Parts of a link, as the problem names them. */
const LINK_PARTS_ZH: Readonly<Record<string, string>> = {
  city: '城市',
  view: '视图',
  camera: '图面位置',
  layers: '图层显示',
  filter: '筛选',
  selection: '选中项',
  footprint: '地块',
  compare: '对比',
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
  compare: 'The comparison',
  language: 'The language',
};

export const zhKeeping = {
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
  'storage-lost': {
    title: '图层数据已不在本机',
    sentence: () => '浏览器清除了它,或它在别的电脑上导入。请重新导入原文件,或打开保存过的项目文件。',
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
} satisfies Partial<Record<ProblemCode, Wording>>;

export const enKeeping: Readonly<Record<keyof typeof zhKeeping, Wording>> = {
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
  'storage-lost': {
    title: 'The data of the layer are no longer on this machine',
    sentence: () =>
      'The browser removed them, or they were imported elsewhere. Import the file again, or open a project file that was saved.',
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
