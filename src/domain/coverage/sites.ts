/** Counts of remediation sites by type, band and status. */
import { featuresAt } from '../../engine/index.ts';
import { classesOfRole, type PreparedCity } from '../prepared-city.ts';
import { isOverdue } from '../site-status.ts';
import type { CoverageResult } from './result.ts';

const INSIDE = 'inside';
const BEYOND = 'beyond';
/**
 * Count sites; null where the city has no site layer. A site on a boundary belongs to the band nearer the river.
 */
export function siteCounts(prepared: PreparedCity): CoverageResult['sites'] {
  const layer = prepared.city.layers.find((l) => l.role === 'sites');
  const table = layer && prepared.tables.get(layer.id);
  if (!layer || !table) return null;
  const places = [
    ...classesOfRole(prepared, 'management-range').map((c) => ({ id: INSIDE, name: c.class.name, counted: c })),
    ...classesOfRole(prepared, 'bands').map((c) => ({ id: c.class.id, name: c.class.name, counted: c })),
  ];
  const bands = [...places.map(({ id, name }) => ({ id, name })), { id: BEYOND, name: null }];
  const placeOfSite = (lon: number, lat: number): number => {
    const at = places.findIndex(({ counted }) => {
      const compiled = prepared.arrangement.members[counted.member]!.layer;
      const classIndex = counted.layer.classes.indexOf(counted.class);
      return featuresAt(compiled, lon, lat).some((f) => compiled.featureClass[f] === classIndex);
    });
    return at < 0 ? places.length : at;
  };
  const types = layer.classes.map((c) => {
    const sites = table.features.filter((f) => f.properties.class === c.id);
    const byBand = bands.map(() => 0);
    const byStatus: Record<string, number> = {};
    let overdue = 0;
    for (const site of sites) {
      const status = String(site.properties.status ?? '');
      byStatus[status] = (byStatus[status] ?? 0) + 1;
      if (isOverdue(site, layer.versions[0]!.date)) overdue++;
      if (site.geometry?.type !== 'Point') continue;
      const [lon, lat] = site.geometry.coordinates as [number, number];
      byBand[placeOfSite(lon, lat)]!++;
    }
    return { classId: c.id, name: c.name, style: c.style, total: sites.length, byBand, byStatus, overdue };
  });
  return { layerId: layer.id, bands, types };
}
