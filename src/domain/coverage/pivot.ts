/** The table of districts: areas of classes and of their unions, summed from the city's atoms. */
import { type Atom, hasBit, OUTSIDE, sumAtoms } from '../../engine/index.ts';
import { classesOfRole, type PreparedCity } from '../prepared-city.ts';
import type { CoverageResult, CoverageRow } from './result.ts';

/** Roles whose classes stand in the table of districts. */
const TABLE_ROLES = ['red-line', 'ecological-space', 'protected-areas', 'management-range', 'bands'] as const;

export type Pivot = Pick<CoverageResult, 'classes' | 'unions' | 'rows' | 'total'>;

export function pivotOf(prepared: PreparedCity, atoms: readonly Atom[]): Pivot {
  const counted = prepared.classes.filter((c) => TABLE_ROLES.some((role) => role === c.layer.role));
  const unions = unionsOf(prepared);
  const row = (districtId: string | null, name: CoverageRow['name'], pick: (a: Atom) => boolean): CoverageRow => {
    const own = atoms.filter(pick);
    const area = sumAtoms(own, () => true);
    const share = (part: number) => (area > 0 ? part / area : 0);
    const areaOf = (bits: readonly number[]) => sumAtoms(own, (a) => bits.some((b) => hasBit(a.mask, b)));
    return {
      districtId,
      name,
      areaSquareMetres: area,
      cells: counted.map((c) => {
        const part = areaOf([c.bit]);
        return part > area * 1e-12 ? { areaSquareMetres: part, share: share(part) } : null;
      }),
      unions: unions.map((u) => {
        const part = areaOf(u.bits);
        return { areaSquareMetres: part, share: share(part) };
      }),
    };
  };
  return {
    classes: counted.map((c) => ({
      key: c.key,
      layerId: c.layer.id,
      classId: c.class.id,
      name: c.class.name,
      style: c.class.style,
      illustrative: c.layer.reality === 'illustrative',
    })),
    unions: unions.map(({ id, name, keys }) => ({ id, name, keys })),
    rows: districtNames(prepared).map(({ id, name }, part) => row(id, name, (a) => a.part === part)),
    total: row(null, null, (a) => a.part !== OUTSIDE),
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
