/** The tables of no net loss as rows for files: hectares. Pure. */
import type { CityLayer } from '../../../../domain/city.ts';
import type { ChangeRowSums, LayerChanges } from '../../../../domain/coverage/change.ts';
import { isAbsent } from '../../../../domain/coverage/change-ground.ts';
import { noteOf } from '../../../../domain/coverage/not-collected.ts';
import { isSliver } from '../../../../domain/coverage/slivers.ts';
import { fileHectares, fileMetres } from '../../../../text/file-figures.ts';
import type { CsvCell } from '../../../export/csv.ts';
import type { Language } from '../../../state/model.ts';
import type { textIn } from '../../../text/use-text.ts';
import { isIncomplete, listedPieces, netOf, sliversText } from './change-lines.ts';

type Text = ReturnType<typeof textIn>;

export function changeFileRows(changes: LayerChanges, layer: CityLayer, text: Text, language: Language): CsvCell[][] {
  const words = text.board.change;
  const slivers = changes.pieces.filter(isSliver);
  const sumsCells = (sums: ChangeRowSums, districtId: string | null = null) =>
    cellsOf(sums, noteOf(layer, districtId) === null ? text.coverage.absent : text.coverage.notCollected);
  const name = (ids: readonly string[]): string =>
    ids.map((id) => layer.classes.find((c) => c.id === id)?.name[language] ?? id).join(words.join);
  const district = (id: string): string => changes.rows.find((r) => r.districtId === id)?.name?.[language] ?? id;
  const heads = [
    words.before(changes.before.date),
    words.lost,
    words.gained,
    words.before(changes.after.date),
    words.net,
    words.error,
  ].map((head) => `${head} (${words.unit})`);
  return [
    [words.title, layer.name[language], words.versions(changes.before.date, changes.after.date)],
    ...(isIncomplete(changes)
      ? [[words.incomplete(String(changes.leftOut.before), String(changes.leftOut.after))]]
      : []),
    [words.district, ...heads],
    ...changes.rows.map((r) => [r.name?.[language] ?? r.districtId, ...sumsCells(r, r.districtId)]),
    [words.city, ...sumsCells(changes.total)],
    [],
    [words.class, ...heads],
    ...changes.total.classes.map((c) => [name([c.classId]), ...sumsCells(c)]),
    ...(changes.moves.length > 0 ? [[], [words.moves, words.district, words.unit]] : []),
    ...changes.moves.map((m): CsvCell[] => [
      words.move(name(m.from), name(m.to)),
      district(m.districtId ?? ''),
      fileHectares(m.areaSquareMetres),
    ]),
    [],
    [words.pieceNumber, words.district, words.class, words.net, words.unit, words.perimeter],
    ...listedPieces(changes).map((p): CsvCell[] => [
      p.number,
      district(p.districtId),
      words.move(name(p.from) || words.formulas.none, name(p.to) || words.formulas.none),
      words.kinds[p.change],
      fileHectares(p.change === 'lost' ? -p.areaSquareMetres : p.areaSquareMetres),
      fileMetres(p.perimeterMetres),
    ]),
    ...(slivers.length > 0 ? [[sliversText(slivers, words)]] : []),
    ...(changes.sites.length > 0 ? [[], [words.sites, words.siteStatus, words.piece]] : []),
    ...changes.sites.map((s): CsvCell[] => [s.name, text.coverage.statuses[s.status] ?? null, s.pieces.join(' ')]),
    [],
    [words.limits],
  ];
}

/** What neither version has is no figure. */
const cellsOf = (sums: ChangeRowSums, absent: string): CsvCell[] =>
  isAbsent(sums)
    ? [absent, null, null, absent, null, null]
    : [
        fileHectares(sums.beforeSquareMetres),
        fileHectares(-sums.lostSquareMetres),
        fileHectares(sums.gainedSquareMetres),
        fileHectares(sums.afterSquareMetres),
        fileHectares(netOf(sums)),
        fileHectares(sums.dataErrorSquareMetres),
      ];
