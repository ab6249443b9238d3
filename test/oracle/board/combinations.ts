/** The plot of combinations (UpSet), under every filter. */
import { coverageOf } from '../../../src/domain/coverage/coverage.ts';
import type { PreparedCity } from '../../../src/domain/prepared-city.ts';
import { atOnce } from '../../../src/engine/index.ts';
import { Figures } from './figures.ts';
import { filtersOf } from './filters.ts';
import { number, type Row, type Rows } from './sql.ts';

const members = (r: Row): string => (r.members as string[]).toSorted().join(' ');

/** Every exclusive combination, every set, all of them together, net and gross. */
export async function compareCombinations(f: Figures, prepared: PreparedCity, rows: Rows): Promise<void> {
  const common = await rows('combination_common');
  const exact = await rows('combination');
  for (const { name, filter, inCorridor, isInside } of filtersOf(prepared)) {
    const own = await coverageOf(prepared, atOnce, filter);
    for (const c of own.combinations) f.area.ours(`${name}only ${c.keys.toSorted().join(' ')}`, c.areaSquareMetres);
    for (const s of own.combinationSets) f.area.ours(`${name}set ${s.key}`, s.areaSquareMetres);
    f.area.ours(`${name}any set`, own.unionSquareMetres);
    f.area.ours(`${name}all sets`, own.grossSquareMetres);
    const isAsked = (r: Row) => isInside(r) && r.in_corridor === inCorridor;
    const sets = common.filter((r) => isAsked(r) && (r.members as string[]).length === 1);
    for (const r of sets) {
      f.area.theirs(`${name}set ${members(r)}`, number(r, 'square_metres'));
      f.area.theirs(`${name}all sets`, number(r, 'square_metres'));
    }
    for (const r of exact.filter(isAsked)) {
      // A difference of sets: it is told as well as the largest of them in its district.
      const operands = sets.filter((s) => s.district === r.district && (r.members as string[]).includes(members(s)));
      const operand = Math.max(...operands.map((s) => number(s, 'square_metres')));
      f.area.theirs(`${name}only ${members(r)}`, number(r, 'square_metres'), Figures.areaOf(operand));
      f.area.theirs(`${name}any set`, number(r, 'square_metres'));
    }
  }
}
