/** What is said of the figures of no net loss, and where they lie. Pure. */
import {
  type ChangePlot,
  type ChangeRowSums,
  changeDataError,
  type DistrictChange,
  type LayerChanges,
} from '../../../../domain/coverage/change.ts';
import type { LayerChangeRegion } from '../../../../domain/coverage/region-change.ts';
import * as format from '../../../format.ts';
import { partResult } from '../../../state/coverage-types.ts';
import { textIn } from '../../../text/use-text.ts';
import {
  accuraciesOf,
  area,
  type ExplainContext,
  type Explained,
  explainedInputs,
  layersById,
  layersOfRole,
  type Quantity,
} from '../explained.ts';
import type { Figure } from '../figure.ts';
import type { FigureSource } from '../figures.ts';
import { type ChangeColumn, type ChangeFigure, readChangeFigure } from './change-figure.ts';
import { netOf } from './change-lines.ts';

type Words = ReturnType<typeof textIn>['board']['change'];

interface Asked {
  readonly wish: ChangeFigure;
  readonly changes: LayerChanges;
  readonly context: ExplainContext;
  readonly words: Words;
}

function asked(figure: Figure, context: ExplainContext): Asked | null {
  const wish = readChangeFigure(figure);
  const changes = wish && partResult(context.parts, 'changes', { layerId: wish.layerId, before: wish.before });
  return changes ? { wish, changes, context, words: textIn(context.language).board.change } : null;
}

export const changeFigures: FigureSource = {
  explain(figure, context) {
    const found = asked(figure, context);
    const told = found && tell(found);
    return told && { ...common(found), ...told };
  },
  region(figure, context) {
    const found = asked(figure, context);
    if (!found) return null;
    const { kind, layerId, before, districtId, classId, from, to, piece, footprint } = found.wish;
    const own = context.footprints?.find(({ id }) => id === footprint?.id);
    if (kind === 'footprint' && !own) return null;
    return {
      kind: 'layer-change',
      districtId,
      layerId,
      before,
      part: partOf(kind),
      classIds: classId === null ? null : [classId],
      move: kind === 'move' ? { from, to } : null,
      piece,
      ...(own && { within: own.polygons }),
    };
  },
};

function partOf(kind: ChangeFigure['kind']): LayerChangeRegion['part'] {
  switch (kind) {
    case 'move':
      return 'moved';
    case 'piece':
      return 'changed';
    case 'error':
      return 'net';
    case 'footprint':
      return 'lost';
    default:
      return kind;
  }
}

function common({ changes, context, words }: Asked): Omit<Explained, 'name' | 'quantity' | 'formula'> {
  const { before, after, outside, leftOut, residualSquareMetres } = changes;
  const districts = context.city.layers.filter((l) => l.role === 'districts');
  const inForce = districts.map(({ id, versions, reality, accuracyMetres }) => ({
    layerId: id,
    versionId: versions[0]!.id,
    date: versions[0]!.date,
    reality,
    accuracyMetres,
  }));
  const excluded = [
    outside.lostSquareMetres + outside.gainedSquareMetres > 0
      ? words.outside(format.hectares(outside.lostSquareMetres, 2), format.hectares(outside.gainedSquareMetres, 2))
      : '',
    leftOut.before + leftOut.after > 0 ? words.incomplete(String(leftOut.before), String(leftOut.after)) : '',
  ].join('');
  return {
    inputs: explainedInputs([before, after, ...inForce], context),
    // Districts only divide what changed: its error is of the layer's own lines.
    accuracies: accuraciesOf(layersById(context, [changes.layerId]), context.language),
    split: [],
    excluded: excluded === '' ? null : excluded,
    residualSquareMetres,
    keys: [],
  };
}

type Told = Pick<Explained, 'name' | 'quantity' | 'formula'> &
  Partial<Pick<Explained, 'split' | 'dataError' | 'accuracies'>>;

/** A version by itself ends at the border of the city, or of a district. */
const versionAccuracies = ({ changes, context }: Asked) =>
  accuraciesOf([...layersById(context, [changes.layerId]), ...layersOfRole(context, 'districts')], context.language);

function tell(found: Asked): Told | null {
  switch (found.wish.kind) {
    case 'move':
      return tellMove(found);
    case 'piece':
      return tellPiece(found);
    case 'error':
      return tellError(found);
    case 'footprint':
      return tellFootprint(found);
    default:
      return tellColumn(found, found.wish.kind);
  }
}

const classNames = (ids: readonly string[], { wish, context, words }: Asked): string => {
  const layer = context.city.layers.find((l) => l.id === wish.layerId);
  return ids.map((id) => layer?.classes.find((c) => c.id === id)?.name[context.language] ?? id).join(words.join);
};

function whatOf(found: Asked): string {
  const { wish, context } = found;
  if (wish.classId !== null) return classNames([wish.classId], found);
  return context.city.layers.find((l) => l.id === wish.layerId)?.name[context.language] ?? wish.layerId;
}

function districtText(districtId: string | null, { changes, context, words }: Asked): string {
  if (districtId === null) return words.city;
  return changes.rows.find((r) => r.districtId === districtId)?.name?.[context.language] ?? districtId;
}

const AREAS: Readonly<Record<Exclude<ChangeColumn, 'net'>, keyof ChangeRowSums>> = {
  before: 'beforeSquareMetres',
  lost: 'lostSquareMetres',
  gained: 'gainedSquareMetres',
  after: 'afterSquareMetres',
};

function quantityOf(sums: ChangeRowSums, column: ChangeColumn): Quantity {
  if (column === 'net') return { kind: 'area', squareMetres: netOf(sums), signed: true };
  const squareMetres = sums[AREAS[column]];
  if (column === 'lost') return { kind: 'area', squareMetres: -squareMetres, signed: true };
  return column === 'gained' ? { kind: 'area', squareMetres, signed: true } : area(squareMetres);
}

const sumsOf = ({ wish, changes }: Asked): ChangeRowSums | undefined => {
  const row = [...changes.rows, changes.total].find((r) => r.districtId === wish.districtId);
  return wish.classId === null ? row : row?.classes.find((c) => c.classId === wish.classId);
};

function tellError(found: Asked): Told | null {
  const { words, changes } = found;
  const sums = sumsOf(found);
  if (!sums) return null;
  const { accuracyMetres } = changes.after;
  const metres = accuracyMetres > 0 ? sums.dataErrorSquareMetres / accuracyMetres : 0;
  return {
    name: words.names.error(districtText(found.wish.districtId, found), whatOf(found)),
    quantity: { kind: 'area', squareMetres: sums.dataErrorSquareMetres, bound: true },
    formula: words.formulas.error(format.kilometres(metres), format.metres(accuracyMetres, 0)),
  };
}

function tellColumn(found: Asked, column: ChangeColumn): Told | null {
  const { wish, changes, context } = found;
  const of = (row: DistrictChange): ChangeRowSums | undefined =>
    wish.classId === null ? row : row.classes.find((c) => c.classId === wish.classId);
  const sums = sumsOf(found);
  if (!sums) return null;
  const split = wish.districtId === null ? changes.rows : [];
  return {
    name: columnName(found, column),
    quantity: quantityOf(sums, column),
    formula: columnFormula(found, column, sums),
    split: split.flatMap((r) => {
      const own = of(r);
      return own && r.name ? [{ name: r.name[context.language], quantity: quantityOf(own, column) }] : [];
    }),
    dataError: columnError(found, column, sums),
    ...(column === 'before' || column === 'after' ? { accuracies: versionAccuracies(found) } : {}),
  };
}

function columnName(found: Asked, column: ChangeColumn): string {
  const { names } = found.words;
  const [where, what] = [districtText(found.wish.districtId, found), whatOf(found)];
  const { before, after } = found.changes;
  if (column === 'before') return names.before(where, what, before.date);
  return column === 'after' ? names.before(where, what, after.date) : names[column](where, what);
}

function columnFormula(found: Asked, column: ChangeColumn, sums: ChangeRowSums): string {
  const { formulas } = found.words;
  const [where, what] = [districtText(found.wish.districtId, found), whatOf(found)];
  const { before, after } = found.changes;
  switch (column) {
    case 'before':
      return formulas.version(what, before.date, where);
    case 'after':
      return formulas.version(what, after.date, where);
    case 'net':
      return `${formulas.net} = ${format.hectares(sums.gainedSquareMetres, 2)} − ${format.hectares(sums.lostSquareMetres, 2)} ${found.words.unit}`;
    default:
      return formulas[column](what, before.date, after.date, where);
  }
}

/** Of the pieces that make the figure; none is known of a version by itself. */
function columnError({ wish, changes }: Asked, column: ChangeColumn, sums: ChangeRowSums): Quantity | null {
  if (column === 'before' || column === 'after') return null;
  if (column === 'net') return area(sums.dataErrorSquareMetres);
  const isIn = (own: readonly string[]) => (wish.classId === null ? own.length > 0 : own.includes(wish.classId));
  const pieces = changes.pieces.filter(
    (p) =>
      (wish.districtId === null || p.districtId === wish.districtId) &&
      (column === 'lost' ? isIn(p.from) && !isIn(p.to) : isIn(p.to) && !isIn(p.from)),
  );
  return area(changeDataError(changes.after.accuracyMetres, pieces, wish.classId === null ? null : [wish.classId]));
}

function tellMove(found: Asked): Told | null {
  const { wish, changes, context, words } = found;
  const isMove = (g: Pick<ChangePlot, 'from' | 'to'>) =>
    g.from.join() === wish.from.join() && g.to.join() === wish.to.join();
  const ground = changes.moves.filter(isMove);
  if (ground.length === 0) return null;
  const own = ground.filter((g) => wish.districtId === null || g.districtId === wish.districtId);
  const [from, to] = [classNames(wish.from, found), classNames(wish.to, found)];
  const sum = (list: typeof ground) => list.reduce((total, g) => total + g.areaSquareMetres, 0);
  const perimeter = changes.pieces.filter(isMove).reduce((total, p) => total + p.perimeterMetres, 0);
  return {
    name: words.names.move(districtText(wish.districtId, found), words.move(from, to)),
    quantity: area(sum(own)),
    formula: words.formulas.move(from, to, changes.before.date, changes.after.date),
    split: changes.rows.flatMap((r) => {
      const part = own.filter((g) => g.districtId === r.districtId);
      return part.length > 0 && r.name ? [{ name: r.name[context.language], quantity: area(sum(part)) }] : [];
    }),
    dataError: area(changes.after.accuracyMetres * perimeter),
  };
}

function tellPiece(found: Asked): Told | null {
  const { wish, changes, words } = found;
  const piece = changes.pieces.find((p) => p.number === wish.piece);
  if (!piece) return null;
  const name = (ids: readonly string[]) => (ids.length > 0 ? classNames(ids, found) : words.formulas.none);
  const where = districtText(piece.districtId, found);
  const sign = piece.change === 'lost' ? -1 : 1;
  return {
    name: words.names.piece(String(piece.number), where, words.kinds[piece.change]),
    quantity: { kind: 'area', squareMetres: sign * piece.areaSquareMetres, signed: piece.change !== 'moved' },
    formula: words.formulas.piece(name(piece.from), name(piece.to)),
    dataError: area(changes.after.accuracyMetres * piece.perimeterMetres),
  };
}

function tellFootprint({ wish, changes, words }: Asked): Told | null {
  if (!wish.footprint) return null;
  const { name, squareMetres } = wish.footprint;
  return {
    name: words.names.footprint(name),
    quantity: area(squareMetres),
    formula: words.formulas.footprint(name, changes.before.date, changes.after.date),
  };
}
