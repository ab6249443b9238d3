/** An indicator in the words of the board. Pure. */
import type { City } from '../../../domain/city.ts';
import { baselineOf } from '../../../domain/coverage/change-versions.ts';
import type { Indicator, IndicatorValue } from '../../../domain/coverage/indicator.ts';
import { noNumberWord, withUnitWord } from '../../../text/indicators.ts';
import * as format from '../../format.ts';
import type { Language } from '../../state/model.ts';
import type { IndicatorsText } from '../../text/board/indicators.ts';
import { comparedLayer } from './indicators.ts';

interface Head {
  readonly value: string;
  readonly unit: string;
}

/** The figure in large type and what follows it; null where there is none. */
export function indicatorHead({ value }: Pick<Indicator, 'value'>, text: IndicatorsText): Head | null {
  switch (value?.kind) {
    case undefined:
      return null;
    case 'change':
      return { value: format.signedHectares(value.netSquareMetres), unit: text.head.hectares };
    case 'share':
      return { value: format.percent(value.share), unit: '' };
    case 'area':
      return { value: format.squareKilometres(value.squareMetres), unit: text.head.squareKilometres };
    case 'count':
      return {
        value: format.count(value.count),
        unit: value.squareMetres === null ? text.head.count : text.head.pairs,
      };
    case 'done-of':
      return { value: format.count(value.done), unit: text.head.done(format.count(value.total)) };
  }
}

/** Below it square kilometres of two decimals tell too little. */
const SMALL_SQUARE_METRES = 10_000_000;

/** What a figure is made of, with the sign between; null where it is counted or measured as one. */
export function operandsText(value: IndicatorValue | null, { head }: Pick<IndicatorsText, 'head'>): string | null {
  if (value?.kind === 'change')
    return `${format.hectares(value.gainedSquareMetres, 2)} − ${format.hectares(value.lostSquareMetres, 2)} ${head.hectares}`;
  if (value?.kind !== 'share') return null;
  const { part, whole, of } = value;
  if (of === 'metres') return `${format.kilometres(part)} ÷ ${format.kilometres(whole)} km`;
  return whole < SMALL_SQUARE_METRES
    ? `${format.hectares(part, 2)} ÷ ${format.hectares(whole, 2)} ${head.hectares}`
    : `${format.squareKilometres(part)} ÷ ${format.squareKilometres(whole)} ${head.squareKilometres}`;
}

/** The number to reach, with its sign; else what there is in its place. */
export function targetText(indicator: Indicator, city: City, text: IndicatorsText, language: Language): string {
  const { target, comparison, measure } = indicator;
  const layer = comparedLayer(indicator, city);
  if (target) {
    const number = withUnitWord(target.value, target.unit, language);
    if (comparison === 'planned') return `${text.planned} ${number}`;
    if (comparison === 'stated') return text.stated(number);
    if (comparison === 'equal') return text.equal(number);
    return comparison === 'at-most' || comparison === 'reduce' ? text.atMost(number) : text.atLeast(number);
  }
  if (layer) {
    const date = baselineDate(indicator, city);
    if (date !== null) return text.baselineOf(date);
    if (measure.kind !== 'no-net-loss') return text.trend;
    return layer.versions.length > 1 ? text.noEarlier(layer.versions[0]!.date) : text.noBaseline;
  }
  if (comparison === 'all') return text.allSites;
  return noNumberWord(indicator, language);
}

/** Of the version that is compared with. */
function baselineDate(indicator: Indicator, city: City): string | null {
  const layer = comparedLayer(indicator, city);
  if (!layer) return null;
  const [inForce] = layer.versions;
  const older = indicator.inputs.find((i) => i.layerId === layer.id && i.versionId !== inForce!.id);
  return older?.date ?? baselineOf(layer)?.date ?? null;
}
