/** Coverage (成效): every figure a pivot of the city's table of atoms. */
import { type Atom, hasBit, OUTSIDE, sumAtoms, type Work } from '../../engine/index.ts';
import { lineLength } from '../../geodesy/ellipsoid.ts';
import { type CountedClass, classesOfRole, type PreparedCity } from '../prepared-city.ts';
import { redLineLedger } from './ledger.ts';
import type { CoverageResult, CoverageRow } from './result.ts';
import { siteCounts } from './sites.ts';

/** Roles whose classes stand in the table of districts. */
const TABLE_ROLES = ['red-line', 'ecological-space', 'protected-areas', 'management-range', 'bands'] as const;

/** Layers whose combinations are listed (UpSet): at most this many bars are drawn from them. */
const COMBINATION_ROLES = ['red-line', 'protected-areas', 'ecological-space', 'bands'] as const;

/** Coverage of a prepared city. */
export async function coverageOf(
  prepared: PreparedCity,
  work: Work,
): Promise<Omit<CoverageResult, 'elapsedMilliseconds'>> {
  const atoms = await prepared.overlay.atoms(work);
  const counted = prepared.classes.filter((c) => TABLE_ROLES.some((role) => role === c.layer.role));
  const unions = unionsOf(prepared);
  const inCity = (a: Atom) => a.part !== OUTSIDE;
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
  const rows = prepared.districts.map((d, part) => {
    const { id, name, name_en: english } = d.properties;
    return row(id, { zh: name, en: typeof english === 'string' ? english : name }, (a) => a.part === part);
  });
  const total = row(null, null, inCity);
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
    rows,
    total,
    ...combinationsOf(prepared, atoms.filter(inCity)),
    shoreline: await shorelineOf(prepared, work),
    sites: await siteCounts(prepared),
    ledger: await redLineLedger(prepared, work),
    residualSquareMetres: Math.max(
      Math.abs(rows.reduce((sum, r) => sum + r.areaSquareMetres, 0) - total.areaSquareMetres),
      ...counted.map((_, i) =>
        Math.abs(
          rows.reduce((sum, r) => sum + (r.cells[i]?.areaSquareMetres ?? 0), 0) -
            (total.cells[i]?.areaSquareMetres ?? 0),
        ),
      ),
    ),
  };
}

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

function combinationsOf(prepared: PreparedCity, atoms: readonly Atom[]) {
  const sets = COMBINATION_ROLES.flatMap((role) => {
    const members = classesOfRole(prepared, role);
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

async function shorelineOf(prepared: PreparedCity, work: Work): Promise<CoverageResult['shoreline']> {
  const layer = prepared.city.layers.find((l) => l.role === 'shoreline');
  const table = layer && prepared.tables.get(layer.id);
  if (!layer || !table) return null;
  const lines = table.features.map((f) => ({
    class: Math.max(
      0,
      layer.classes.findIndex((c) => c.id === f.properties.class),
    ),
    lines: linesOf(f.geometry),
  }));
  const lengths = await prepared.overlay.lengths(lines, false, work);
  const zones = layer.classes.map((c, i) => {
    const own = lengths.filter((l) => l.class === i);
    return {
      classId: c.id,
      name: c.name,
      style: c.style,
      lengthMetres: own.reduce((sum, l) => sum + l.lengthMetres, 0),
    };
  });
  return { layerId: layer.id, zones, totalMetres: zones.reduce((sum, z) => sum + z.lengthMetres, 0) };
}

function linesOf(geometry: import('geojson').Geometry): import('geojson').Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}

/** Length of lines, metres; 0 for other geometry. */
export const geometryLength = (geometry: import('geojson').Geometry): number =>
  linesOf(geometry).reduce((sum, line) => sum + lineLength(line), 0);
