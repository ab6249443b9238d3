/** What the findings of a check come to together: outcome, conflict areas, bands. */
import { hasBit, sumAtoms } from '../../engine/index.ts';
import { type CountedClass, classesOfRole } from '../prepared-city.ts';
import { isOutside, type Measures } from './measures.ts';
import type { Finding, SitingOutcome, SitingResult } from './result.ts';
import type { Verdict } from './verdict.ts';

/** Outcomes that count as a conflict, strictest first. */
const CONFLICTS: readonly SitingOutcome[] = ['avoid', 'justify', 'certify'];

/** Whether a verdict puts the ground of its row in conflict. */
export const isConflict = (f: Verdict): boolean => f.status === 'hit' && CONFLICTS.includes(f.outcome);

/**
 * The strictest conflict; else unchecked where anything is, or where only a text that has expired speaks of the ground: the
 * one that came after it was not looked at. A notice decides nothing.
 */
export function overallOutcome(findings: readonly Verdict[]): SitingOutcome {
  const worst = CONFLICTS.find((o) => findings.some((f) => f.status === 'hit' && f.outcome === o));
  return worst ?? (findings.some((f) => f.status === 'unchecked' || f.lapsedOutcome) ? 'unchecked' : 'none');
}

/** Each class in conflict once, however many of its rules are hit; ground outside the city is in none of the sums. */
export function netOf(
  measures: Measures,
  findings: readonly (Verdict & Pick<Finding, 'groundKeys' | 'areaSquareMetres'>)[],
): SitingResult['net'] {
  const areas = new Map<string, number>();
  for (const f of findings)
    if (isConflict(f) && f.areaSquareMetres !== null)
      for (const key of f.groundKeys) areas.set(key, areaOf(measures, key));
  const net = groundOfKeys(measures, areas);
  const gross = [...areas.values()].reduce((sum, area) => sum + area, 0);
  return {
    keys: [...areas.keys()],
    areasSquareMetres: [...areas.values()],
    netSquareMetres: net,
    grossSquareMetres: gross,
    repeatedSquareMetres: gross - net,
  };
}

/** Ground in the city of all classes with these keys, each spot once. */
export function groundOfKeys({ prepared, check }: Measures, keys: Pick<ReadonlySet<string>, 'size' | 'has'>): number {
  if (keys.size === 0) return 0;
  const bits = prepared.classes.filter((c) => keys.has(c.key)).map((c) => c.bit);
  return sumAtoms(check.atoms, (a) => !isOutside(prepared, a.part) && bits.some((b) => hasBit(a.mask, b)));
}

/** Ground of a class that is in the footprint and in the city. */
function areaOf(measures: Measures, key: string): number {
  const counted = measures.prepared.classes.find((c) => c.key === key);
  if (!counted) return 0;
  const own = measures.of(counted);
  return own.isOverlapped ? own.areaSquareMetres : 0;
}

/** Where the ground inside the city lies across the bands. */
export function bandsOf(measures: Measures): SitingResult['bands'] {
  const { prepared, check, insideSquareMetres } = measures;
  const set = prepared.city.bandSet;
  if (!set) return null;
  const range = classesOfRole(prepared, 'management-range');
  const bands = classesOfRole(prepared, 'bands');
  const inCity = check.atoms.filter((a) => !isOutside(prepared, a.part));
  const bitsOf = (classes: readonly CountedClass[]) => classes.map((c) => c.bit);
  const areaOf = (bits: readonly number[]) => sumAtoms(inCity, (a) => bits.some((b) => hasBit(a.mask, b)));
  const rings = set.rings.map((r) => ({
    classId: r.class,
    fromMetres: r.fromMetres,
    toMetres: r.toMetres,
    areaSquareMetres: areaOf(bitsOf(bands.filter((c) => c.class.id === r.class))),
  }));
  const insideRange = areaOf(bitsOf(range));
  const all = bitsOf([...range, ...bands]);
  const beyondSquareMetres = sumAtoms(inCity, (a) => !all.some((b) => hasBit(a.mask, b)));
  const sum = rings.reduce((total, r) => total + r.areaSquareMetres, insideRange + beyondSquareMetres);
  const distances = range.flatMap((c) => measures.of(c).metres ?? []);
  return {
    insideSquareMetres: insideRange,
    rings,
    beyondSquareMetres,
    residualSquareMetres: insideSquareMetres - sum,
    distanceMetres: distances.length > 0 ? Math.min(...distances) : null,
  };
}
