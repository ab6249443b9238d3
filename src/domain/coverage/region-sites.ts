/** Sites that are picked, as points and outlines. */
import { polygonsArea } from '../../geodesy/ellipsoid.ts';
import { type PreparedCity, polygonsOf } from '../prepared-city.ts';
import { EMPTY_REGION, type TracedRegion } from './traced.ts';

export interface SitesRegion {
  readonly kind: 'sites';
  readonly districtId: null;
  readonly layerId: string;
  /** Ids of features. */
  readonly ids: readonly string[];
  /** Sites of further layers that are counted with them. */
  readonly more?: readonly { readonly layerId: string; readonly ids: readonly string[] }[];
}

/** Areas are the sites' own, not dissolved. @throws RangeError for a layer or a site that the city has not. */
export function traceSites({ tables }: PreparedCity, { layerId, ids, more = [] }: SitesRegion): TracedRegion {
  const sites = [{ layerId, ids }, ...more].flatMap((own) => {
    const byId = new Map(tables.get(own.layerId)?.features.map((f) => [f.properties.id, f]));
    return own.ids.map((id) => {
      const site = byId.get(id);
      if (!site) throw new RangeError(`no site ${id} of ${own.layerId}`);
      return site;
    });
  });
  const polygons = sites.flatMap(polygonsOf);
  return {
    ...EMPTY_REGION,
    polygons,
    points: sites.flatMap(({ geometry, properties }) =>
      geometry?.type === 'Point' ? [{ featureId: properties.id, position: geometry.coordinates }] : [],
    ),
    areaSquareMetres: polygonsArea(polygons),
  };
}
