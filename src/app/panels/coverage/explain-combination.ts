/** Explanations of the combination plot: one exclusive combination, and its sums. Pure. */
import { setNames } from '../../../text/combination-sets.ts';
import * as format from '../../format.ts';
import { area, basis, type ExplainContext, type Explained, layersById, layersOfRole } from './explained.ts';
import type { Cell } from './figure.ts';
import { totalName, withinWords } from './filter-words.ts';
import { sameKeys, upsetSums } from './upset.ts';

export function explainCombination(keys: readonly string[], context: ExplainContext): Explained | null {
  const { result, text, city, language } = context;
  const found = result.combinations.find((c) => sameKeys(c.keys, keys));
  if (!found) return null;
  const others = result.combinationSets.map((s) => s.key).filter((key) => !found.keys.includes(key));
  const inside = setNames(found.keys, result, city, language);
  const outside = setNames(others, result, city, language);
  return {
    ...sets(context),
    name: inside.length === 1 ? text.names.single(inside[0]!) : text.names.combination(inside.join(text.formulas.list)),
    quantity: area(found.areaSquareMetres),
    formula: withinWords(
      text.formulas.combination(inside.join(text.formulas.cross), outside.join(text.formulas.join), totalName(context)),
      context,
    ),
    excluded: outside.length > 0 ? outside.join(text.formulas.list) : null,
    keys: result.combinationSets.filter((s) => found.keys.includes(s.key)).flatMap((s) => s.classKeys),
  };
}

/** Union, gross sum and repeated area. */
export function explainCombined(cell: Cell, context: ExplainContext): Explained | null {
  const { result, text, city, language } = context;
  const keys = result.combinationSets.map((s) => s.key);
  const names = setNames(keys, result, city, language);
  switch (cell.aspect) {
    case 'union':
      return {
        ...sets(context),
        name: text.names.union,
        quantity: area(result.unionSquareMetres),
        formula: withinWords(text.formulas.union(names.join(text.formulas.join), totalName(context)), context),
        keys: result.combinationSets.flatMap((s) => s.classKeys),
      };
    case 'gross':
      return {
        ...sets(context),
        name: text.names.gross,
        quantity: area(result.grossSquareMetres),
        formula: withinWords(text.formulas.gross(names.join(' + '), totalName(context)), context),
        keys: [],
      };
    case 'repeated':
      return {
        ...sets(context),
        name: text.names.repeated,
        quantity: area(upsetSums(result).repeatedSquareMetres),
        formula: `${text.formulas.repeated} = ${format.squareKilometres(result.grossSquareMetres)} − ${format.squareKilometres(result.unionSquareMetres)} ${text.km2}`,
        keys: [],
      };
    default:
      return explainSet(cell, context);
  }
}

/** One set of the plot, all of it. */
function explainSet({ aspect }: Cell, context: ExplainContext): Explained | null {
  const { result, text, city, language } = context;
  const set = result.combinationSets.find(({ key }) => aspect === `set:${key}`);
  if (!set) return null;
  const [name = ''] = setNames([set.key], result, city, language);
  return {
    ...sets(context, set.classKeys),
    name: text.names.areaOf(name, totalName(context)),
    quantity: area(set.areaSquareMetres),
    formula: withinWords(text.formulas.inDistrict(name, totalName(context)), context),
    keys: set.classKeys,
  };
}

function sets(
  context: ExplainContext,
  of: readonly string[] = context.result.combinationSets.flatMap((s) => s.classKeys),
) {
  const keys = new Set(of);
  const ids = context.result.classes.filter((c) => keys.has(c.key)).map((c) => c.layerId);
  return basis([...layersById(context, ids), ...layersOfRole(context, 'districts')], context);
}
