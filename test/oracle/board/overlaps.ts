/** The overlap matrix, of the city and of each district. */
import { expect } from 'vitest';
import { overlapsOf } from '../../../src/domain/coverage/overlaps.ts';
import type { PreparedCity } from '../../../src/domain/prepared-city.ts';
import { atOnce } from '../../../src/engine/index.ts';
import type { Figures } from './figures.ts';
import { type Asked, filtersOf } from './filters.ts';
import { classKey, number, type Rows } from './sql.ts';

const pair = (a: string, b: string): string => [a, b].sort().join(' and ');

/** Matrix, gross and net, union, red line and protected areas apart. */
export async function compareOverlaps(f: Figures, prepared: PreparedCity, rows: Rows): Promise<void> {
  // The matrix is of all ground: it has no filter by band.
  for (const asked of filtersOf(prepared).filter(({ inCorridor }) => !inCorridor)) {
    await ownMatrix(f, prepared, rows, asked);
    await theirMatrix(f, rows, asked);
  }
}

async function ownMatrix(f: Figures, prepared: PreparedCity, rows: Rows, { name, filter }: Asked): Promise<void> {
  const table = await overlapsOf(prepared, filter.districts, atOnce);
  expect(table.layers.map((l) => l.layerId).sort()).toEqual((await rows('counted')).map((r) => r.layer).sort());
  table.classes.forEach((a, i) => {
    f.area.ours(`${name}gross ${a.key}`, a.grossSquareMetres);
    f.area.ours(`${name}net ${a.key}`, a.netSquareMetres);
    table.classes.forEach((b, j) => {
      if (i <= j) f.area.ours(name + pair(a.key, b.key), table.together[i]![j]!);
    });
  });
  table.layers.forEach((a, i) => {
    f.area.ours(`${name}gross layer ${a.layerId}`, a.grossSquareMetres);
    f.area.ours(`${name}net layer ${a.layerId}`, a.netSquareMetres);
    table.layers.forEach((b, j) => {
      if (i <= j) f.area.ours(`${name}layers ${pair(a.layerId, b.layerId)}`, table.layersTogether[i]![j]!);
    });
  });
  f.area.ours(`${name}union`, table.unionSquareMetres);
  f.area.ours(`${name}red line apart`, table.apart!.redLineSquareMetres);
  f.area.ours(`${name}protected areas apart`, table.apart!.protectedSquareMetres);
}

async function theirMatrix(f: Figures, rows: Rows, { name, isInside }: Asked): Promise<void> {
  const asked = async (table: string) => (await rows(table)).filter(isInside);
  for (const r of await asked('class_together')) {
    const [a, b] = [`${r.layer_a}/${r.class_a}`, `${r.layer_b}/${r.class_b}`];
    f.area.theirs(name + pair(a, b), number(r, 'square_metres'));
    if (a === b) f.area.theirs(`${name}net ${a}`, number(r, 'square_metres'));
  }
  for (const r of await asked('layer_together')) {
    f.area.theirs(`${name}layers ${pair(String(r.layer_a), String(r.layer_b))}`, number(r, 'square_metres'));
    if (r.layer_a === r.layer_b) f.area.theirs(`${name}net layer ${r.layer_a}`, number(r, 'square_metres'));
  }
  for (const r of await asked('class_gross')) {
    f.area.theirs(`${name}gross ${classKey(r)}`, number(r, 'square_metres'));
    f.area.theirs(`${name}gross layer ${r.layer}`, number(r, 'square_metres'));
  }
  for (const r of await asked('any_ground')) f.area.theirs(`${name}union`, number(r, 'square_metres'));
  for (const r of await asked('apart')) {
    f.area.theirs(`${name}red line apart`, number(r, 'red_line'));
    f.area.theirs(`${name}protected areas apart`, number(r, 'protected_areas'));
  }
}
