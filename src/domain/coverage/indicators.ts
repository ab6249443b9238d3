/**
 * The indicator board: every spatial target of the city's plan with its figure, and whether that can be judged at all. Pure:
 * it works with the parts that are there. A baseline or a layer that is missing is 缺数据; nothing is said beyond the data.
 */
import type { City, Target } from '../city.ts';
import type { CoverageSettings, Indicator, IndicatorAnswer, IndicatorParts, Question } from './indicator.ts';
import { featureCount, overlapPairs, sitesDone, sitesWithin } from './indicator-counts.ts';
import { classShare, ground, layerArea, noNetLoss } from './indicator-ground.ts';
import { answer, illustrativeNote, noData } from './indicator-judge.ts';
import { service, shoreline } from './indicator-rates.ts';

/** In the order of the city's targets. */
export const indicatorBoard = (city: City, parts: IndicatorParts, settings: CoverageSettings): Indicator[] =>
  city.targets.map((target) => indicatorOf(city, target, parts, settings));

function indicatorOf(city: City, target: Target, parts: IndicatorParts, settings: CoverageSettings): Indicator {
  const { indicator, name, quote, source, comparison, measure, note, unit } = target;
  const entered = settings.targets[indicator];
  const wanted = entered?.value ?? target.value;
  const found = answerTo({ city, target, measure, parts, settings, wanted });
  return {
    id: indicator,
    name,
    quote: quote && inOneLine(quote),
    source,
    comparison,
    measure,
    note,
    unit,
    target:
      wanted === null
        ? null
        : { value: wanted, unit, entered: entered ? { by: entered.by, date: entered.date } : null },
    ...found,
    notes: [...found.notes, ...illustrativeNote(found.inputs)],
  };
}

/** A plan's words as they are read: a line of the page that ended within a word left a blank there. */
const inOneLine = (quote: string): string => quote.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');

function answerTo(question: Question): IndicatorAnswer {
  const { measure } = question;
  switch (measure.kind) {
    case 'no-net-loss':
      return noNetLoss({ ...question, measure });
    case 'shoreline-rate':
      return shoreline({ ...question, measure });
    case 'service':
      return service({ ...question, measure });
    case 'sites-done':
      return sitesDone({ ...question, measure });
    case 'sites-within':
      return sitesWithin({ ...question, measure });
    case 'feature-count':
      return featureCount({ ...question, measure });
    case 'layer-area':
      return layerArea({ ...question, measure });
    case 'class-share':
      return classShare({ ...question, measure });
    case 'overlap-pairs':
      return overlapPairs({ ...question, measure });
    case 'ground':
      return ground({ ...question, measure });
    case 'none':
      return measure.spatial ? noData('layer-absent') : answer({ state: 'non-spatial' });
  }
}
