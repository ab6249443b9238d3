/** Kinds of projects that rules speak of; the list is the same everywhere and can be changed in a city's file. */
import type { ProjectKind } from '../../../src/domain/siting/rules.ts';
import { both } from './make.ts';

/** “两高” and what is treated alike. */
export const ENERGY_INTENSIVE: readonly string[] = ['chemical', 'energy-intensive'];

export const kinds: readonly ProjectKind[] = [
  { id: 'chemical', name: both('化工园区和化工项目', 'Chemical parks and projects'), uses: ['化工', '石化', '炼油'] },
  {
    id: 'energy-intensive',
    name: both('其他高耗能、高污染、高耗水项目', 'Other energy-, pollution- or water-intensive'),
    uses: ['高耗能', '高污染', '高耗水', '两高', '电解铝', '铁合金', '水泥厂', '钢铁'],
  },
  {
    id: 'mining',
    name: both('矿产资源勘查开采', 'Mineral exploration and mining'),
    uses: ['采矿', '采石', '采砂', '矿山', '煤矿', '露天矿', '矿产'],
  },
  { id: 'tailings', name: both('尾矿库', 'Tailings pond'), uses: ['尾矿'] },
  { id: 'spoil-dump', name: both('外排土场', 'External spoil dump'), uses: ['排土场', '弃渣场', '弃土场'] },
  {
    id: 'linear',
    name: both('线性基础设施', 'Linear infrastructure'),
    uses: ['公路', '铁路', '高速', '管道', '管线', '输电', '输气', '输油', '轨道交通'],
  },
  {
    id: 'water-works',
    name: both('防洪、供水、水利工程', 'Flood control, water supply, water works'),
    uses: ['水利', '水工', '水库', '防洪', '堤防', '供水', '泵站'],
  },
  {
    id: 'livestock',
    name: both('规模化畜禽养殖', 'Large-scale livestock farming'),
    uses: ['畜禽', '养猪', '养牛', '养羊', '养鸡', '畜牧'],
  },
  { id: 'tourism', name: both('旅游与科普设施', 'Tourism and education'), uses: ['旅游', '景区', '科普'] },
  {
    id: 'restoration',
    name: both('生态保护修复', 'Ecological restoration'),
    uses: ['生态修复', '生态保护修复', '复垦', '水土保持'],
  },
  { id: 'industry', name: both('其他工业', 'Other industry') },
  {
    id: 'urban',
    name: both('城镇建设', 'Urban development'),
    uses: ['住宅', '居住', '商服', '商业', '办公', '学校', '医院', '城镇建设'],
  },
  { id: 'other', name: both('其他', 'Other') },
];
