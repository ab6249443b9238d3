/** The table of districts by class. */
import { expect } from 'vitest';
import { coverageOf } from '../../../src/domain/coverage/coverage.ts';
import type { PreparedCity } from '../../../src/domain/prepared-city.ts';
import { atOnce } from '../../../src/engine/index.ts';
import type { Figures } from './figures.ts';
import { classKey, number, type Row, type Rows, words } from './sql.ts';

/** Areas, shares, unions, totals. */
export async function compareDistricts(f: Figures, prepared: PreparedCity, rows: Rows): Promise<void> {
  const { rows: ours, total, classes, unions, residualSquareMetres } = await coverageOf(prepared, atOnce);
  const districts = new Map((await rows('district_area')).map((r) => [String(r.district), number(r, 'square_metres')]));
  const all = [...districts.values()].reduce((a, b) => a + b, 0);
  for (const [district, area] of districts) f.area.theirs(district, area);
  f.area.theirs('total', all);
  const inTable = new Set(classes.map((c) => c.key));
  const own = (await rows('area_in_district')).filter((r) => inTable.has(classKey(r)));
  for (const [list, keyOf] of [
    [own, classKey],
    [await rows('union_in_district'), (r: Row) => words(r, 'role')],
  ] as const)
    for (const r of list) {
      const [district, area] = [String(r.district), number(r, 'square_metres')];
      f.area.theirs(`${district} ${keyOf(r)}`, area);
      f.area.theirs(`total ${keyOf(r)}`, area);
      f.share.theirs(`${district} ${keyOf(r)}`, area / districts.get(district)!);
      f.share.theirs(`total ${keyOf(r)}`, area / all);
    }
  for (const row of [...ours, total]) {
    const name = row.districtId ?? 'total';
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
  expect(residualSquareMetres).toBeLessThan(1e-9 * all);
}
