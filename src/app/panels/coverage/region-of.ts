/** The ground that a figure of the board is the area of. Pure. */
import type { Region } from '../../../domain/coverage/region.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import type { Selection } from '../../state/model.ts';
import type { ExplainContext } from './explained.ts';
import type { Cell } from './figure.ts';
import { figureSource } from './figures.ts';
import { filtered } from './filter-words.ts';
import { sameKeys } from './upset.ts';

/** Null where there is no such ground: lengths, counts, sums of areas that overlap. */
export function regionOf(selection: Selection, context: ExplainContext): Region | null {
  const { result } = context;
  if (selection.kind === 'combination') return combination(selection.keys, result);
  if (selection.kind === 'figure') return figureSource(selection)?.region(selection, context) ?? null;
  if (selection.kind !== 'cell') return null;
  return combined(selection, result) ?? ofTable(selection, result);
}

function combination(keys: readonly string[], result: CoverageResult): Region | null {
  const { combinations, combinationSets } = result;
  if (!combinations.some((c) => sameKeys(c.keys, keys))) return null;
  const isMember = (set: CoverageResult['combinationSets'][number]) => keys.includes(set.key);
  const all = combinationSets.filter(isMember).map((set) => set.classKeys);
  const none = combinationSets.filter((set) => !isMember(set)).flatMap((set) => set.classKeys);
  return filtered({ kind: 'classes', districtId: null, all, none }, result);
}

function combined({ key, aspect }: Cell, result: CoverageResult): Region | null {
  if (key !== 'combinations') return null;
  const sets = result.combinationSets.filter((set) => aspect === 'union' || aspect === `set:${set.key}`);
  if (sets.length === 0) return null;
  const all = [sets.flatMap((set) => set.classKeys)];
  return filtered({ kind: 'classes', districtId: null, all, none: [] }, result);
}

function ofTable({ key, districtId, aspect }: Cell, result: CoverageResult): Region | null {
  if (aspect === 'district') return filtered({ kind: 'classes', districtId, all: [], none: [] }, result);
  if (aspect !== undefined && aspect !== 'share') return null;
  const own = result.overview.classes.filter((c) => c.key === key && c.measure === 'area').map((c) => c.key);
  const keys = result.unions.find((u) => u.id === key)?.keys ?? own;
  return keys.length > 0 ? filtered({ kind: 'classes', districtId, all: [keys], none: [] }, result) : null;
}
