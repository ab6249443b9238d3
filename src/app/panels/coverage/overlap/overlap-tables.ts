/** The overlap cards as rows for a file; unrounded hectares. Pure. */
import type { NamedOverlap } from '../../../../domain/coverage/named-overlaps.ts';
import { fileHectares as hectares } from '../../../../text/file-figures.ts';
import type { CsvCell } from '../../../export/csv.ts';
import type { Text } from '../../../text/use-text.ts';
import type { ExplainContext } from '../explained.ts';
import type { Balance, MatrixRow } from './matrix.ts';
import { districtNameOf, zoneName } from './overlap-figure.ts';

type Words = Text['board']['overlap'];
type Rows = CsvCell[][];

export function matrixTable(
  rows: readonly MatrixRow[],
  language: 'zh' | 'en',
  unit: string,
  words: Words['matrix'],
): Rows {
  return [
    [`${words.row} (${unit})`, ...rows.map((r) => r.name[language]), words.gross, words.repeated],
    ...rows.map((row) => [
      row.name[language],
      ...row.together.map(hectares),
      hectares(row.grossSquareMetres),
      hectares(row.repeatedSquareMetres),
    ]),
  ];
}

export function balanceTable(balance: Balance, unit: string, words: Words['apart']): Rows {
  return [
    [words.title, unit],
    [words.red, hectares(balance.redSquareMetres)],
    [words.both, hectares(balance.bothSquareMetres)],
    [words.protected, hectares(balance.protectedSquareMetres)],
    [words.redLine, hectares(balance.redLineSquareMetres)],
    [words.areas, hectares(balance.areasSquareMetres)],
  ];
}

export function pairsTable(named: readonly NamedOverlap[], context: ExplainContext, words: Words['pairs']): Rows {
  const list = context.text.formulas.list;
  return [
    ['', words.pair, words.pair, words.zones, `${words.area} (${context.text.hectares})`, words.districts, words.state],
    ...named.map((pair, i) => [
      i + 1,
      ...pair.names,
      zonesOf(pair, context, words).join(list),
      hectares(pair.areaSquareMetres),
      pair.districts.map((d) => districtNameOf(d.districtId, context)).join(list),
      pair.sameZone ? words.sameZone : words.otherZone,
    ]),
  ];
}

/** Zones of either area where they meet, largest first. */
export function zonesOf(
  { layerId, zones }: NamedOverlap,
  context: Pick<ExplainContext, 'city' | 'language'>,
  words: Words['pairs'],
): string[] {
  return zones.map(({ classIds: [a, b] }) =>
    words.zonesAgainst(zoneName(layerId, a, context), zoneName(layerId, b, context)),
  );
}
