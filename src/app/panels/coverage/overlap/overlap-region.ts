/** Where the figures of the overlap cards lie. Pure. */
import type { OverlapTable } from '../../../../domain/coverage/overlaps.ts';
import type { ClassRegion, Region } from '../../../../domain/coverage/region.ts';
import type { ExplainContext } from '../explained.ts';
import { balanceOf } from './matrix.ts';
import { type BalancePart, isPair, MOST_PAIRS, type OverlapFigure, rolesOf, rowOf } from './overlap-figure.ts';

export function overlapRegion(figure: OverlapFigure, table: OverlapTable, context: ExplainContext): Region | null {
  const { districts } = table;
  const ground = (all: readonly (readonly string[])[], none: readonly string[] = []): ClassRegion => ({
    kind: 'classes',
    districtId: null,
    all,
    none,
    ...(districts === null ? {} : { filter: { districts, classKeys: null, within: null } }),
  });
  switch (figure[0]) {
    case 'together': {
      const [a, b] = [rowOf(table, figure[1], figure[2]), rowOf(table, figure[1], figure[3])];
      return a && b && ground([a.row.classKeys, b.row.classKeys]);
    }
    case 'gross': {
      const found = rowOf(table, figure[1], figure[2]);
      return found && ground([found.row.classKeys]);
    }
    case 'repeated': {
      const found = rowOf(table, figure[1], figure[2]);
      if (!found || found.row.repeatedSquareMetres === 0) return null;
      const { layerId, classKeys } = found.row;
      const classId = figure[1] === 'class' ? classKeys[0]!.slice(layerId.length + 1) : null;
      return { kind: 'repeated', districtId: null, layerId, classId, ...(districts === null ? {} : { districts }) };
    }
    case 'sum':
      return null;
    case 'union':
      return ground([table.classes.map((c) => c.key)]);
    case 'apart':
      return apartRegion(figure[1], table, context, ground);
    case 'pairs':
      return pairsRegion(figure.slice(1), table);
  }
}

function apartRegion(
  part: BalancePart,
  table: OverlapTable,
  context: ExplainContext,
  ground: (all: readonly (readonly string[])[], none?: readonly string[]) => ClassRegion,
): Region | null {
  const balance = balanceOf(table, rolesOf(context));
  if (!balance) return null;
  const keysOf = (layerId: string) => table.layers.find((l) => l.layerId === layerId)!.classKeys;
  const [red, areas] = [keysOf(balance.redLayerId), keysOf(balance.protectedLayerId)];
  switch (part) {
    case 'red':
      return ground([red], areas);
    case 'both':
      return ground([red, areas]);
    case 'protected':
      return ground([areas], red);
    case 'redLine':
      return ground([red]);
    case 'areas':
      return ground([areas]);
  }
}

/** One pair with its number in the list, or all of them. */
function pairsRegion([layerId, ...names]: readonly string[], { named, districts }: OverlapTable): Region | null {
  const all = named.map((o, i) => ({ overlap: o, number: i + 1 })).filter((p) => p.overlap.layerId === layerId);
  const wanted = names.length === 0 ? all.slice(0, MOST_PAIRS) : all.filter((p) => isPair(names)(p.overlap));
  if (wanted.length === 0) return null;
  return {
    kind: 'named-overlaps',
    districtId: null,
    layerId: layerId!,
    pairs: wanted.map(({ overlap, number }) => ({ names: overlap.names, number })),
    ...(districts === null ? {} : { districts }),
  };
}
