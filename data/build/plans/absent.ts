/** Control layers that rules name and that are nowhere public. */
import type { City } from '../../../src/domain/city.ts';
import * as holder from './holders.ts';

type AbsentLayer = City['absentLayers'][number];

/** The ground in which the Yellow River Law bans chemical projects. */
export const shorelineControl = (waterHolder: AbsentLayer['holder']): AbsentLayer => ({
  id: 'shoreline-control',
  name: { zh: '黄河岸线管控范围', en: 'Controlled shoreline of the Yellow River' },
  holder: waterHolder,
});

export const forestPark: AbsentLayer = {
  id: 'forest-park',
  name: { zh: '森林公园', en: 'Forest parks' },
  holder: holder.FORESTRY,
};

export const greenControlLine: AbsentLayer = {
  id: 'green-control-line',
  name: { zh: '河湖两岸绿地控制线', en: 'Green control lines of the banks' },
  holder: holder.HOUSING,
};

export const noLivestockZone: AbsentLayer = {
  id: 'no-livestock-zone',
  name: { zh: '畜禽养殖禁养区', en: 'No-livestock zones' },
  holder: holder.ENVIRONMENT,
};
