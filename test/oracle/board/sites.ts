/** Remediation sites. */
import { expect } from 'vitest';
import { siteTable } from '../../../src/domain/coverage/site-table.ts';
import type { PreparedCity } from '../../../src/domain/prepared-city.ts';
import { atOnce } from '../../../src/engine/index.ts';
import type { Figures } from './figures.ts';
import { classKey, number, type Row, type Rows, words } from './sql.ts';

/** `day`: on which deadlines are looked at. Place, status, term, distance to the range, and how many of each. */
export async function compareSites(f: Figures, prepared: PreparedCity, rows: Rows, day: string): Promise<void> {
  const table = (await siteTable(prepared, day, atOnce))!;
  const theirs = await rows('site_place');
  const told = new Map(theirs.map((r) => [words(r, 'layer', 'id'), r]));
  for (const row of table.rows) {
    const name = `${row.layerId} ${row.id}`;
    const r = told.get(name)!;
    const { classId, status, found, deadline, overdue, passed, holder, districtId, band, controls } = row;
    expect({
      name,
      classId,
      status,
      found,
      deadline,
      overdue,
      passed,
      holder,
      districtId,
      band,
      controls: controls.toSorted(),
    }).toEqual({
      name,
      classId: r.class,
      status: r.status,
      found: r.found,
      deadline: r.deadline,
      overdue: r.overdue ?? false,
      passed: r.passed ?? false,
      holder: r.holder,
      districtId: r.district,
      band: r.band ?? (table.bands.length > 0 ? 'beyond' : null),
      controls: r.controls ?? [],
    });
    expect(row.rangeDistanceMetres === null, name).toBe(r.range_metres === null);
    f.distance.ours(name, row.rangeDistanceMetres ?? 0);
    f.area.ours(name, row.areaSquareMetres ?? 0);
  }
  for (const [name, r] of told) {
    f.distance.theirs(name, number(r, 'range_metres'));
    f.area.theirs(name, number(r, 'square_metres'));
  }
  const columns = { type: classKey, status: (r: Row) => r.status, district: (r: Row) => r.district, band: (r: Row) => r.band ?? 'beyond', holder: (r: Row) => r.holder, found: (r: Row) => r.found, deadline: (r: Row) => r.deadline } as const; // biome-ignore format: one table
  for (const [by, of] of Object.entries(columns) as [keyof typeof columns, (r: Row) => unknown][]) {
    for (const { key: k, count, overdue } of table.counts[by]) {
      f.count.ours(`${by} ${k}`, count);
      f.count.ours(`${by} ${k} overdue`, overdue);
    }
    for (const r of theirs) {
      f.count.theirs(`${by} ${of(r)}`, 1);
      f.count.theirs(`${by} ${of(r)} overdue`, Number(r.overdue ?? false));
    }
  }
}
