/** Pure: the comparison as a table: four columns a site. Null is an empty cell. */
import type { Finding } from '../../../domain/siting/result.ts';
import type { CsvCell } from '../../export/csv.ts';
import type { Footprint, Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';
import type { CandidateRow } from './candidate-rows.ts';
import type { CandidateAdvice } from './use-candidate-advice.ts';
import { type CandidateCheck, SUMMED } from './use-candidate-checks.ts';

interface Compared {
  readonly sites: readonly Pick<Footprint, 'name'>[];
  readonly checks: readonly (CandidateCheck | null)[];
  readonly rows: readonly CandidateRow[];
  readonly advice: readonly (CandidateAdvice | null)[];
}

const SQUARE_METRES_PER_HECTARE = 10_000;
const inHectares = (squareMetres: number | null): number | null =>
  squareMetres === null ? null : squareMetres / SQUARE_METRES_PER_HECTARE;

/** Cells of a site in a row. */
type Cells = readonly [outcome: CsvCell, area: CsvCell, distance: CsvCell, margin: CsvCell, length: CsvCell];

export function candidateTable(
  { sites, checks, rows, advice }: Compared,
  { candidates, siting }: Pick<Text, 'candidates' | 'siting'>,
  language: Language,
): readonly (readonly CsvCell[])[] {
  const { csv } = candidates;
  const heads = sites.flatMap(({ name }, i) =>
    [csv.outcome, csv.area, csv.distance, csv.margin, csv.length].map((c) => `${candidates.letters[i]} ${name} ${c}`),
  );
  const results = checks.map((check) => (check?.kind === 'done' ? check : null));
  const row = (item: string, cells: (i: number) => Cells): readonly CsvCell[] => [
    item,
    null,
    ...sites.flatMap((_, i) => cells(i)),
  ];
  const area = (squareMetres: number | null | undefined): Cells => [
    null,
    inHectares(squareMetres ?? null),
    null,
    null,
    null,
  ];
  const overall = (i: number): string => {
    const result = results[i]?.result;
    return result ? siting.outcome[result.overall] : candidates.notChecked;
  };
  const move = (i: number): Cells => {
    const own = advice[i];
    const words = own && own.kind !== 'move' ? adviceWords(own, { candidates, siting }) : null;
    return [words, null, own?.kind === 'move' ? own.metres : null, null, null];
  };
  return [
    [csv.item, csv.rule, ...heads],
    row(candidates.rows.outcome, (i) => [overall(i), null, null, null, null]),
    row(candidates.rows.area, (i) => area(results[i]?.result.areaSquareMetres)),
    row(candidates.rows.net, (i) => area(results[i]?.result.net.netSquareMetres)),
    ...SUMMED.map((outcome) =>
      row(`${candidates.rows.net} ${siting.outcome[outcome]}`, (i) => area(results[i]?.net[outcome])),
    ),
    row(candidates.rows.advice, move),
    ...rows.map((r) => [
      r.name[language],
      r.rule?.[language] ?? null,
      ...r.cells.flatMap((cell) => findingCells(cell, candidates, siting)),
    ]),
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
  candidates: Text['candidates'],
  siting: Text['siting'],
): Cells {
  if (cell === null) return [null, null, null, null, null];
  if (cell === 'not-applicable') return [candidates.notApplicable, null, null, null, null];
  const { outcome, reason, areaSquareMetres, distanceMetres, marginMetres, lengthMetres }: Finding = cell;
  if (reason) return [`${siting.unchecked}: ${siting.table.reason[reason]}`, null, null, null, null];
  return [siting.outcome[outcome], inHectares(areaSquareMetres), distanceMetres, marginMetres, lengthMetres];
}
