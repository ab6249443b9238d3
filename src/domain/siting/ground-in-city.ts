/** The part of a footprint that lies in the city: what a distance of the city's rules is measured from. */
import { type Footprint, type FootprintAnswer, hasBit, OUTSIDE, sumAtoms } from '../../engine/index.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { examineFootprint } from './footprint.ts';
import type { Row } from './rows.ts';

export interface GroundInCity {
  readonly footprint: Footprint;
  readonly check: FootprintAnswer;
}

/** Outline of a footprint's ground in the city's districts. */
export async function outlineInCity({ overlay }: PreparedCity, footprint: Footprint): Promise<PolygonCoordinates> {
  return (await overlay.outlineInParts(footprint)).polygons;
}

/**
 * The ground in the city of a footprint that is partly outside, with its own distances to the classes in `bits`. Null where
 * its outline is none that can be measured: distances are then those of all of the footprint.
 */
export async function groundInCity(
  prepared: PreparedCity,
  footprint: Footprint,
  bits: readonly number[],
): Promise<GroundInCity | null> {
  const examined = examineFootprint(await outlineInCity(prepared, footprint));
  if (!examined.ok) return null;
  const check = await prepared.overlay.check(examined.value, { outlines: false, distances: bits, partsOnly: true });
  return { footprint: examined.value, check };
}

/**
 * Whether the ground in the city has distances of its own to what a plan's rules measure from. It has none where the point of the
 * footprint that is nearest lies in the city, for then nothing outside is nearer. `check`: of all of the footprint.
 */
export async function hasOwnDistances(
  prepared: PreparedCity,
  { atoms, distances }: FootprintAnswer,
  touchSquareMetres: number,
  plan: readonly Row[],
): Promise<boolean> {
  const { bits, lines } = ruledTargets(plan);
  const nearest = bits.flatMap((bit) => distances.get(bit)?.onFootprint ?? []);
  const isMetOutsideAlone = (bit: number) =>
    atoms.some((a) => hasBit(a.mask, bit)) &&
    sumAtoms(atoms, (a) => hasBit(a.mask, bit) && a.part !== OUTSIDE) <= touchSquareMetres;
  if (lines || bits.some((bit) => !distances.has(bit) && isMetOutsideAlone(bit))) return true;
  const axis = (i: number) => Float64Array.from({ length: nearest.length / 2 }, (_, k) => nearest[2 * k + i]!);
  return (await prepared.overlay.places(axis(0), axis(1))).some(({ part }) => part === OUTSIDE);
}

interface RuledTargets {
  /** Classes that distances are measured from. */
  readonly bits: readonly number[];
  /** Whether distances are measured from lines or points too. */
  readonly lines: boolean;
}

const targetsOfPlans = new WeakMap<readonly Row[], RuledTargets>();

/** What the rules of a plan want a distance from. */
export function ruledTargets(plan: readonly Row[]): RuledTargets {
  const known = targetsOfPlans.get(plan);
  if (known) return known;
  const rows = plan.filter((r) => r.rule?.test.kind === 'within');
  const targets = {
    bits: [...new Set(rows.flatMap(({ target: t }) => (t.kind === 'distance' ? t.to.map((c) => c.bit) : [])))],
    lines: rows.some((r) => r.target.kind === 'lines'),
  };
  targetsOfPlans.set(plan, targets);
  return targets;
}
