/** Explanations of the table of districts: areas, and as figures of their own lengths, counts and what is outside. Pure. */
import type { OverviewClass, OverviewRow } from '../../../domain/coverage/overview.ts';
import type { Region } from '../../../domain/coverage/region.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import * as format from '../../format.ts';
import { textIn } from '../../text/use-text.ts';
import {
  area,
  basis,
  type ExplainContext,
  type Explained,
  layersById,
  layersOfRole,
  type Quantity,
} from './explained.ts';
import { type Cell, cellOf, type Figure, figureOf } from './figure.ts';
import type { FigureSource } from './figures.ts';
import { filtered, filterOf, totalName, withinWords } from './filter-words.ts';

/** An area of the table: of a district, a class or a union. */
export function explainArea(cell: Cell, context: ExplainContext): Explained | null {
  const row = rowOf(cell, context.result);
  if (!row) return null;
  if (cell.aspect === 'district') return explainDistrict(row, context);
  const own = explainClass(cell, row, context) ?? explainUnion(cell, row, context);
  return own && cell.aspect === 'share' ? explainShare(own, cell, row, context) : own;
}

/** Of the ground of the row; both areas can be opened. */
function explainShare(
  part: Explained,
  { key, districtId }: Cell,
  row: OverviewRow,
  context: ExplainContext,
): Explained | null {
  const { names, formulas } = textIn(context.language).board.overview;
  const ground = explainDistrict(row, context);
  if (part.quantity.kind !== 'area' || ground.quantity.kind !== 'area' || ground.quantity.squareMetres === 0)
    return null;
  return {
    ...part,
    name: names.share(part.name, ground.name),
    quantity: { kind: 'share', share: part.quantity.squareMetres / ground.quantity.squareMetres },
    formula: formulas.share(part.name, ground.name),
    operands: [
      { name: part.name, quantity: part.quantity, selection: cellOf(key, districtId) },
      { name: ground.name, quantity: ground.quantity, selection: cellOf('districts', districtId, 'district') },
    ],
    split: [],
    dataError: shareError(part, ground.quantity.squareMetres),
  };
}

const shareError = ({ dataError }: Explained, ground: number): Quantity | null =>
  dataError?.kind === 'area' ? { kind: 'share', share: dataError.squareMetres / ground } : null;

const rowOf = ({ districtId }: Pick<Cell, 'districtId'>, { overview }: CoverageResult): OverviewRow | undefined =>
  [...overview.rows, overview.total].find((r) => r.districtId === districtId);

const placeName = (row: OverviewRow, context: ExplainContext): string =>
  row.name?.[context.language] ?? totalName(context);

function explainDistrict(row: OverviewRow, context: ExplainContext): Explained {
  const { result, text } = context;
  const district = placeName(row, context);
  const split = row.kind === 'total' ? result.overview.rows : [];
  return {
    ...basis(layersOfRole(context, 'districts'), context),
    name: text.names.districtArea(district),
    quantity: area(row.areaSquareMetres ?? 0),
    formula: withinWords(text.formulas.district(district), context),
    split: split.map((r) => ({ name: placeName(r, context), quantity: area(r.areaSquareMetres ?? 0) })),
    keys: [],
  };
}

function explainClass(cell: Cell, row: OverviewRow, context: ExplainContext): Explained | null {
  const { result, text, language } = context;
  const at = result.overview.classes.findIndex((c) => c.key === cell.key && c.measure === 'area');
  const [found, own] = [result.overview.classes[at], row.cells[at]];
  if (!found || !own) return null;
  const place = placeName(row, context);
  const pieces = own.count === null ? '' : textIn(language).board.overview.formulas.pieces(format.count(own.count));
  return {
    ...basis([...layersById(context, [found.layerId]), ...layersOfRole(context, 'districts')], context),
    name: text.names.areaOf(found.name[language], place),
    quantity: area(own.areaSquareMetres ?? 0),
    formula: withinWords(text.formulas.inDistrict(found.name[language], place), context) + pieces,
    split: row.kind === 'total' ? splitOf(at, context) : [],
    excluded: excludedOf(at, row, context),
    keys: [cell.key],
  };
}

const splitOf = (at: number, context: ExplainContext): Explained['split'] =>
  context.result.overview.rows.flatMap((r) => {
    const cell = r.cells[at];
    return cell ? [{ name: placeName(r, context), quantity: quantityOf(cell) }] : [];
  });

/** What of the class no figure of the city has: ground outside, and features with faults. */
function excludedOf(at: number, row: OverviewRow, { result, text, language }: ExplainContext): string | null {
  const words = textIn(language).board.overview.formulas;
  const outside = result.overview.outside.cells[at]?.areaSquareMetres ?? null;
  const leftOut = result.overview.classes[at]?.leftOut ?? 0;
  const parts = [
    ...(outside !== null && row.kind === 'total'
      ? [words.outsideExcluded(`${format.squareKilometres(outside)} ${text.km2}`)]
      : []),
    ...(leftOut > 0 ? [words.leftOut(format.count(leftOut))] : []),
  ];
  return parts.length > 0 ? parts.join(text.formulas.list) : null;
}

function explainUnion(cell: Cell, row: OverviewRow, context: ExplainContext): Explained | null {
  const { result, text, language } = context;
  const at = result.unions.findIndex((u) => u.id === cell.key);
  const union = result.unions[at];
  const part = [...result.rows, result.total].find((r) => r.districtId === row.districtId)?.unions[at];
  if (!union || !part) return null;
  const place = placeName(row, context);
  const members = result.overview.classes.filter((c) => union.keys.includes(c.key));
  const split = row.kind !== 'total' ? [] : result.rows;
  const layers = layersById(context, [...new Set(members.map((m) => m.layerId))]);
  const names = members.map((m) => m.name[language]).join(text.formulas.join);
  return {
    ...basis([...layers, ...layersOfRole(context, 'districts')], context),
    name: text.names.areaOf(union.name[language], place),
    quantity: area(part.areaSquareMetres),
    formula: withinWords(text.formulas.unionOf(names, place), context),
    split: split.flatMap((r) => {
      const own = r.unions[at];
      return own ? [{ name: r.name?.[language] ?? '', quantity: area(own.areaSquareMetres) }] : [];
    }),
    keys: union.keys,
  };
}

function quantityOf({ areaSquareMetres, lengthMetres, count }: NonNullable<OverviewRow['cells'][number]>): Quantity {
  if (areaSquareMetres !== null) return area(areaSquareMetres);
  return lengthMetres === null ? { kind: 'count', count: count ?? 0 } : { kind: 'length', metres: lengthMetres };
}

/** A figure that is no area inside the city: `id` is the kind of its row and its class. */
export const overviewFigure = (key: string, row: Pick<OverviewRow, 'kind' | 'districtId'>): Figure =>
  figureOf('overview', idOf(row, key), [key], row.districtId);

const idOf = ({ kind }: Pick<OverviewRow, 'kind'>, key: string): string => `${kind} ${key}`;

interface Found {
  readonly class: OverviewClass;
  readonly at: number;
  readonly row: OverviewRow;
}

function find({ id, keys, districtId }: Figure, { overview }: CoverageResult): Found | null {
  const { rows, border, total, outside } = overview;
  const at = overview.classes.findIndex((c) => c.key === keys[0]);
  const row = [...rows, border, total, outside].find(
    (r) => idOf(r, keys[0] ?? '') === id && r.districtId === districtId,
  );
  const found = overview.classes[at];
  return found && row?.cells[at] ? { class: found, at, row } : null;
}

export const overviewFigures: FigureSource = {
  explain(figure, context) {
    const found = find(figure, context.result);
    if (!found) return null;
    const { text, language } = context;
    const { names, formulas } = textIn(language).board.overview;
    const { class: own, at, row } = found;
    const place =
      row.kind === 'border' ? names.borderPlace : row.kind === 'outside' ? names.outsidePlace : placeName(row, context);
    const name = own.name[language];
    const base = {
      ...basis([...layersById(context, [own.layerId]), ...layersOfRole(context, 'districts')], context),
      quantity: quantityOf(row.cells[at]!),
      split: row.kind === 'total' ? [...splitOf(at, context), ...onBorder(at, context)] : [],
      excluded: excludedOf(at, row, context),
      keys: [own.key],
    };
    switch (own.measure) {
      case 'length':
        return {
          ...base,
          name: names.length(name, place),
          formula: withinWords(formulas.length(name, place), context),
        };
      case 'count':
        return { ...base, name: names.count(name, place), formula: withinWords(formulas.count(name, place), context) };
      case 'area':
        return row.kind === 'outside'
          ? { ...base, name: names.outside(name), formula: withinWords(formulas.outside(name), context) }
          : { ...base, name: text.names.areaOf(name, place), formula: text.formulas.inDistrict(name, place) };
    }
  },
  region(figure, { result }): Region | null {
    const found = find(figure, result);
    if (!found) return null;
    const { class: own, row } = found;
    const { districtId } = figure;
    if (own.measure === 'area') {
      const region = filtered({ kind: 'classes', districtId, all: [[own.key]], none: [] }, result);
      return row.kind === 'outside' ? { ...region, outside: true } : region;
    }
    return { kind: 'places', classKey: own.key, row: row.kind, districtId, ...filterOf(result) };
  },
};

function onBorder(at: number, { result, language }: ExplainContext): Explained['split'] {
  const cell = result.overview.border.cells[at];
  return cell ? [{ name: textIn(language).board.overview.names.borderPlace, quantity: quantityOf(cell) }] : [];
}
