/** Protected areas of different names that lie upon each other. */
import { overlapsOf } from '../../../src/domain/coverage/overlaps.ts';
import type { PreparedCity } from '../../../src/domain/prepared-city.ts';
import { atOnce } from '../../../src/engine/index.ts';
import type { Figures } from './figures.ts';
import { filtersOf } from './filters.ts';
import { number, type Rows } from './sql.ts';

/** Areas by pair and district, of the city and of each district; and by zone. */
export async function compareNamedOverlaps(f: Figures, prepared: PreparedCity, rows: Rows): Promise<void> {
  const names = (list: readonly string[]) => list.toSorted().join(' + ');
  for (const { name, filter, isInside } of filtersOf(prepared).filter(({ inCorridor }) => !inCorridor)) {
    const { named } = await overlapsOf(prepared, filter.districts, atOnce);
    for (const overlap of named) {
      const of = name + names(overlap.names);
      f.area.ours(of, overlap.areaSquareMetres);
      for (const d of overlap.districts) f.area.ours(`${of} ${d.districtId}`, d.areaSquareMetres);
      // Zones are of the whole city.
      if (filter.districts !== null) continue;
      for (const z of overlap.zones)
        f.area.ours(names(overlap.names.map((n, i) => `${n}:${z.classIds[i]}`)), z.areaSquareMetres);
    }
    for (const r of (await rows('named_overlap')).filter(isInside)) {
      const of = name + names([String(r.name_a), String(r.name_b)]);
      f.area.theirs(of, number(r, 'square_metres'));
      f.area.theirs(`${of} ${r.district}`, number(r, 'square_metres'));
    }
  }
  for (const r of await rows('named_overlap_zone'))
    f.area.theirs(names([`${r.name_a}:${r.class_a}`, `${r.name_b}:${r.class_b}`]), number(r, 'square_metres'));
}
