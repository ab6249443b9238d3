/** The table of districts: areas of classes and of their unions, summed from the city's atoms. */
import { type Atom, hasBit, sumAtoms, TOUCH_SQUARE_METRES } from '../../engine/index.ts';
import { type CountedClass, classesOfRole, type PreparedCity } from '../prepared-city.ts';
import { type CoverageFilter, isPartOf, isShown, isWithin, NO_FILTER } from './filter.ts';
import { type CoverageResult, type CoverageRow, coverageClass } from './result.ts';

/** Roles whose classes stand in the table of districts. */
const TABLE_ROLES = ['red-line', 'ecological-space', 'protected-areas', 'management-range', 'bands'] as const;

const tableClasses = ({ classes }: PreparedCity): CountedClass[] =>
  classes.filter((c) => TABLE_ROLES.some((role) => role === c.layer.role));

export type Pivot = Pick<CoverageResult, 'classes' | 'unions' | 'rows' | 'total'>;

/**
 * Of the classes that stand in the table, or of others.
 * @throws RangeError for a district or a class of `within` that the city has not.
 */
export function pivotOf(
  prepared: PreparedCity,
  all: readonly Atom[],
  filter: CoverageFilter = NO_FILTER,
  classes: readonly CountedClass[] = tableClasses(prepared),
): Pivot {
  const counted = classes.filter((c) => isShown(filter, c.key));
  const unions = unionsOf(prepared).filter((u) => u.keys.every((key) => isShown(filter, key)));
  const atoms = all.filter(isWithin(prepared, filter.within));
  const isInside = isPartOf(prepared, filter.districts);
  const row = (districtId: string | null, name: CoverageRow['name'], pick: (a: Atom) => boolean): CoverageRow => {
    const own = atoms.filter(pick);
    const area = sumAtoms(own, () => true);
    const covered = (bits: readonly number[]) => {
      const part = sumAtoms(own, (a) => bits.some((b) => hasBit(a.mask, b)));
      return part > Math.max(TOUCH_SQUARE_METRES, area * 1e-12) ? { areaSquareMetres: part, share: part / area } : null;
    };
    return {
      districtId,
      name,
      areaSquareMetres: area,
      cells: counted.map((c) => covered([c.bit])),
      unions: unions.map((u) => covered(u.bits)),
    };
  };
  return {
    classes: counted.map(coverageClass),
    unions: unions.map(({ id, name, keys }) => ({ id, name, keys })),
    rows: districtNames(prepared).flatMap(({ id, name }, part) =>
      isInside(part) ? [row(id, name, (a) => a.part === part)] : [],
    ),
    total: row(null, null, (a) => isInside(a.part)),
  };
}

/** Districts by id and name, in the order of the partition. */
export const districtNames = (prepared: PreparedCity) =>
  prepared.districts.map((d) => {
    const { id, name, name_en: english } = d.properties;
    return { id, name: { zh: name, en: typeof english === 'string' ? english : name } };
  });

interface Union {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly keys: readonly string[];
  readonly bits: readonly number[];
}

/** Layers of several classes that may overlap one another, counted once. */
function unionsOf(prepared: PreparedCity): Union[] {
  const union = (id: string, role: Parameters<typeof classesOfRole>[1]): Union[] => {
    const members = classesOfRole(prepared, role);
    if (members.length < 2) return [];
    return [{ id, name: members[0]!.layer.name, keys: members.map((m) => m.key), bits: members.map((m) => m.bit) }];
  };
  return [...union('protected-areas', 'protected-areas'), ...union('bands', 'bands')];
}
