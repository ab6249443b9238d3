/** Counts of remediation sites by type, band and status. */
import { hasBit } from '../../engine/index.ts';
import { classesOfRole, type PreparedCity } from '../prepared-city.ts';
import { isOverdue } from '../site-status.ts';
import type { CoverageResult } from './result.ts';

const INSIDE = 'inside';
const BEYOND = 'beyond';
/**
 * Count sites; null where the city has no site layer. A site on a boundary belongs to the band nearer the river.
 */
export async function siteCounts(prepared: PreparedCity): Promise<CoverageResult['sites']> {
  const layer = prepared.city.layers.find((l) => l.role === 'sites');
  const table = layer && prepared.tables.get(layer.id);
  if (!layer || !table) return null;
  const places = [
    ...classesOfRole(prepared, 'management-range').map((c) => ({ id: INSIDE, name: c.class.name, counted: c })),
    ...classesOfRole(prepared, 'bands').map((c) => ({ id: c.class.id, name: c.class.name, counted: c })),
  ];
  const bands = [...places.map(({ id, name }) => ({ id, name })), { id: BEYOND, name: null }];
  const points = table.features.filter((f) => f.geometry?.type === 'Point');
  const axis = (i: number) =>
    Float64Array.from(points, (f) => (f.geometry as import('geojson').Point).coordinates[i] ?? Number.NaN);
  const keys = await prepared.overlay.places(axis(0), axis(1));
  const placeOfSite = new Map(
    points.map((site, i) => {
      const at = places.findIndex(({ counted }) => hasBit(keys[i]!.mask, counted.bit));
      return [site, at < 0 ? places.length : at];
    }),
  );
  const types = layer.classes.map((c) => {
    const sites = table.features.filter((f) => f.properties.class === c.id);
    const byBand = bands.map(() => 0);
    const byStatus: Record<string, number> = {};
    let overdue = 0;
    for (const site of sites) {
      const status = String(site.properties.status ?? '');
      byStatus[status] = (byStatus[status] ?? 0) + 1;
      if (isOverdue(site, layer.versions[0]!.date)) overdue++;
      const at = placeOfSite.get(site);
      if (at !== undefined) byBand[at]!++;
    }
    return { classId: c.id, name: c.name, style: c.style, total: sites.length, byBand, byStatus, overdue };
  });
  return { layerId: layer.id, bands, types };
}
