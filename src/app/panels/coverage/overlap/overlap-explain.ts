/** What is said of the figures of the overlap cards. Pure. */
import type { OverlapTable } from '../../../../domain/coverage/overlaps.ts';
import * as format from '../../../format.ts';
import { textIn } from '../../../text/use-text.ts';
import { area, basis, type ExplainContext, type Explained, layersById, layersOfRole } from '../explained.ts';
import { totalName } from '../filter-words.ts';
import {
  type Balance,
  balanceOf,
  type MatrixLevel,
  type MatrixRow,
  matrixRows,
  matrixSums,
  shareOf,
} from './matrix.ts';
import {
  type BalancePart,
  districtNameOf,
  isPair,
  type OverlapFigure,
  rolesOf,
  rowOf,
  zoneName,
} from './overlap-figure.ts';

export function explainOverlap(figure: OverlapFigure, table: OverlapTable, context: ExplainContext): Explained | null {
  const { matrix, formulas } = textIn(context.language).board.overlap;
  switch (figure[0]) {
    case 'together': {
      const [a, b] = [rowOf(table, figure[1], figure[2]), rowOf(table, figure[1], figure[3])];
      return a && b && explainTogether(a.row, b.row, { of: b.at, back: a.at }, table, context);
    }
    case 'gross':
    case 'repeated': {
      const found = rowOf(table, figure[1], figure[2]);
      if (!found) return null;
      const { row } = found;
      const name = row.name[context.language];
      const isGross = figure[0] === 'gross';
      return {
        ...own([row.layerId], table, context),
        name: isGross ? matrix.grossOf(name) : matrix.repeatedOf(name),
        quantity: area(isGross ? row.grossSquareMetres : row.repeatedSquareMetres),
        formula: isGross ? formulas.gross(name, totalName(context)) : formulas.repeated(name, totalName(context)),
        keys: row.classKeys,
      };
    }
    case 'sum':
      return explainSum(figure[1], figure[2], table, context);
    case 'union': {
      const names = table.layers.map((l) => l.name[context.language]);
      return {
        ...own(
          table.layers.map((l) => l.layerId),
          table,
          context,
        ),
        name: matrix.union,
        quantity: area(table.unionSquareMetres),
        formula: formulas.union(names.join(context.text.formulas.join), totalName(context)),
        keys: [],
      };
    }
    case 'apart':
      return explainApart(figure[1], table, context);
    case 'pairs':
      return explainPairs(figure.slice(1), table, context);
  }
}

function explainSum(level: MatrixLevel, of: 'gross' | 'net', table: OverlapTable, context: ExplainContext): Explained {
  const { matrix, formulas } = textIn(context.language).board.overlap;
  const rows = matrixRows(table, level, context.result.overview.filter.classKeys);
  const sums = matrixSums(rows);
  const isGross = of === 'gross';
  return {
    ...own([...new Set(rows.map((row) => row.layerId))], table, context),
    name: isGross ? matrix.grossSum : matrix.netSum,
    quantity: area(isGross ? sums.grossSquareMetres : sums.netSquareMetres),
    formula: isGross ? formulas.grossSum : formulas.netSum,
    parts: matrix.rows,
    split: rows.map((row) => ({
      name: row.name[context.language],
      quantity: area(isGross ? row.grossSquareMetres : row.netSquareMetres),
    })),
    keys: [],
  };
}

const own = (layerIds: readonly string[], table: OverlapTable, context: ExplainContext) => ({
  ...basis([...layersById(context, layerIds), ...layersOfRole(context, 'districts')], context),
  residualSquareMetres: table.residualSquareMetres,
});

function explainTogether(
  a: MatrixRow,
  b: MatrixRow,
  at: { readonly of: number; readonly back: number },
  table: OverlapTable,
  context: ExplainContext,
): Explained {
  const { matrix, formulas } = textIn(context.language).board.overlap;
  const [nameA, nameB] = [a.name[context.language], b.name[context.language]];
  const base = own([...new Set([a.layerId, b.layerId])], table, context);
  const quantity = area(a.together[at.of]!);
  if (a.id === b.id)
    return {
      ...base,
      name: matrix.net(nameA),
      quantity,
      formula: formulas.net(nameA, totalName(context)),
      keys: a.classKeys,
    };
  const [ofA, ofB] = [format.percent(shareOf(a, at.of)), format.percent(shareOf(b, at.back))];
  return {
    ...base,
    name: matrix.together(nameA, nameB),
    quantity,
    formula: formulas.together(nameA, nameB, totalName(context), ofA, ofB),
    keys: [...a.classKeys, ...b.classKeys],
  };
}

const AREAS: Readonly<Record<BalancePart, keyof Balance>> = {
  red: 'redSquareMetres',
  both: 'bothSquareMetres',
  protected: 'protectedSquareMetres',
  redLine: 'redLineSquareMetres',
  areas: 'areasSquareMetres',
};

function explainApart(part: BalancePart, table: OverlapTable, context: ExplainContext): Explained | null {
  const balance = balanceOf(table, rolesOf(context));
  if (!balance) return null;
  const { apart, matrix, formulas } = textIn(context.language).board.overlap;
  const [red, areas] = [apart.redLine, apart.areas];
  const where = totalName(context);
  const words: Readonly<Record<BalancePart, readonly [string, string]>> = {
    red: [apart.red, formulas.redApart(where)],
    both: [apart.both, formulas.both(red, areas, where)],
    protected: [apart.protected, formulas.protectedApart(where)],
    redLine: [matrix.net(red), formulas.net(red, where)],
    areas: [matrix.net(areas), formulas.net(areas, where)],
  };
  const { redLayerId, protectedLayerId } = balance;
  return {
    ...own([redLayerId, protectedLayerId], table, context),
    name: words[part][0],
    quantity: area(balance[AREAS[part]] as number),
    formula: words[part][1],
    keys: [redLayerId, protectedLayerId],
  };
}

function explainPairs([layerId, ...names]: readonly string[], table: OverlapTable, context: ExplainContext) {
  const { pairs, formulas } = textIn(context.language).board.overlap;
  const all = table.named.filter((o) => o.layerId === layerId);
  const base = { ...own([layerId!], table, context), keys: [layerId!] };
  if (names.length === 0) {
    return {
      ...base,
      name: pairs.all,
      quantity: area(all.reduce((sum, o) => sum + o.areaSquareMetres, 0)),
      formula: formulas.pairs,
      split: all.map((o) => ({ name: o.names.join(context.text.formulas.cross), quantity: area(o.areaSquareMetres) })),
    };
  }
  const found = all.find(isPair(names));
  if (!found) return null;
  const [a, b] = found.names;
  const zones = found.zones.map(({ classIds, areaSquareMetres }) => {
    const [one, other] = classIds.map((id) => zoneName(layerId!, id, context)) as [string, string];
    return formulas.zone(one, other, `${format.squareKilometres(areaSquareMetres)} ${context.text.km2}`);
  });
  return {
    ...base,
    name: pairs.areaOf(a, b),
    quantity: area(found.areaSquareMetres),
    formula: formulas.pair(a, b, totalName(context), zones.join(context.text.formulas.list)),
    split: found.districts.map((d) => ({
      name: districtNameOf(d.districtId, context),
      quantity: area(d.areaSquareMetres),
    })),
  };
}
