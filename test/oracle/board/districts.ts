/** The table of districts by class, under every filter. */
import { expect } from 'vitest';
import { coverageOf } from '../../../src/domain/coverage/coverage.ts';
import type { PreparedCity } from '../../../src/domain/prepared-city.ts';
import { atOnce } from '../../../src/engine/index.ts';
import { TOUCHING_SQUARE_METRES } from '../../support/check-area.ts';
import type { Figures } from './figures.ts';
import { type Asked, filtersOf } from './filters.ts';
import { classKey, number, type Row, type Rows, words } from './sql.ts';

/** Areas, shares, unions, totals. */
export async function compareDistricts(f: Figures, prepared: PreparedCity, rows: Rows): Promise<void> {
  for (const asked of filtersOf(prepared)) await compareTable(f, prepared, rows, asked);
}

async function compareTable(
  f: Figures,
  prepared: PreparedCity,
  rows: Rows,
  { name: under, filter, inCorridor, isInside }: Asked,
): Promise<void> {
  const { rows: ours, total, classes, unions, residualSquareMetres } = await coverageOf(prepared, atOnce, filter);
  const asked = async (table: string) => (await rows(table)).filter(isInside);
  const ground = await asked(inCorridor ? 'corridor_in_district' : 'district_area');
  const districts = new Map(ground.map((r) => [String(r.district), number(r, 'square_metres')]));
  const all = [...districts.values()].reduce((a, b) => a + b, 0);
  for (const [district, area] of districts) f.area.theirs(under + district, area);
  f.area.theirs(`${under}total`, all);
  const inTable = new Set(classes.map((c) => c.key));
  const own = await asked(inCorridor ? 'area_in_corridor' : 'area_in_district');
  for (const [list, keyOf] of [
    [own.filter((r) => inTable.has(classKey(r))), classKey],
    [await asked(inCorridor ? 'union_in_corridor' : 'union_in_district'), (r: Row) => words(r, 'role')],
  ] as const)
    for (const r of list) {
      const [district, area] = [String(r.district), number(r, 'square_metres')];
      f.area.theirs(`${under}${district} ${keyOf(r)}`, area);
      f.area.theirs(`${under}total ${keyOf(r)}`, area);
      // What only touches is no part.
      if (area <= TOUCHING_SQUARE_METRES) continue;
      f.share.theirs(`${under}${district} ${keyOf(r)}`, area / districts.get(district)!);
      f.share.theirs(`${under}total ${keyOf(r)}`, area / all);
    }
  for (const row of [...ours, total]) {
    const name = under + (row.districtId ?? 'total');
    f.area.ours(name, row.areaSquareMetres);
    classes.forEach((c, i) => {
      f.area.ours(`${name} ${c.key}`, row.cells[i]?.areaSquareMetres ?? 0);
      f.share.ours(`${name} ${c.key}`, row.cells[i]?.share ?? 0);
    });
    unions.forEach((u, i) => {
      f.area.ours(`${name} ${u.id}`, row.unions[i]?.areaSquareMetres ?? 0);
      f.share.ours(`${name} ${u.id}`, row.unions[i]?.share ?? 0);
    });
  }
  expect(residualSquareMetres).toBeLessThanOrEqual(1e-9 * all);
}
