/** In which unit a column states areas. */
import { foldedWord } from './column-mapping-words.ts';
import { AREA_UNIT_SIGNS, AREA_UNITS_BY_NAME, type AreaUnit } from './synonyms.ts';

/** Square metres of one. */
const SQUARE_METRES: Readonly<Record<AreaUnit, number>> = {
  'square-metres': 1,
  hectares: 10_000,
  mu: 10_000 / 15,
  'square-kilometres': 1_000_000,
};

/** A unit this close to the computed areas is taken against what the name of the column says. */
const SURE_RATIO = 1.2;

/**
 * By the name of the column (面积_公顷, MJ_ha) and by size: stated values against the computed areas of the same features,
 * square metres, null where there is none. The size wins where it contradicts the name. Square metres where nothing says.
 */
export function areaUnitOf(
  column: string,
  values: readonly unknown[],
  computedSquareMetres: readonly (number | null)[] | null,
): AreaUnit {
  const named = unitByName(column);
  const ratio = computedSquareMetres && medianRatio(values, computedSquareMetres);
  if (ratio === null) return named ?? 'square-metres';
  const off = (unit: AreaUnit): number => Math.exp(Math.abs(Math.log(SQUARE_METRES[unit] * ratio)));
  const nearest = (Object.keys(SQUARE_METRES) as AreaUnit[]).reduce((a, b) => (off(b) < off(a) ? b : a));
  return named !== null && (off(named) <= SURE_RATIO || off(nearest) > SURE_RATIO) ? named : nearest;
}

function unitByName(column: string): AreaUnit | null {
  const folded = foldedWord(column);
  const sign = AREA_UNIT_SIGNS.find(([, pattern]) => pattern.test(folded));
  if (sign) return sign[0];
  const known = Object.entries(AREA_UNITS_BY_NAME).find(([name]) => foldedWord(name) === folded);
  return known?.[1] ?? null;
}

/** Median of stated over computed, null where there is nothing to compare. */
function medianRatio(values: readonly unknown[], computed: readonly (number | null)[]): number | null {
  const ratios: number[] = [];
  for (const [i, value] of values.entries()) {
    const [stated, area] = [Number(value), computed[i]];
    if (stated > 0 && Number.isFinite(stated) && area) ratios.push(stated / area);
  }
  ratios.sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length / 2)] ?? null;
}
