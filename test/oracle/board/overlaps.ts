/** The overlap matrix, combinations and named overlaps. */
import { expect } from 'vitest';
import { coverageOf } from '../../../src/domain/coverage/coverage.ts';
import { overlapsOf } from '../../../src/domain/coverage/overlaps.ts';
import type { PreparedCity } from '../../../src/domain/prepared-city.ts';
import { atOnce } from '../../../src/engine/index.ts';
import { Figures } from './figures.ts';
import { classKey, number, type Row, type Rows } from './sql.ts';

/** Matrix, gross and net, union, combinations, red line and protected areas apart. */
export async function compareOverlaps(f: Figures, prepared: PreparedCity, rows: Rows): Promise<void> {
  const table = await overlapsOf(prepared, null, atOnce);
  const { combinations, combinationSets, unionSquareMetres, grossSquareMetres } = await coverageOf(prepared, atOnce);
  const pair = (a: string, b: string) => [a, b].sort().join(' and ');
  expect(table.layers.map((l) => l.layerId).sort()).toEqual((await rows('counted')).map((r) => r.layer).sort());
  table.classes.forEach((a, i) => {
    f.area.ours(`gross ${a.key}`, a.grossSquareMetres);
    f.area.ours(`net ${a.key}`, a.netSquareMetres);
    table.classes.forEach((b, j) => {
      if (i <= j) f.area.ours(pair(a.key, b.key), table.together[i]![j]!);
    });
  });
  table.layers.forEach((a, i) => {
    f.area.ours(`gross layer ${a.layerId}`, a.grossSquareMetres);
    f.area.ours(`net layer ${a.layerId}`, a.netSquareMetres);
    table.layers.forEach((b, j) => {
      if (i <= j) f.area.ours(`layers ${pair(a.layerId, b.layerId)}`, table.layersTogether[i]![j]!);
    });
  });
  for (const r of await rows('class_together')) {
    const [a, b] = [`${r.layer_a}/${r.class_a}`, `${r.layer_b}/${r.class_b}`];
    f.area.theirs(pair(a, b), number(r, 'square_metres'));
    if (a === b) f.area.theirs(`net ${a}`, number(r, 'square_metres'));
  }
  for (const r of await rows('layer_together')) {
    f.area.theirs(`layers ${pair(String(r.layer_a), String(r.layer_b))}`, number(r, 'square_metres'));
    if (r.layer_a === r.layer_b) f.area.theirs(`net layer ${r.layer_a}`, number(r, 'square_metres'));
  }
  for (const r of await rows('class_gross')) {
    f.area.theirs(`gross ${classKey(r)}`, number(r, 'square_metres'));
    f.area.theirs(`gross layer ${r.layer}`, number(r, 'square_metres'));
  }
  f.area.ours('union', table.unionSquareMetres);
  f.area.theirs('union', number((await rows('any_ground'))[0]!, 'square_metres'));
  f.area.ours('red line apart', table.apart!.redLineSquareMetres);
  f.area.ours('protected areas apart', table.apart!.protectedSquareMetres);
  const [apart] = await rows('apart');
  f.area.theirs('red line apart', number(apart!, 'red_line'));
  f.area.theirs('protected areas apart', number(apart!, 'protected_areas'));
  const members = (r: Row) => (r.members as string[]).toSorted().join(' ');
  for (const c of combinations) f.area.ours(`only ${c.keys.toSorted().join(' ')}`, c.areaSquareMetres);
  for (const s of combinationSets) f.area.ours(`set ${s.key}`, s.areaSquareMetres);
  f.area.ours('any set', unionSquareMetres);
  f.area.ours('all sets', grossSquareMetres);
  // A combination is a difference of sets: it is told as well as the largest of them.
  const common = await rows('combination_common');
  const sets = new Map(
    common.filter((r) => !members(r).includes(' ')).map((r) => [members(r), number(r, 'square_metres')]),
  );
  for (const [set, area] of sets) {
    f.area.theirs(`set ${set}`, area);
    f.area.theirs('all sets', area);
  }
  for (const r of await rows('combination')) {
    const operand = Math.max(...(r.members as string[]).map((set) => sets.get(set)!));
    f.area.theirs(`only ${members(r)}`, number(r, 'square_metres'), Figures.areaOf(operand));
    f.area.theirs('any set', number(r, 'square_metres'));
  }
}
