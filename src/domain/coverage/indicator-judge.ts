/** From figures to a state: what every measure has in common. */
import type { Bilingual, Target } from '../city.ts';
import type { IndicatorAnswer, IndicatorNote, IndicatorReason, IndicatorState, Part } from './indicator.ts';
import type { CoverageInput } from './inputs.ts';

/** Rounding of areas and lengths: a share of what they are part of. */
export const ROUNDING = 1e-9;

const NOTHING: IndicatorAnswer = {
  value: null,
  computationError: null,
  dataError: null,
  state: 'no-data',
  reasons: [],
  problems: [],
  notes: [],
  regions: [],
  inputs: [],
};

export const answer = (given: Partial<IndicatorAnswer> & Pick<IndicatorAnswer, 'state'>): IndicatorAnswer => ({
  ...NOTHING,
  ...given,
});

export const noData = (reason: IndicatorReason, given: Partial<IndicatorAnswer> = {}): IndicatorAnswer =>
  answer({ ...given, state: 'no-data', reasons: [reason] });

/** Go on with a part that is there, else say why not; `missing`: the reason for a value of null. */
export function given<T>(
  part: Part<T> | undefined,
  missing: IndicatorReason,
  go: (value: T) => IndicatorAnswer,
): IndicatorAnswer {
  if (!part) return noData(missing);
  if (part.state === 'pending') return answer({ state: 'not-computed', reasons: ['pending'] });
  if (part.state === 'failed') return answer({ state: 'not-computed', reasons: ['failed'], problems: part.problems });
  return part.value === null ? noData(missing) : go(part.value);
}

/** `surplus`: by how much the figure is better than what is wanted; the data may be off by `dataError` either way. */
export function judged(surplus: number, dataError: number, rounding: number): IndicatorState {
  if (dataError > 0 && Math.abs(surplus) <= dataError) return 'borderline';
  return surplus >= -rounding ? 'met' : 'missed';
}

/** Against a number that the figure has to reach, or (for at-most and reduce) to keep under; equal by its data error. */
export function against(
  { comparison }: Target,
  figure: number,
  wanted: number | null,
  dataError: number,
  rounding: number,
): IndicatorState {
  if (wanted === null) return 'no-target';
  switch (comparison) {
    case 'at-most':
    case 'reduce':
      return judged(wanted - figure, dataError, rounding);
    case 'equal':
      return Math.abs(figure - wanted) <= Math.max(dataError, rounding) ? 'met' : 'missed';
    case 'stated':
    case 'planned':
      return 'compared';
    default:
      return judged(figure - wanted, dataError, rounding);
  }
}

const FACTORS: Readonly<Record<string, number>> = { '%': 0.01, 公顷: 1e4, 平方公里: 1e6, 亩: 1e4 / 15 };

/** A number of a plan in the unit of figures: shares, square metres; counts as they are. */
export const inBaseUnit = (value: number, unit: string): number => value * (FACTORS[unit] ?? 1);

export const illustrativeNote = (inputs: readonly CoverageInput[]): IndicatorNote[] =>
  inputs.some((i) => i.reality === 'illustrative') ? [{ code: 'illustrative-inputs' }] : [];

export const districtsAgainst = (
  rows: readonly { readonly districtId: string | null; readonly name: Bilingual | null }[],
  isAgainst: (at: number) => boolean,
): IndicatorNote[] => {
  const districtIds = rows.flatMap((row, at) => (row.districtId !== null && isAgainst(at) ? [row.districtId] : []));
  return districtIds.length > 0 ? [{ code: 'districts-against', districtIds }] : [];
};
