/** What figures of the board are of, once it is filtered: words and regions. Pure. */
import type { CoverageFilter } from '../../../domain/coverage/filter.ts';
import type { ClassRegion } from '../../../domain/coverage/region.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { textIn } from '../../text/use-text.ts';
import { namesOfClasses } from './bar/choices.ts';
import type { ExplainContext } from './explained.ts';

type Filtered = Pick<CoverageResult, 'overview'>;

/** The districts of the total: the city, or how many were asked for. */
export function totalName({ result, language, text }: Pick<ExplainContext, 'result' | 'language' | 'text'>): string {
  const { districts } = result.overview.filter;
  return districts === null ? text.city : textIn(language).board.overview.table.selected(String(districts.length));
}

/** A formula with the ground that it is restricted to. */
export function withinWords(formula: string, { city, result, language, text }: ExplainContext): string {
  const { within } = result.overview.filter;
  if (within === null) return formula;
  const names = namesOfClasses(city, within, language).join(text.formulas.list);
  return textIn(language).board.overview.formulas.within(formula, names);
}

/** What a region has to be told of the filter; nothing where that leaves the ground as it is. */
export function filterOf({ overview }: Filtered): { readonly filter?: CoverageFilter } {
  const { filter } = overview;
  return filter.districts === null && filter.within === null ? {} : { filter };
}

export const filtered = (region: ClassRegion, result: Filtered): ClassRegion => ({ ...region, ...filterOf(result) });
