/** 面积不减少: layers whose older version is known, by district and class, with the pieces and what stands on them. */
import type { ChangePlot, ClassChange, DistrictChange, LayerChanges } from '../../domain/coverage/change.ts';
import { isAbsent } from '../../domain/coverage/change-ground.ts';
import type { SiteInChange } from '../../domain/coverage/change-sites.ts';
import type { FilterPart } from '../../domain/coverage/filter.ts';
import { notCollectedIn } from '../../domain/coverage/not-collected.ts';
import { type ShownChanges, shownChanges } from '../../domain/coverage/shown-changes.ts';
import { isSliver } from '../../domain/coverage/slivers.ts';
import { hectares, signedHectares, squareMetres } from '../../geodesy/units.ts';
import {
  type CoverageContext,
  type CoverageSection,
  cityTotalName,
  className,
  districtName,
  joined,
  layerName,
  paragraph,
  pictureBlock,
  sentences,
  tableBlocks,
  withPart,
} from '../coverage-input.ts';
import { type FigureColumn, type FigureTable, figureTable, hectareColumn, wordColumn } from '../figure-table.ts';
import { withScope } from './scope.ts';

const MOST_PIECES = 20;
const MOST_SITES = 20;

export function changeSection(context: CoverageContext): CoverageSection {
  const { words, parts, board } = context;
  const text = words.changes;
  const asked = new Set(board.flatMap(({ measure }) => (measure.kind === 'no-net-loss' ? [measure.layerId] : [])));
  const without = [...asked].filter((id) => !hasBaseline(context, id));
  const layers = Object.keys(parts.changes).filter((id) => hasBaseline(context, id));
  return joined([
    ...layers.map((id) => withPart(context, parts.changes[id], '', (changes) => ofLayer(context, changes))),
    {
      tables: [],
      blocks: [
        ...(without.length > 0
          ? [paragraph(text.noBaseline(without.map((id) => layerName(context, id)).join(words.join)), 'warning')]
          : []),
        ...(layers.length > 0 ? [pictureBlock(context, 'changes', text.picture)] : []),
        paragraph(sentences(context, [layers.length > 0 ? text.error : '', text.nature]), 'quiet'),
      ],
    },
  ]);
}

function hasBaseline({ parts }: CoverageContext, layerId: string): boolean {
  const part = parts.changes[layerId];
  return part !== undefined && (part.state !== 'ready' || part.value !== null);
}

function ofLayer(context: CoverageContext, all: LayerChanges): CoverageSection {
  const { words, city, result } = context;
  const text = words.changes;
  const name = layerName(context, all.layerId);
  const shown = shownChanges(all, city.layers.find((l) => l.id === all.layerId)!, result.overview.filter);
  const { changes } = shown;
  const { outside, leftOut } = changes;
  const isWhole = leftOut.before + leftOut.after === 0;
  const listed = changes.pieces.filter((p) => !isSliver(p));
  const slivers = changes.pieces.filter(isSliver);
  const { tables, blocks } = tablesOf(context, shown, listed);
  const notes = [
    changes.pieces.length === 0 ? text.none : '',
    slivers.length > 0 ? text.slivers(slivers.length, squareMetres(slivers.reduce((sum, p) => sum + p.areaSquareMetres, 0))) : '', // biome-ignore format: one note
    outside.lostSquareMetres + outside.gainedSquareMetres > 0
      ? text.outside(hectares(outside.lostSquareMetres), hectares(outside.gainedSquareMetres))
      : '',
    text.residual(squareMetres(changes.residualSquareMetres)),
  ];
  return {
    tables,
    blocks: [
      paragraph(text.versions(name, changes.before.date, changes.after.date, ...netOf(changes))),
      ...(isWhole ? [] : [paragraph(text.leftOut(leftOut.before, leftOut.after), 'warning')]),
      ...blocks,
      paragraph(sentences(context, notes), 'quiet'),
    ],
  };
}

/** Net and data error of the city, hectares. */
const netOf = ({ total }: LayerChanges): [net: string, error: string] => [
  signedHectares(total.afterSquareMetres - total.beforeSquareMetres),
  `±${hectares(total.dataErrorSquareMetres, 2)}`,
];

/** By district; by class of the one district that is chosen, else of the city; pieces and sites of what the filter leaves. */
function tablesOf(
  context: CoverageContext,
  { changes, classIds, district }: ShownChanges,
  listed: readonly ChangePlot[],
): CoverageSection {
  const section = (follows: readonly FilterPart[], tables: readonly FigureTable[]) =>
    withScope(context, follows, { tables, blocks: tables.flatMap((t) => tableBlocks(context, t)) });
  const isByClass = changes.total.classes.length > 1;
  const ofClasses = (district ?? changes.total).classes.filter((c) => classIds.includes(c.classId));
  return joined([
    section(['districts'], [sums(context, changes)]),
    section(
      district ? ['districts', 'classKeys'] : ['classKeys'],
      isByClass ? [classes(context, changes, ofClasses)] : [],
    ),
    section(
      ['districts', 'classKeys'],
      [
        ...(listed.length > 0 ? [pieces(context, changes, listed)] : []),
        ...(changes.sites.length > 0 ? [sites(context, changes)] : []),
      ],
    ),
  ]);
}

type Sums = Pick<DistrictChange, 'beforeSquareMetres' | 'lostSquareMetres' | 'gainedSquareMetres' | 'afterSquareMetres' | 'dataErrorSquareMetres'>; // biome-ignore format: one type

function sumColumns<R extends Sums>({ words }: CoverageContext, absent: (row: R) => string): FigureColumn<R>[] {
  const text = words.changes;
  const area = (title: string, of: (row: R) => number, print?: (value: number | null) => string) =>
    absentColumn(
      hectareColumn<R>({ title, unit: words.units.hectare, width: 14, of, ...(print && { print }) }),
      () => words.dash,
    );
  const version = (title: string, of: (row: R) => number) =>
    absentColumn(hectareColumn<R>({ title, unit: words.units.hectare, width: 14, of }), absent);
  return [
    version(text.before, (r) => r.beforeSquareMetres),
    area(text.lost, (r) => r.lostSquareMetres),
    area(text.gained, (r) => r.gainedSquareMetres),
    version(text.after, (r) => r.afterSquareMetres),
    area(
      text.net,
      (r) => r.afterSquareMetres - r.beforeSquareMetres,
      (value) => signedHectares(value, 4),
    ),
    area(
      text.dataError,
      (r) => r.dataErrorSquareMetres,
      (value) => `±${hectares(value, 2)}`,
    ),
  ];
}

/** What neither version has is no figure. */
const absentColumn = <R extends Sums>(column: FigureColumn<R>, absent: (row: R) => string): FigureColumn<R> => ({
  ...column,
  words: (row) => (isAbsent(row) ? absent(row) : column.words(row)),
  file: (column.file ?? []).map((f) => ({ ...f, cell: (row: R) => (isAbsent(row) ? absent(row) : f.cell(row)) })),
});

function sums(context: CoverageContext, { layerId, rows, total }: LayerChanges): FigureTable {
  const { words, language, city } = context;
  const absent = ({ districtId }: DistrictChange) =>
    notCollectedIn(city, layerId, districtId) ? words.districts.notCollected : words.changes.absent;
  return figureTable<DistrictChange>({
    id: `change-${layerId}`,
    caption: words.changes.districts(layerName(context, layerId)),
    rows: [...rows, total],
    isTotal: (r) => r === total,
    columns: [wordColumn(words.changes.district, 16, (r) => r.name?.[language] ?? cityTotalName(context)), ...sumColumns<DistrictChange>(context, absent)], // biome-ignore format: one list
  });
}

function classes(context: CoverageContext, { layerId }: LayerChanges, rows: readonly ClassChange[]): FigureTable {
  const text = context.words.changes;
  return figureTable<ClassChange>({
    id: `change-classes-${layerId}`,
    caption: text.classes(layerName(context, layerId)),
    rows,
    columns: [wordColumn(text.class, 16, (c) => className(context, `${layerId}/${c.classId}`)), ...sumColumns<ClassChange>(context, () => text.absent)], // biome-ignore format: one list
  });
}

function pieces(context: CoverageContext, { layerId }: LayerChanges, list: readonly ChangePlot[]): FigureTable {
  const { words } = context;
  const text = words.changes;
  const names = (ids: readonly string[]) =>
    ids.map((id) => className(context, `${layerId}/${id}`)).join(words.join) || words.dash;
  return figureTable<ChangePlot>({
    id: `change-pieces-${layerId}`,
    caption: text.pieces(layerName(context, layerId)),
    rows: list,
    most: MOST_PIECES,
    columns: [
      { ...wordColumn<ChangePlot>(text.number, 10, (p) => String(p.number)), align: 'center' },
      wordColumn(text.change, 14, (p) => text.changes[p.change]),
      wordColumn(text.district, 20, (p) => districtName(context, p.districtId)),
      wordColumn(text.move, 36, (p) => `${names(p.from)} → ${names(p.to)}`),
      hectareColumn({ title: text.area, unit: words.units.hectare, width: 20, of: (p) => p.areaSquareMetres }),
    ],
  });
}

function sites(context: CoverageContext, { layerId, sites: list }: LayerChanges): FigureTable {
  const { words } = context;
  const text = words.changes;
  return figureTable<SiteInChange>({
    id: `change-sites-${layerId}`,
    caption: text.sites(layerName(context, layerId)),
    rows: list,
    most: MOST_SITES,
    columns: [
      wordColumn(text.site, 40, (s) => s.name),
      wordColumn(text.class, 24, (s) => className(context, `${s.layerId}/${s.classId}`)),
      wordColumn(text.status, 16, (s) => words.sites.statuses[s.status]),
      wordColumn(text.piecesOf, 20, (s) => s.pieces.join(words.join)),
    ],
  });
}
