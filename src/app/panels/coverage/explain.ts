/** The explanation of whatever figure of the board is selected. Pure. */
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import type { Selection } from '../../state/model.ts';
import { explainCombination, explainCombined } from './explain-combination.ts';
import { explainLedger } from './explain-ledger.ts';
import { explainShore } from './explain-shore.ts';
import { explainSites } from './explain-sites.ts';
import {
  area,
  basis,
  districtName,
  type ExplainContext,
  type Explained,
  layersById,
  layersOfRole,
} from './explained.ts';
import type { Cell } from './figure.ts';

/** Null where the selection is no figure of the board. */
export function explain(selection: Selection, context: ExplainContext): Explained | null {
  if (selection.kind === 'combination') return explainCombination(selection.keys, context);
  if (selection.kind !== 'cell') return null;
  return (
    explainCombined(selection, context) ??
    explainLedger(selection, context) ??
    explainShore(selection, context) ??
    explainSites(selection, context) ??
    explainArea(selection, context)
  );
}

function explainArea(cell: Cell, context: ExplainContext): Explained | null {
  const { result, text } = context;
  const row = [...result.rows, result.total].find((r) => r.districtId === cell.districtId);
  if (!row) return null;
  const district = districtName(row.name, context);
  if (cell.aspect === 'district') {
    const split = row.districtId === null ? result.rows : [];
    return {
      ...basis(layersOfRole(context, 'districts'), context),
      name: text.names.districtArea(district),
      quantity: area(row.areaSquareMetres),
      formula: text.formulas.district(district),
      split: split.map((r) => ({ name: districtName(r.name, context), quantity: area(r.areaSquareMetres) })),
      keys: [],
    };
  }
  return explainClass(cell, context, district) ?? explainUnion(cell, context, district);
}

function explainClass(cell: Cell, context: ExplainContext, district: string): Explained | null {
  const { result, text, language } = context;
  const at = result.classes.findIndex((c) => c.key === cell.key);
  const found = result.classes[at];
  const squareMetres = rowOf(cell, result)?.cells[at]?.areaSquareMetres;
  if (!found || squareMetres === undefined) return null;
  const split = result.rows.flatMap((r) => {
    const part = r.cells[at];
    return part ? [{ name: districtName(r.name, context), quantity: area(part.areaSquareMetres) }] : [];
  });
  return {
    ...basis([...layersById(context, [found.layerId]), ...layersOfRole(context, 'districts')], context),
    name: text.names.areaOf(found.name[language], district),
    quantity: area(squareMetres),
    formula: text.formulas.inDistrict(found.name[language], district),
    split: cell.districtId === null ? split : [],
    keys: [cell.key],
  };
}

function explainUnion(cell: Cell, context: ExplainContext, district: string): Explained | null {
  const { result, text, language } = context;
  const at = result.unions.findIndex((u) => u.id === cell.key);
  const union = result.unions[at];
  const part = rowOf(cell, result)?.unions[at];
  if (!union || !part) return null;
  const members = result.classes.filter((c) => union.keys.includes(c.key));
  const split = result.rows.flatMap((r) => {
    const own = r.unions[at];
    return own ? [{ name: districtName(r.name, context), quantity: area(own.areaSquareMetres) }] : [];
  });
  const layers = layersById(context, [...new Set(members.map((m) => m.layerId))]);
  return {
    ...basis([...layers, ...layersOfRole(context, 'districts')], context),
    name: text.names.areaOf(union.name[language], district),
    quantity: area(part.areaSquareMetres),
    formula: text.formulas.unionOf(members.map((m) => m.name[language]).join(text.formulas.join), district),
    split: cell.districtId === null ? split : [],
    keys: union.keys,
  };
}

const rowOf = (cell: Cell, result: CoverageResult) =>
  [...result.rows, result.total].find((r) => r.districtId === cell.districtId);
