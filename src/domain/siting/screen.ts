/** The siting check with what a screening keeps of it, for many footprints of which each has little to show. */
import { type Atom, sumAtoms, TOUCH_SQUARE_METRES } from '../../engine/index.ts';
import { isOutsideCity } from '../outside-city.ts';
import type { MeasuredSite } from './check.ts';
import { type Judged, judge } from './judge.ts';
import type { Measures } from './measures.ts';
import type { SitingOutcome } from './result.ts';
import type { Row } from './rows.ts';
import { groundOfKeys, isConflict, overallOutcome } from './sums.ts';
import { type Terms, unchecked, type Verdict, verdictOf } from './verdict.ts';

/** What a row, or the ground outside the city, came to. */
interface ScreenedCell {
  readonly verdict: Verdict;
  readonly judged: Omit<Judged, 'status'>;
}

export interface Screened {
  /** Each spot in conflict once. */
  readonly netSquareMetres: number;
  /** Place of the district with the largest share among the city's; -1 where the footprint lies outside the city. */
  readonly district: number;
  readonly overall: SitingOutcome;
  /** One for each row of the plan; then one of ground outside the city, where there is some. */
  readonly cells: readonly ScreenedCell[];
}

export function screen({ measures, rows, terms }: MeasuredSite): Screened {
  const cells = rows.map((row) => screenRow(measures, row, terms));
  const { prepared, outsideSquareMetres } = measures;
  const hasDistricts = prepared.city.layers.some((l) => l.role === 'districts');
  if (hasDistricts && outsideSquareMetres > 0) cells.push(outsideCell(outsideSquareMetres));
  return {
    netSquareMetres: netGround(measures, rows, cells),
    district: districtPlace(measures),
    overall: overallOutcome(cells.map((c) => c.verdict)),
    cells,
  };
}

const NO_FIGURES: ScreenedCell['judged'] = {
  areaSquareMetres: null,
  outsideSquareMetres: 0,
  lengthMetres: null,
  distanceMetres: null,
  marginMetres: null,
  touching: false,
  belowTolerance: false,
  borderline: false,
};

const OUTSIDE_CITY = unchecked('outside-city');

const outsideCell = (areaSquareMetres: number): ScreenedCell => ({
  verdict: OUTSIDE_CITY,
  judged: { ...NO_FIGURES, areaSquareMetres },
});

function screenRow(measures: Measures, row: Row, terms: Terms): ScreenedCell {
  const { target } = row;
  if (target.kind === 'none') return unmeasuredCell(row, target.reason);
  const judged = judge(measures, row, target);
  return { verdict: verdictOf(measures.prepared, row, terms, judged), judged };
}

const unmeasured = new WeakMap<Row, ScreenedCell>();

/** The same for every footprint. */
function unmeasuredCell(row: Row, reason: Parameters<typeof unchecked>[0]): ScreenedCell {
  const cell = unmeasured.get(row) ?? { verdict: unchecked(reason), judged: NO_FIGURES };
  unmeasured.set(row, cell);
  return cell;
}

function netGround(measures: Measures, rows: readonly Row[], cells: readonly ScreenedCell[]): number {
  let keys: Set<string> | null = null;
  for (let i = 0; i < rows.length; i++) {
    const { verdict, judged } = cells[i]!;
    if (!isConflict(verdict) || judged.areaSquareMetres === null) continue;
    keys ??= new Set();
    for (const key of rows[i]!.groundKeys) keys.add(key);
  }
  return keys ? groundOfKeys(measures, keys) : 0;
}

function districtPlace({ prepared, check, areaSquareMetres, insideSquareMetres }: Measures): number {
  if (isOutsideCity(insideSquareMetres / areaSquareMetres)) return -1;
  let largest = -1;
  let most = TOUCH_SQUARE_METRES;
  for (const { part } of check.atoms) {
    if (part === largest || part < 0) continue;
    const area = sumAtoms(check.atoms, (a: Atom) => a.part === part);
    if (area <= most) continue;
    largest = part;
    most = area;
  }
  return prepared.districts.length > 0 ? largest : -1;
}
