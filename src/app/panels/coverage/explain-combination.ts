/** Explanations of the combination plot: one exclusive combination, and its sums. Pure. */

import { area, basis, type ExplainContext, type Explained, layersById } from './explained.ts';
import type { Cell } from './figure.ts';
import { sameKeys, upsetSums } from './upset.ts';

export function explainCombination(keys: readonly string[], context: ExplainContext): Explained | null {
  const { result, text } = context;
  const found = result.combinations.find((c) => sameKeys(c.keys, keys));
  if (!found) return null;
  const name = setNames(context);
  const inside = found.keys.map(name);
  const outside = result.combinationSets.filter((s) => !found.keys.includes(s.key)).map((s) => name(s.key));
  return {
    ...basis(
      layersOfSets(
        result.combinationSets.map((s) => s.key),
        context,
      ),
      context,
    ),
    name: inside.length === 1 ? text.names.single(inside[0]!) : text.names.combination(inside.join(text.formulas.list)),
    quantity: area(found.areaSquareMetres),
    formula: text.formulas.combination(inside.join(text.formulas.cross), outside.join(text.formulas.join)),
    excluded: outside.length > 0 ? outside.join(text.formulas.list) : null,
    keys: found.keys.flatMap((key) => classKeysOfSet(key, context)),
  };
}

/** Union, gross sum and repeated area. */
export function explainCombined(cell: Cell, context: ExplainContext): Explained | null {
  const { result, text } = context;
  const names = result.combinationSets.map((s) => s.name[context.language]);
  const common = basis(
    layersOfSets(
      result.combinationSets.map((s) => s.key),
      context,
    ),
    context,
  );
  switch (cell.aspect) {
    case 'union':
      return {
        ...common,
        name: text.names.union,
        quantity: area(result.unionSquareMetres),
        formula: text.formulas.union(names.join(text.formulas.join)),
        keys: result.combinationSets.flatMap((s) => classKeysOfSet(s.key, context)),
      };
    case 'gross':
      return {
        ...common,
        name: text.names.gross,
        quantity: area(result.grossSquareMetres),
        formula: text.formulas.gross(names.join(' + ')),
        keys: [],
      };
    case 'repeated':
      return {
        ...common,
        name: text.names.repeated,
        quantity: area(upsetSums(result).repeatedSquareMetres),
        formula: text.formulas.repeated,
        keys: [],
      };
    default:
      return null;
  }
}

const setNames =
  ({ result, language }: ExplainContext) =>
  (key: string): string =>
    result.combinationSets.find((s) => s.key === key)?.name[language] ?? key;

/** A set of the plot is a class, a union of classes, or a whole layer. */
export function classKeysOfSet(key: string, { result }: Pick<ExplainContext, 'result'>): readonly string[] {
  const union = result.unions.find((u) => u.id === key);
  if (union) return union.keys;
  const ofLayer = result.classes.filter((c) => c.layerId === key).map((c) => c.key);
  return ofLayer.length > 0 ? ofLayer : [key];
}

function layersOfSets(keys: readonly string[], context: ExplainContext) {
  const classKeys = new Set(keys.flatMap((key) => classKeysOfSet(key, context)));
  const ids = context.result.classes.filter((c) => classKeys.has(c.key)).map((c) => c.layerId);
  return layersById(context, [...new Set(ids)]);
}
