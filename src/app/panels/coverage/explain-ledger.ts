/** Explanations of the red line's account. Pure. */
import { basis, districtName, type ExplainContext, type Explained, layersById, layersOfRole } from './explained.ts';
import type { Cell } from './figure.ts';
import { type LedgerLine, ledgerSummary } from './ledger.ts';

const COLUMNS = {
  before: 'beforeSquareMetres',
  lost: 'lostSquareMetres',
  gained: 'gainedSquareMetres',
  after: 'afterSquareMetres',
  net: 'netSquareMetres',
} as const satisfies Record<string, keyof LedgerLine>;

type Column = keyof typeof COLUMNS;
const isColumn = (aspect: string | undefined): aspect is Column => aspect !== undefined && aspect in COLUMNS;

export function explainLedger(cell: Cell, context: ExplainContext): Explained | null {
  const { ledger } = context.result;
  const { aspect } = cell;
  if (!ledger || !isColumn(aspect)) return null;
  const { districts, total } = ledgerSummary(ledger);
  const line = [...districts, total].find((l) => l.districtId === cell.districtId);
  if (!line) return null;
  const of = (l: LedgerLine) => ({
    kind: 'area' as const,
    squareMetres: aspect === 'lost' ? -l.lostSquareMetres : l[COLUMNS[aspect]],
    signed: aspect !== 'before' && aspect !== 'after',
  });
  const [layer] = layersById(context, [ledger.layerId]);
  const base = basis(layersOfRole(context, 'districts'), context);
  const versions = [ledger.before, ledger.after].map(({ date }) => ({
    name: layer?.name[context.language] ?? ledger.layerId,
    date,
    illustrative: layer?.reality === 'illustrative',
  }));
  const split = cell.districtId === null ? districts : [];
  return {
    ...base,
    accuracyMetres: Math.max(base.accuracyMetres, layer?.accuracyMetres ?? 0),
    inputs: [...versions, ...base.inputs],
    ...wording(aspect, districtName(line.name, context), context),
    quantity: of(line),
    split: split.map((l) => ({ name: districtName(l.name, context), quantity: of(l) })),
    keys: context.result.classes.filter((c) => c.layerId === ledger.layerId).map((c) => c.key),
  };
}

function wording(column: Column, district: string, { result, text }: ExplainContext) {
  const before = result.ledger!.before.date;
  const after = result.ledger!.after.date;
  const { names, formulas } = text;
  switch (column) {
    case 'before':
      return { name: names.before(district, before), formula: formulas.version(before) };
    case 'after':
      return { name: names.after(district, after), formula: formulas.version(after) };
    case 'lost':
      return { name: names.lost(district), formula: formulas.lost(before, after) };
    case 'gained':
      return { name: names.gained(district), formula: formulas.gained(before, after) };
    case 'net':
      return { name: names.net(district), formula: formulas.net };
  }
}
