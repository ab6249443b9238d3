/** The overview of all layers. */
import { NO_FILTER } from '../../../src/domain/coverage/filter.ts';
import { overviewOf } from '../../../src/domain/coverage/overview.ts';
import type { PreparedCity } from '../../../src/domain/prepared-city.ts';
import { atOnce } from '../../../src/engine/index.ts';
import { Figures } from './figures.ts';
import { firstBand } from './filters.ts';
import { classKey, number, type Rows, words } from './sql.ts';

/** By district, on borders and outside, and on the ground of the first band. */
export async function compareOverview(f: Figures, prepared: PreparedCity, rows: Rows): Promise<void> {
  const { city: record } = prepared;
  const add = (side: 'ours' | 'theirs', name: string, cell: Cell | null) => {
    if (cell?.areaSquareMetres) f.area[side](name, cell.areaSquareMetres);
    if (cell?.lengthMetres) f.length[side](name, cell.lengthMetres);
    if (cell?.count) f.count[side](name, cell.count);
  };
  const { classes, rows: ours, border, outside, total } = await overviewOf(prepared, NO_FILTER, atOnce);
  for (const row of [...ours, border, outside, total])
    classes.forEach((c, i) => {
      add('ours', `${row.districtId ?? row.kind} ${c.key}`, row.cells[i]!);
    });
  const theirs = (name: string, cell: Cell) => add('theirs', name, cell);
  for (const r of await rows('area_in_district')) {
    const areaSquareMetres = number(r, 'square_metres');
    theirs(`${r.district} ${classKey(r)}`, { areaSquareMetres, count: number(r, 'features') });
    theirs(`total ${classKey(r)}`, { areaSquareMetres });
  }
  for (const r of await rows('feature_in_city')) theirs(`total ${classKey(r)}`, { count: number(r, 'features') });
  // What is outside is a difference: it is told as well as the class.
  for (const r of await rows('area_outside')) {
    f.area.theirs(`outside ${classKey(r)}`, number(r, 'square_metres'), Figures.areaOf(number(r, 'whole')));
    f.area.ours(`outside ${classKey(r)}`, 0);
  }
  const inForce = new Set(record.layers.map((l) => `${l.id} ${l.versions[0]!.id}`));
  const now = async (table: string) => (await rows(table)).filter((r) => inForce.has(words(r, 'layer', 'version')));
  for (const r of await now('line_in_district')) {
    theirs(`${r.district} ${classKey(r)}`, { lengthMetres: number(r, 'metres') });
    theirs(`total ${classKey(r)}`, { lengthMetres: number(r, 'metres') });
    f.length.theirs(`outside ${classKey(r)}`, -number(r, 'metres'));
  }
  for (const r of await now('line_on_border')) {
    theirs(`border ${classKey(r)}`, { lengthMetres: number(r, 'metres') });
    theirs(`total ${classKey(r)}`, { lengthMetres: number(r, 'metres') });
    f.length.theirs(`outside ${classKey(r)}`, -number(r, 'metres'));
  }
  for (const r of await now('line_length')) f.length.theirs(`outside ${classKey(r)}`, number(r, 'metres'));
  for (const r of await rows('point_place')) {
    const place = [`outside`, String(r.district), 'border'][Math.min(2, number(r, 'districts'))]!;
    theirs(`${place} ${classKey(r)}`, { count: 1 });
    if (place !== 'outside') theirs(`total ${classKey(r)}`, { count: 1 });
  }
  await compareCorridor(f, prepared, rows);
}

interface Cell {
  readonly areaSquareMetres?: number | null;
  readonly lengthMetres?: number | null;
  readonly count?: number | null;
}

async function compareCorridor(f: Figures, prepared: PreparedCity, rows: Rows): Promise<void> {
  const band = firstBand(prepared);
  if (band === null) return;
  const within = [band];
  const { classes, rows: ours, total } = await overviewOf(prepared, { ...NO_FILTER, within }, atOnce);
  const lines = new Set(prepared.city.layers.filter((l) => l.geometry === 'line').map((l) => l.id));
  for (const row of [...ours, total])
    classes.forEach((c, i) => {
      const cell = row.cells[i];
      if (!cell || lines.has(c.layerId)) return;
      const name = `corridor ${row.districtId ?? row.kind} ${c.key}`;
      if (cell.areaSquareMetres) f.area.ours(name, cell.areaSquareMetres);
      if (cell.count && row.kind === 'total') f.count.ours(name, cell.count);
    });
  for (const r of await rows('area_in_corridor')) {
    f.area.theirs(`corridor ${r.district} ${classKey(r)}`, number(r, 'square_metres'));
    f.area.theirs(`corridor total ${classKey(r)}`, number(r, 'square_metres'));
  }
  for (const r of await rows('point_in_corridor'))
    f.count.theirs(`corridor total ${classKey(r)}`, number(r, 'features'));
}
