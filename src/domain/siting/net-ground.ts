/** The ground behind the sums of a check: what several classes have in common with a footprint, each spot once. */
import { type Atom, hasBit, OUTSIDE, sumAtoms } from '../../engine/index.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import type { Outcome } from '../problems.ts';
import { examineFootprint } from './footprint.ts';

export interface NetGround {
  /** Shell first, then holes; closed; degrees on CGCS2000. */
  readonly polygons: PolygonCoordinates;
  /** Of that ground, each spot once, square metres. */
  readonly areaSquareMetres: number;
  /** The area told less that of the polygons as drawn. */
  readonly residualSquareMetres: number;
  /** Combinations of the classes that occur there, largest first: ground of `keys` and no other of the classes. */
  readonly combinations: readonly { readonly keys: readonly string[]; readonly areaSquareMetres: number }[];
}

/** A class with its bit. */
interface Counted {
  readonly key: string;
  readonly bit: number;
}

/**
 * Ground of a footprint, inside the city, where at least `least` of the classes lie: 1 is the net area (净涉及), 2 what the
 * gross sum counts more than once (重复计算). Problems: those of a footprint that cannot be checked.
 */
export async function netGround(
  prepared: PreparedCity,
  polygons: PolygonCoordinates,
  keys: readonly string[],
  least: 1 | 2,
): Promise<Outcome<NetGround>> {
  const examined = examineFootprint(polygons);
  if (!examined.ok) return examined;
  const classes = prepared.classes.filter((c) => keys.includes(c.key));
  const { atoms } = await prepared.overlay.check(examined.value, { outlines: false, distances: [] });
  const inCity = ({ part }: Pick<Atom, 'part'>) => prepared.districts.length === 0 || part !== OUTSIDE;
  const of = ({ mask }: Pick<Atom, 'mask'>): Counted[] => classes.filter((c) => hasBit(mask, c.bit));
  const isWanted = (key: Pick<Atom, 'part' | 'mask'>): boolean => inCity(key) && of(key).length >= least;
  const outline = await prepared.overlay.outlineWithin(examined.value, isWanted);
  const found = atoms.filter(isWanted);
  return {
    ok: true,
    problems: [],
    value: {
      polygons: outline.polygons,
      areaSquareMetres: sumAtoms(found, () => true),
      residualSquareMetres: outline.residualSquareMetres,
      combinations: combinations(found, of),
    },
  };
}

function combinations(atoms: readonly Atom[], of: (atom: Atom) => readonly Counted[]): NetGround['combinations'] {
  const sums = new Map<string, { keys: readonly string[]; areaSquareMetres: number }>();
  for (const atom of atoms) {
    const keys = of(atom).map((c) => c.key);
    const id = keys.join(' ');
    const areaSquareMetres = (sums.get(id)?.areaSquareMetres ?? 0) + atom.areaSquareMetres;
    sums.set(id, { keys, areaSquareMetres });
  }
  return [...sums.values()].sort((a, b) => b.areaSquareMetres - a.areaSquareMetres);
}
