/** Which ground a table is of, in its title: the parts of the board's filter that it follows, as on the board. */
import { type CoverageFilter, FILTER_PARTS, type FilterPart } from '../../domain/coverage/filter.ts';
import { type CoverageContext, type CoverageSection, className, districtName } from '../coverage-input.ts';
import type { FigureTable } from '../figure-table.ts';

/** Every table of a section with its ground; nothing is said of it where the board is not filtered. */
export function withScope(
  context: CoverageContext,
  follows: readonly FilterPart[],
  section: CoverageSection,
): CoverageSection {
  const scope = scopeWords(context, follows);
  if (scope === null) return section;
  const titled = (caption: string): string => context.words.scopes.titled(caption, scope);
  return {
    tables: section.tables.map((table) => scoped(table, titled)),
    blocks: section.blocks.map((block) =>
      block.kind === 'table' ? { ...block, caption: titled(block.caption) } : block,
    ),
  };
}

/** The name of a sheet is short: its ground stands before its head. */
function scoped({ table, sheet, more }: FigureTable, titled: (caption: string) => string): FigureTable {
  const title = titled(table.caption);
  return { table: { ...table, caption: title }, sheet: { ...sheet, rows: [[title], ...sheet.rows], headRow: 1 }, more };
}

/** Null where the board is not filtered. */
export function scopeWords(context: CoverageContext, follows: readonly FilterPart[]): string | null {
  const { words, result } = context;
  const { filter } = result.overview;
  const { scopes } = words;
  const set = FILTER_PARTS.filter((part) => filter[part] !== null);
  if (set.length === 0) return null;
  const followed = set.filter((part) => follows.includes(part));
  if (followed.length === 0) return scopes.wholeCity;
  const others = set.filter((part) => !follows.includes(part));
  return [
    ...followed.map((part) => scopes.part(part, namesOf(context, filter, part).join(words.join))),
    ...(others.length > 0 ? [scopes.notBy(others)] : []),
  ].join(words.semicolon);
}

function namesOf(context: CoverageContext, filter: CoverageFilter, part: FilterPart): string[] {
  const chosen = filter[part] ?? [];
  return chosen.map((id) => (part === 'districts' ? districtName(context, id) : className(context, id)));
}
