/** 叠加与重复: gross, net and repeated ground, what layers have in common, exclusive combinations, areas upon each other. */
import { FILTER_PARTS } from '../../domain/coverage/filter.ts';
import type { NamedOverlap } from '../../domain/coverage/named-overlaps.ts';
import type { OverlapTable } from '../../domain/coverage/overlaps.ts';
import type { CoverageResult } from '../../domain/coverage/result.ts';
import { SLIVER_SQUARE_METRES } from '../../domain/coverage/slivers.ts';
import { hectares, squareKilometres, squareMetres } from '../../geodesy/units.ts';
import { setNames } from '../../text/combination-sets.ts';
import {
  type CoverageContext,
  type CoverageSection,
  className,
  districtName,
  joined,
  paragraph,
  pictureBlock,
  sentences,
  tableBlocks,
  withPart,
} from '../coverage-input.ts';
import { type FigureTable, figureTable, hectareColumn, squareKilometreColumn, wordColumn } from '../figure-table.ts';
import { withScope } from './scope.ts';

/** Layers that fit side by side. */
const MOST_LAYERS = 8;
const MOST_PAIRS = 30;

export const overlapSection = (context: CoverageContext): CoverageSection =>
  joined([
    withPart(context, context.overlaps, context.words.districts.none, (table) => ofTable(context, table)),
    withScope(context, FILTER_PARTS, combinations(context)),
  ]);

function ofTable(context: CoverageContext, overlaps: OverlapTable): CoverageSection {
  const text = context.words.overlaps;
  const classes = classTable(context, overlaps);
  const layers = layerTables(context, overlaps);
  const named = overlaps.named.length > 0 ? [namedTable(context, overlaps.named)] : [];
  const matrix = { tables: [classes, ...layers], blocks: [classes.table, ...layers.map(({ table }) => table)] };
  const shown = withScope(context, ['districts', 'classKeys'], matrix);
  const pairs = withScope(context, ['districts'], { tables: named, blocks: named.flatMap((t) => tableBlocks(context, t)) }); // biome-ignore format: one section
  const facts = [
    text.union(squareKilometres(overlaps.unionSquareMetres)),
    text.residual(squareMetres(overlaps.residualSquareMetres)),
  ];
  const { apart } = overlaps;
  return {
    tables: [...shown.tables, ...pairs.tables],
    blocks: [
      shown.blocks[0]!,
      paragraph(sentences(context, facts), 'quiet'),
      ...shown.blocks.slice(1),
      ...(apart
        ? [paragraph(text.apart(squareKilometres(apart.redLineSquareMetres), squareKilometres(apart.protectedSquareMetres)))] // biome-ignore format: one block
        : []),
      ...(named.length > 0 ? pairs.blocks : [paragraph(text.noNamed)]),
    ],
  };
}

type Summed = OverlapTable['classes'][number];

function classTable(context: CoverageContext, { classes }: OverlapTable): FigureTable {
  const { words, language } = context;
  const text = words.overlaps;
  const area = (title: string, of: (row: Summed) => number) =>
    hectareColumn<Summed>({ title, unit: words.units.hectare, width: 20, of });
  return figureTable<Summed>({
    id: 'gross-net',
    caption: text.classes,
    rows: classes.filter((c) => isLeft(context, [c.key])),
    columns: [
      wordColumn(text.class, 40, (c) => c.name[language]),
      area(text.gross, (c) => c.grossSquareMetres),
      area(text.net, (c) => c.netSquareMetres),
      area(text.repeated, (c) => c.grossSquareMetres - c.netSquareMetres),
    ],
  });
}

/** A layer stays whole as long as the filter leaves one of its classes. */
function isLeft({ result }: CoverageContext, keys: readonly string[]): boolean {
  const { classKeys } = result.overview.filter;
  return classKeys === null || keys.some((key) => classKeys.includes(key));
}

/** Each layer against the others, a few at a time. */
function layerTables(context: CoverageContext, { layers: all, layersTogether }: OverlapTable): FigureTable[] {
  const { words, language } = context;
  const text = words.overlaps;
  const left = all.flatMap((layer, at) => (isLeft(context, layer.classKeys) ? [{ layer, at }] : []));
  if (left.length === 0) return [];
  const layers = left.map(({ layer }) => layer);
  const parts = Math.ceil(layers.length / MOST_LAYERS);
  const size = Math.ceil(layers.length / parts);
  const starts = Array.from({ length: parts }, (_, i) => i * size);
  const rows = left;
  return starts.map((start, i) =>
    figureTable<(typeof rows)[number]>({
      id: i === 0 ? 'layers' : `layers-${i + 1}`,
      caption: i === 0 ? text.layers : words.districts.continued(text.layers, i),
      rows,
      columns: [
        wordColumn(text.layer, 18, ({ layer }) => layer.name[language]),
        ...layers.slice(start, start + size).map((other, j) =>
          squareKilometreColumn<(typeof rows)[number]>({
            title: other.name[language],
            unit: words.units.squareKilometre,
            fileUnit: words.units.hectare,
            width: 12,
            of: ({ at }) => layersTogether[at]![left[start + j]!.at]!,
          }),
        ),
      ],
    }),
  );
}

function namedTable(context: CoverageContext, named: readonly NamedOverlap[]): FigureTable {
  const { words } = context;
  const text = words.overlaps;
  const zones = ({ layerId, zones: list, sameZone }: NamedOverlap): string => {
    const names = list.map(({ classIds }) => classIds.map((id) => className(context, `${layerId}/${id}`)).join(' × '));
    return `${names.join(words.join)}\n${sameZone ? text.sameZone : text.otherZone}`;
  };
  return figureTable<NamedOverlap>({
    id: 'named',
    caption: text.named,
    most: MOST_PAIRS,
    rows: named,
    columns: [
      wordColumn(text.pair, 30, ({ names }) => names.join('\n')),
      hectareColumn({ title: text.area, unit: words.units.hectare, width: 15, of: (o) => o.areaSquareMetres }),
      wordColumn(text.districts, 20, (o) =>
        o.districts.map((d) => `${districtName(context, d.districtId)} ${hectares(d.areaSquareMetres, 2)}`).join('\n'),
      ),
      wordColumn(text.zones, 35, zones),
    ],
  });
}

type Combination = CoverageResult['combinations'][number];

function combinations(context: CoverageContext): CoverageSection {
  const { words, result, language, city } = context;
  const text = words.overlaps;
  if (result.combinations.length === 0) return { blocks: [], tables: [] };
  const listed = result.combinations.filter((c) => c.areaSquareMetres >= SLIVER_SQUARE_METRES);
  const slivers = result.combinations.length - listed.length;
  const sum: Combination = {
    keys: [],
    areaSquareMetres: result.combinations.reduce((total, c) => total + c.areaSquareMetres, 0),
  };
  const table = figureTable<Combination>({
    id: 'combinations-table',
    caption: text.combinations,
    rows: [...listed, sum],
    isTotal: (c) => c === sum,
    columns: [
      wordColumn(text.combination, 70, (c) =>
        c === sum ? text.sum : text.only(setNames(c.keys, result, city, language).join(text.plus)),
      ),
      squareKilometreColumn({ title: text.area, unit: words.units.squareKilometre, fileUnit: words.units.hectare, width: 30, of: (c) => c.areaSquareMetres }), // biome-ignore format: one column
    ],
  });
  const note = slivers > 0 ? [paragraph(text.slivers(slivers), 'quiet')] : [];
  return { tables: [table], blocks: [table.table, ...note, pictureBlock(context, 'combinations', text.picture)] };
}
