/** What is selected, as a part of a link. A feature goes by its id: its place in the table changes with the data. */
import type { FigureCard, OpenCity, Selection } from '../../state/model.ts';
import type { SumFigure } from '../../state/siting-types.ts';

/** A selection whose feature is not looked up yet. */
export type SelectionLink =
  | Exclude<Selection, { readonly kind: 'feature' | 'none' }>
  | { readonly kind: 'feature'; readonly layerId: string; readonly featureId: string };

const CARDS: readonly FigureCard[] = ['overlap', 'shore', 'change', 'service', 'site', 'indicator', 'overview'];
const SUMS: readonly SumFigure[] = ['net', 'gross', 'repeated'];

const joined = (...texts: readonly string[]): string => texts.map(encodeURIComponent).join(',');

/** Null where nothing is selected, or what no table has. */
export function writeSelection(selection: Selection, open: OpenCity): string | null {
  switch (selection.kind) {
    case 'none':
      return null;
    case 'feature': {
      const id = open.tables[selection.layerId]?.features[selection.index]?.properties.id;
      return id === undefined ? null : joined('f', selection.layerId, String(id));
    }
    case 'finding':
      return joined('n', selection.key);
    case 'sum':
      return joined('u', selection.figure);
    case 'cell':
      return joined('c', selection.districtId ?? '', selection.key, selection.aspect ?? '');
    case 'combination':
      return joined('k', ...selection.keys);
    case 'figure':
      return joined('g', selection.card, selection.id, selection.districtId ?? '', ...selection.keys);
  }
}

/** Null where it is none. @param texts what stood between the commas. */
export function readSelection(texts: readonly string[]): SelectionLink | null {
  const [kind, first = '', second = '', third = '', ...more] = texts;
  const figure = SUMS.find((sum) => sum === first);
  const card = CARDS.find((one) => one === first);
  switch (kind) {
    case 'f':
      return first && second ? { kind: 'feature', layerId: first, featureId: second } : null;
    case 'n':
      return first ? { kind: 'finding', key: first } : null;
    case 'u':
      return figure ? { kind: 'sum', figure } : null;
    case 'c':
      return second
        ? { kind: 'cell', districtId: first || null, key: second, ...(third ? { aspect: third } : {}) }
        : null;
    case 'k':
      return first ? { kind: 'combination', keys: texts.slice(1) } : null;
    case 'g':
      return card && second ? { kind: 'figure', card, id: second, districtId: third || null, keys: more } : null;
    default:
      return null;
  }
}
