/** Service radii as the plans state them. */
import type { Service } from '../../../src/domain/city.ts';

/** The plans speak of residential land, or of the built-up area; only the latter is on the map. */
const BUILT_UP_ONLY = {
  zh: '建成区面积口径:居住用地未提供,按建成区面积计',
  en: 'Share of the built-up area: residential land is not supplied',
};

const within500 = (id: string, zh: string, en: string, featureIds: string[] | null): Service => ({
  id,
  name: { zh, en },
  supply: { layerId: id },
  radiusMetres: 500,
  demand: { layerId: 'built-up', land: 'built-up', featureIds },
  note: BUILT_UP_ONLY,
});

export const parkService = within500('parks', '公园绿地 500 m 服务半径', 'Within 500 m of a park', null);
export const stopService = within500('stops', '公交站点 500 m 服务半径', 'Within 500 m of a bus stop', null);
/** Of the urban area that the plan names. */
export const bikeService = (urbanArea: string) =>
  within500('bikes', '自行车租赁点 500 m 服务半径', 'Within 500 m of bike rental', [urbanArea]);
