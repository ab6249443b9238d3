/** Coverage (成效): every figure a pivot of the city's table of atoms. */
import { type Atom, hasBit, sumAtoms, TOUCH_SQUARE_METRES, type Work } from '../../engine/index.ts';
import { type CountedClass, classesOfRole, type PreparedCity } from '../prepared-city.ts';
import { type CoverageFilter, isPartOf, isShown, isWithin, NO_FILTER } from './filter.ts';
import { redLineLedger } from './ledger.ts';
import { overviewOf } from './overview.ts';
import { perCity } from './per-city.ts';
import { pivotOf } from './pivot.ts';
import type { CoverageResult } from './result.ts';
import { shorelineOf } from './shoreline.ts';
import { siteCounts } from './sites.ts';

/** Layers whose combinations are listed (UpSet): at most this many bars are drawn from them. */
const COMBINATION_ROLES = ['red-line', 'protected-areas', 'ecological-space', 'bands'] as const;

/** What no filter changes: lines, sites and versions have figures of their own that do. */
const unfiltered = perCity(async (prepared, work) => ({
  shoreline: await shorelineOf(prepared, work),
  sites: await siteCounts(prepared),
  ledger: await redLineLedger(prepared, work),
}));

/**
 * Coverage of a prepared city; areas and the overview by the filter. After the first time the same city takes milliseconds.
 * @throws RangeError for a district or a class of `within` that the city has not.
 */
export async function coverageOf(
  prepared: PreparedCity,
  work: Work,
  filter: CoverageFilter = NO_FILTER,
): Promise<Omit<CoverageResult, 'elapsedMilliseconds'>> {
  const atoms = await prepared.overlay.atoms(work);
  const pivot = pivotOf(prepared, atoms, filter);
  const { classes, rows, total } = pivot;
  const [isInside, isIn] = [isPartOf(prepared, filter.districts), isWithin(prepared, filter.within)];
  return {
    ...pivot,
    overview: await overviewOf(prepared, filter, work),
    ...combinationsOf(
      prepared,
      atoms.filter((a) => isInside(a.part) && isIn(a)),
      filter,
    ),
    ...(await unfiltered(prepared, work)),
    residualSquareMetres: Math.max(
      Math.abs(rows.reduce((sum, r) => sum + r.areaSquareMetres, 0) - total.areaSquareMetres),
      ...classes.map((_, i) =>
        Math.abs(
          rows.reduce((sum, r) => sum + (r.cells[i]?.areaSquareMetres ?? 0), 0) -
            (total.cells[i]?.areaSquareMetres ?? 0),
        ),
      ),
    ),
  };
}

function combinationsOf(prepared: PreparedCity, atoms: readonly Atom[], filter: CoverageFilter) {
  const sets = COMBINATION_ROLES.flatMap((role) => {
    const members = classesOfRole(prepared, role).filter((c) => isShown(filter, c.key));
    // Of the bands the one nearest the river and the next count as one set; the outermost would cover the rest.
    const used: CountedClass[] = role === 'bands' ? members.slice(0, 2) : members;
    if (used.length === 0) return [];
    const name = role === 'bands' ? used.at(-1)!.class.name : used[0]!.layer.name;
    return [{ key: role, name, classKeys: used.map((m) => m.key), bits: used.map((m) => m.bit) }];
  });
  const sums = new Map<string, { keys: string[]; atoms: Atom[] }>();
  for (const atom of atoms) {
    const keys = sets.filter((s) => s.bits.some((b) => hasBit(atom.mask, b))).map((s) => s.key);
    if (keys.length === 0) continue;
    const id = keys.join(' ');
    const entry = sums.get(id) ?? { keys, atoms: [] };
    entry.atoms.push(atom);
    sums.set(id, entry);
  }
  const combinations = [...sums.values()]
    .map((c) => ({ keys: c.keys, areaSquareMetres: sumAtoms(c.atoms, () => true) }))
    .filter((c) => c.areaSquareMetres > TOUCH_SQUARE_METRES)
    .sort((a, b) => b.areaSquareMetres - a.areaSquareMetres);
  const combinationSets = sets.map((s) => ({
    key: s.key,
    name: s.name,
    classKeys: s.classKeys,
    areaSquareMetres: sumAtoms(atoms, (a) => s.bits.some((b) => hasBit(a.mask, b))),
  }));
  return {
    combinations,
    combinationSets,
    unionSquareMetres: combinations.reduce((sum, c) => sum + c.areaSquareMetres, 0),
    grossSquareMetres: combinationSets.reduce((sum, s) => sum + s.areaSquareMetres, 0),
  };
}
