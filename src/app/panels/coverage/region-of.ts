/** The ground that a figure of the board is the area of. Pure. */
import type { Region } from '../../../domain/coverage/region.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import type { Selection } from '../../state/model.ts';
import type { Cell } from './figure.ts';
import { sameKeys } from './upset.ts';

/** Null where there is no such ground: lengths, counts, sums of areas that overlap. */
export function regionOf(selection: Selection, result: CoverageResult): Region | null {
  if (selection.kind === 'combination') return combination(selection.keys, result);
  if (selection.kind !== 'cell') return null;
  return combined(selection, result) ?? ofLedger(selection, result) ?? ofTable(selection, result);
}

function combination(keys: readonly string[], { combinations, combinationSets }: CoverageResult): Region | null {
  if (!combinations.some((c) => sameKeys(c.keys, keys))) return null;
  const isMember = (set: CoverageResult['combinationSets'][number]) => keys.includes(set.key);
  return {
    kind: 'classes',
    districtId: null,
    all: combinationSets.filter(isMember).map((set) => set.classKeys),
    none: combinationSets.filter((set) => !isMember(set)).flatMap((set) => set.classKeys),
  };
}

function combined({ key, aspect }: Cell, { combinationSets }: CoverageResult): Region | null {
  if (key !== 'combinations' || aspect !== 'union') return null;
  return { kind: 'classes', districtId: null, all: [combinationSets.flatMap((set) => set.classKeys)], none: [] };
}

function ofLedger({ key, districtId, aspect }: Cell, { ledger }: CoverageResult): Region | null {
  if (!ledger || key !== ledger.layerId) return null;
  switch (aspect) {
    case 'before':
    case 'after':
      return { kind: 'version', districtId, layerId: ledger.layerId, versionId: ledger[aspect].id };
    case 'lost':
    case 'gained':
      return { kind: 'change', districtId, change: aspect };
    case 'net':
      return { kind: 'change', districtId, change: 'both' };
    default:
      return null;
  }
}

function ofTable({ key, districtId, aspect }: Cell, { classes, unions }: CoverageResult): Region | null {
  if (aspect === 'district') return { kind: 'classes', districtId, all: [], none: [] };
  if (aspect !== undefined) return null;
  const keys = unions.find((u) => u.id === key)?.keys ?? classes.filter((c) => c.key === key).map((c) => c.key);
  return keys.length > 0 ? { kind: 'classes', districtId, all: [keys], none: [] } : null;
}
