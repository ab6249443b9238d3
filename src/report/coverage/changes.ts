/** 面积不减少: layers whose older version is known, by district and class, with the pieces and what stands on them. */
import type { ChangePlot, ClassChange, DistrictChange, LayerChanges } from '../../domain/coverage/change.ts';
import type { SiteInChange } from '../../domain/coverage/change-sites.ts';
import { hectares, signedHectares, squareMetres } from '../../geodesy/units.ts';
import {
  type CoverageContext,
  type CoverageSection,
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

function ofLayer(context: CoverageContext, changes: LayerChanges): CoverageSection {
  const { words } = context;
  const text = words.changes;
  const name = layerName(context, changes.layerId);
  const { outside, leftOut } = changes;
  const isWhole = leftOut.before + leftOut.after === 0;
  const tables = [
    sums(context, changes),
    ...(changes.total.classes.length > 1 ? [classes(context, changes)] : []),
    ...(changes.pieces.length > 0 ? [pieces(context, changes)] : []),
    ...(changes.sites.length > 0 ? [sites(context, changes)] : []),
  ];
  const notes = [
    changes.pieces.length === 0 ? text.none : '',
    outside.lostSquareMetres + outside.gainedSquareMetres > 0
      ? text.outside(hectares(outside.lostSquareMetres), hectares(outside.gainedSquareMetres))
      : '',
    text.residual(squareMetres(changes.residualSquareMetres)),
  ];
  return {
    tables,
    blocks: [
      paragraph(text.versions(name, changes.before.date, changes.after.date)),
      ...(isWhole ? [] : [paragraph(text.leftOut(leftOut.before, leftOut.after), 'warning')]),
      ...tables.flatMap((t) => tableBlocks(context, t)),
      paragraph(sentences(context, notes), 'quiet'),
    ],
  };
}

type Sums = Pick<DistrictChange, 'beforeSquareMetres' | 'lostSquareMetres' | 'gainedSquareMetres' | 'afterSquareMetres' | 'dataErrorSquareMetres'>; // biome-ignore format: one type

function sumColumns<R extends Sums>({ words }: CoverageContext): FigureColumn<R>[] {
  const text = words.changes;
  const area = (title: string, of: (row: R) => number, print?: (value: number | null) => string) =>
    hectareColumn<R>({ title, unit: words.units.hectare, width: 14, of, ...(print && { print }) });
  return [
    area(text.before, (r) => r.beforeSquareMetres),
    area(text.lost, (r) => r.lostSquareMetres),
    area(text.gained, (r) => r.gainedSquareMetres),
    area(text.after, (r) => r.afterSquareMetres),
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

function sums(context: CoverageContext, { layerId, rows, total }: LayerChanges): FigureTable {
  const { words, language } = context;
  return figureTable<DistrictChange>({
    id: `change-${layerId}`,
    caption: words.changes.districts(layerName(context, layerId)),
    rows: [...rows, total],
    isTotal: (r) => r === total,
    columns: [wordColumn(words.changes.district, 16, (r) => r.name?.[language] ?? words.total), ...sumColumns<DistrictChange>(context)], // biome-ignore format: one list
  });
}

function classes(context: CoverageContext, { layerId, total }: LayerChanges): FigureTable {
  const text = context.words.changes;
  return figureTable<ClassChange>({
    id: `change-classes-${layerId}`,
    caption: text.classes(layerName(context, layerId)),
    rows: total.classes,
    columns: [wordColumn(text.class, 16, (c) => className(context, `${layerId}/${c.classId}`)), ...sumColumns<ClassChange>(context)], // biome-ignore format: one list
  });
}

function pieces(context: CoverageContext, { layerId, pieces: list }: LayerChanges): FigureTable {
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
