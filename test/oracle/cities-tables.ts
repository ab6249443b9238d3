/**
 * The five cities' tables against PostGIS (in WebAssembly): every class dissolved by ST_Union, cut by each district and by
 * every other class, and the areas of what is left compared with sums over our atoms. Part of `postgis.test.ts`: a database
 * takes twenty seconds to be made, and one serves both.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCity } from '../../src/domain/city.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { type PreparedCity, polygonsOf, prepareCity } from '../../src/domain/prepared-city.ts';
import { type Atom, atOnce, hasBit, type Polygons, sumAtoms } from '../../src/engine/index.ts';
import { areaTolerance, checkArea, TOUCHING_SQUARE_METRES } from '../support/check-area.ts';
import { independentArea } from '../support/independent-area.ts';
import type { PostGis } from '../support/postgis.ts';

const CITIES = new URL('../../data/cities/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, CITIES), 'utf8'));

function readCity(id: string): Promise<PreparedCity> {
  const city = parseCity(json(`${id}/city.json`));
  const versions = new Map(
    city.layers.map((layer) => [
      layer.id,
      new Map(layer.versions.map((v) => [v.id, json(`${id}/${v.file}`) as LayerTable])),
    ]),
  );
  return prepareCity(city, versions, atOnce);
}

/** Something whose area both sides can tell: what a set of features covers. */
interface Region {
  readonly name: string;
  readonly features: readonly Polygons[];
  readonly holds: (atom: Atom) => boolean;
}

function regionsOf(prepared: PreparedCity): { districts: Region[]; classes: Region[] } {
  const districts = prepared.districts.map((d, part) => ({
    name: d.properties.name,
    features: [polygonsOf(d)],
    holds: (atom: Atom) => atom.part === part,
  }));
  const classes = prepared.classes.map(({ key, layer, class: c, bit }) => ({
    name: key,
    features: prepared.tables
      .get(layer.id)!
      .features.filter((f) => f.properties.class === c.id)
      .map(polygonsOf),
    holds: (atom: Atom) => hasBit(atom.mask, bit),
  }));
  return { districts, classes: classes.filter((c) => c.features.length > 0) };
}

/** Registers the tests. `asked`: the database, from when they run. */
export function citiesTables(asked: () => PostGis): void {
  const ids = (json('index.json') as { id: string }[]).map((c) => c.id);

  test.each(ids)('%s: every class by district and by every other class', async (id) => {
    const postgis = asked();
    const prepared = await readCity(id);
    expect(prepared.problems.filter((p) => p.severity === 'error')).toEqual([]);
    const atoms = await prepared.overlay.atoms(atOnce);
    const { districts, classes } = regionsOf(prepared);
    const regions = [...districts, ...classes];
    const dissolved = await postgis.unions(regions.map((r) => r.features));
    expect(dissolved).not.toContain(null);
    const areas = dissolved.map((p) => independentArea(p!));
    regions.forEach((r, i) => {
      // Features of a class may lie upon each other: the smaller operand is the smallest feature, not the class.
      const smallest = Math.min(...r.features.map(independentArea));
      checkArea(sumAtoms(atoms, r.holds), areas[i]!, Math.max(smallest, 1e-3 * areas[i]!), () => r.name);
    });

    const pairs = regions.flatMap((_, i) => classes.map((_, k) => [i, districts.length + k] as const));
    const questions = pairs.filter(([i, j]) => i < j);
    const answers = await postgis.intersections(questions.map(([i, j]) => [dissolved[i]!, dissolved[j]!]));
    let worst = 0;
    let overlapping = 0;
    let unanswered = 0;
    let touching = 0;
    questions.forEach(([i, j], n) => {
      const answer = answers[n];
      if (!answer) {
        unanswered++;
        return;
      }
      const [p, q] = [regions[i]!, regions[j]!];
      const ours = sumAtoms(atoms, (atom) => p.holds(atom) && q.holds(atom));
      const oracle = independentArea(answer);
      if (oracle === 0) {
        touching = Math.max(touching, Math.abs(ours));
        return;
      }
      overlapping++;
      const smaller = Math.min(areas[i]!, areas[j]!);
      checkArea(ours, oracle, smaller, () => `${p.name} and ${q.name}`);
      worst = Math.max(worst, Math.abs(ours - oracle) / areaTolerance(oracle, smaller));
    });
    console.log(
      `oracle: ${id}: ${districts.length} districts, ${classes.length} classes, ${questions.length} pairs, ${overlapping} with an overlap, ${unanswered} without an answer; largest deviation ${worst} of the tolerance, where nothing is in common ${touching} m2`,
    );
    expect(touching).toBeLessThan(TOUCHING_SQUARE_METRES);
    expect(unanswered).toBeLessThan(0.05 * questions.length);
  });
}
