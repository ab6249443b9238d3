/** Pure: the comparison as a table: seven columns a site. Null is an empty cell. */
import { isWider, landOf } from '../../../domain/siting/design.ts';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { fileHectares, fileMetres } from '../../../text/file-figures.ts';
import type { CsvCell } from '../../export/csv.ts';
import type { Footprint, Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';
import { marginMetresOf } from '../siting/margin.ts';
import { findingRow, markWords, NO_CONTEXT, type RowContext } from '../siting/rows.ts';
import type { CandidateRow } from './candidate-rows.ts';
import type { CandidateAdvice } from './use-candidate-advice.ts';
import { type CandidateCheck, SUMMED } from './use-candidate-checks.ts';

/** The sites that are compared with what is known of each, in one order. */
export interface Compared {
  readonly sites: readonly Pick<Footprint, 'name'>[];
  readonly checks: readonly (CandidateCheck | null)[];
  readonly rows: readonly CandidateRow[];
  readonly advice: readonly (CandidateAdvice | null)[];
  readonly contexts: readonly RowContext[];
}

/** Ground in conflict, in hectares; nothing in conflict is no figure. */
const netHectares = (squareMetres: number | null | undefined): number | null => fileHectares(squareMetres || null);

/** What a site has in a row; what is absent is an empty cell. */
interface Cells {
  readonly outcome?: CsvCell;
  readonly area?: CsvCell;
  readonly distance?: CsvCell;
  readonly margin?: CsvCell;
  readonly marginKind?: CsvCell;
  readonly length?: CsvCell;
  readonly marks?: CsvCell;
}
const COLUMNS = ['outcome', 'area', 'distance', 'margin', 'marginKind', 'length', 'marks'] as const;

const lineMetres = ({ design }: SitingResult): number | null => design?.lengthMetres ?? null;

/** @param contexts What each site's findings are shown with, in the order of the sites. */
export function candidateTable(
  { sites, checks, rows, advice, contexts }: Compared,
  texts: Pick<Text, 'candidates' | 'siting'>,
  language: Language,
): readonly (readonly CsvCell[])[] {
  const { candidates, siting } = texts;
  const { csv } = candidates;
  const heads = sites.flatMap(({ name }, i) => COLUMNS.map((c) => `${candidates.letters[i]} ${name} ${csv[c]}`));
  const results = checks.map((check) => (check?.kind === 'done' ? check : null));
  const row = (item: string, rule: CsvCell, cells: (i: number) => Cells): readonly CsvCell[] => [
    item,
    rule,
    ...sites.flatMap((_, i) => {
      const own = cells(i);
      return COLUMNS.map((c) => own[c] ?? null);
    }),
  ];
  const overall = (i: number): string => {
    const result = results[i]?.result;
    return result ? siting.outcome[result.overall] : candidates.notChecked;
  };
  const of = (i: number, figure: (result: SitingResult) => number | null): number | null => {
    const result = results[i]?.result;
    return result ? figure(result) : null;
  };
  const move = (i: number): Cells => {
    const own = advice[i];
    if (!own) return {};
    return own.kind === 'move' ? { distance: fileMetres(own.metres) } : { outcome: adviceWords(own, texts) };
  };
  return [
    [csv.item, csv.rule, ...heads],
    row(candidates.rows.outcome, null, (i) => ({ outcome: overall(i) })),
    row(candidates.rows.area, null, (i) => ({ area: fileHectares(of(i, landOf)) })),
    ...(results.some((r) => r && isWider(r.result))
      ? [row(candidates.rows.range, null, (i) => ({ area: fileHectares(of(i, (r) => r.areaSquareMetres)) }))]
      : []),
    ...(results.some((r) => r && lineMetres(r.result) !== null)
      ? [row(candidates.rows.line, null, (i) => ({ distance: fileMetres(of(i, lineMetres)) }))]
      : []),
    row(candidates.rows.net, null, (i) => ({ area: netHectares(results[i]?.result.net.netSquareMetres) })),
    ...SUMMED.map((outcome) =>
      row(`${candidates.rows.net} ${siting.outcome[outcome]}`, null, (i) => ({
        area: netHectares(results[i]?.net[outcome]),
      })),
    ),
    row(candidates.rows.advice, null, move),
    ...rows.map((r) =>
      row(r.name[language], r.rule?.[language] ?? null, (i) =>
        findingCells(r.cells[i] ?? null, texts, language, contexts[i] ?? NO_CONTEXT),
      ),
    ),
  ];
}

/** Why there is no least move. */
export function adviceWords(
  advice: Exclude<CandidateAdvice, { kind: 'move' }>,
  { candidates, siting }: Pick<Text, 'candidates' | 'siting'>,
): string {
  if (advice.kind !== 'nothing') return candidates.advice[advice.kind];
  return candidates.advice.nothing(siting.advice.open(advice.unchecked, advice.borderline));
}

function findingCells(
  cell: CandidateRow['cells'][number],
  { candidates, siting }: Pick<Text, 'candidates' | 'siting'>,
  language: Language,
  context: RowContext,
): Cells {
  if (cell === null) return {};
  if (cell === 'not-applicable') return { outcome: candidates.notApplicable };
  const shown = findingRow(cell, siting, language, context);
  if (cell.reason) return { outcome: `${siting.unchecked}: ${siting.table.reason[cell.reason]}` };
  const margin = marginMetresOf(cell, context.moves, context.relaxed.get(cell.key) ?? null);
  return {
    outcome: shown.hidden ? shown.outcomeWord : siting.outcome[cell.outcome],
    area: fileHectares(cell.areaSquareMetres),
    distance: fileMetres(cell.distanceMetres),
    margin: fileMetres(margin),
    marginKind: shown.marginKind || null,
    length: fileMetres(cell.lengthMetres),
    marks: markWords(shown, siting).join(siting.table.semicolon) || null,
  };
}
