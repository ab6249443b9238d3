/** Columns of the overview: each class with what it amounts to in any row. What they sum over is worked out once a city. */
import { type Atom, hasBit, sumAtoms, TOUCH_SQUARE_METRES, type Work } from '../../engine/index.ts';
import type { CityLayer, LayerClass } from '../city.ts';
import type { CountedClass, PreparedCity } from '../prepared-city.ts';
import { type ClassFeatures, classIdOf, featuresByClass, partsByClass } from './class-features.ts';
import { type CoverageFilter, isShown, isWithin } from './filter.ts';
import { lengthsOf, placesOf } from './measured.ts';
import type { OverviewCell, OverviewClass } from './overview.ts';
import { coverageClass } from './result.ts';

/** What a row is of. */
export interface Row {
  readonly kind: 'district' | 'border' | 'outside' | 'total';
  /** Parts of the partition that are asked for. */
  readonly isPart: (part: number) => boolean;
}

export interface Column {
  readonly class: OverviewClass;
  readonly cell: (row: Row, groundSquareMetres: number | null) => OverviewCell | null;
}

/** Beside the ground of a row, an area below this share of it is rounding. */
const NO_SHARE = 1e-12;

/** Where lines and points lie: on borders apart, as a row of their own. */
export function isIn(
  { kind, isPart }: Row,
  { part, onParts }: { readonly part: number; readonly onParts: readonly number[] },
) {
  const isOnBorder = onParts.length > 1;
  if (kind === 'border') return isOnBorder && onParts.some(isPart);
  if (isOnBorder) return kind === 'total' && onParts.some(isPart);
  return isPart(part);
}

/** Ground of a row that the filter leaves, square metres; null on borders and outside. */
export async function groundOf(
  prepared: PreparedCity,
  { within }: CoverageFilter,
  work: Work,
): Promise<(row: Row) => number | null> {
  const pick = isWithin(prepared, within);
  const atoms = (await prepared.overlay.atoms(work)).filter(pick);
  return ({ kind, isPart }) =>
    kind === 'district' || kind === 'total' ? sumAtoms(atoms, (a) => isPart(a.part)) : null;
}

/** Of the polygon classes that are counted. */
export async function areaColumns(prepared: PreparedCity, filter: CoverageFilter, work: Work): Promise<Column[]> {
  const pick = isWithin(prepared, filter.within);
  const shown = prepared.classes.filter((c) => isShown(filter, c.key));
  const atoms = (await prepared.overlay.atoms(work)).filter(pick);
  const parts = filter.within === null && shown.length > 0 ? await partsByClass(prepared, work) : null;
  const countIn: CountIn = ({ key }, row) =>
    parts && (parts.get(key) ?? []).filter((own) => own.some(row.isPart)).length;
  const known = await featuresByClass(prepared, work);
  return shown.map((counted) => ({
    class: overviewClass(counted, 'area', known),
    cell: areaCell(counted, atoms, countIn),
  }));
}

type CountIn = (counted: CountedClass, row: Row) => number | null;

const areaCell =
  (counted: CountedClass, atoms: readonly Atom[], countIn: CountIn): Column['cell'] =>
  (row, ground) => {
    if (row.kind === 'border') return null;
    const area = sumAtoms(atoms, (a) => row.isPart(a.part) && hasBit(a.mask, counted.bit));
    if (area <= Math.max(TOUCH_SQUARE_METRES, (ground ?? 0) * NO_SHARE)) return null;
    return {
      areaSquareMetres: area,
      share: ground !== null && ground > 0 ? area / ground : null,
      lengthMetres: null,
      count: row.kind === 'outside' ? null : countIn(counted, row),
    };
  };

/** Of the lines: banks, courses. */
export async function lineColumns(prepared: PreparedCity, filter: CoverageFilter, work: Work): Promise<Column[]> {
  const pick = isWithin(prepared, filter.within);
  const known = await featuresByClass(prepared, work);
  const columns: Column[] = [];
  for (const layer of layersWith(prepared, 'line', filter)) {
    const lengths = (await lengthsOf(prepared, work, layer.id)).filter(pick);
    layer.classes.forEach((c, i) => {
      if (!isShown(filter, `${layer.id}/${c.id}`)) return;
      const own = lengths.filter((l) => l.class === i);
      columns.push({
        class: overviewClass({ layer, class: c }, 'length', known),
        cell(row) {
          const here = own.filter((l) => isIn(row, l));
          const lengthMetres = here.reduce((sum, l) => sum + l.lengthMetres, 0);
          return lengthMetres > 0 ? { areaSquareMetres: null, share: null, lengthMetres, count: null } : null;
        },
      });
    });
  }
  return columns;
}

/** Of the points: a feature of several points is counted once in a row. */
export async function pointColumns(prepared: PreparedCity, filter: CoverageFilter, work: Work): Promise<Column[]> {
  const pick = isWithin(prepared, filter.within);
  const known = await featuresByClass(prepared, work);
  const columns: Column[] = [];
  for (const layer of layersWith(prepared, 'point', filter)) {
    const places = (await placesOf(prepared, work, layer.id)).filter((p) => pick(p.key));
    for (const c of layer.classes) {
      if (!isShown(filter, `${layer.id}/${c.id}`)) continue;
      const own = places.filter((p) => classIdOf(layer, p.feature) === c.id);
      columns.push({
        class: overviewClass({ layer, class: c }, 'count', known),
        cell(row) {
          const count = new Set(own.filter((p) => isIn(row, p.key)).map((p) => p.feature)).size;
          return count > 0 ? { areaSquareMetres: null, share: null, lengthMetres: null, count } : null;
        },
      });
    }
  }
  return columns;
}

const layersWith = (
  { city, tables }: PreparedCity,
  geometry: CityLayer['geometry'],
  filter: CoverageFilter,
): CityLayer[] =>
  city.layers.filter(
    (l) => l.geometry === geometry && tables.has(l.id) && l.classes.some((c) => isShown(filter, `${l.id}/${c.id}`)),
  );

function overviewClass(
  { layer, class: c }: { readonly layer: CityLayer; readonly class: LayerClass },
  measure: OverviewClass['measure'],
  known: ReadonlyMap<string, ClassFeatures>,
): OverviewClass {
  const key = `${layer.id}/${c.id}`;
  return {
    ...coverageClass({ key, layer, class: c }),
    measure,
    featureCount: known.get(key)?.places.length ?? 0,
    leftOut: known.get(key)?.leftOut ?? 0,
  };
}
