import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import type { LegendRow } from './legend-sides.ts';
import { sideOf } from './side.ts';
import './compare.css';

/** Says of a row of the legend that only one of two maps draws it, and where that one stands. */
export function SideMark({ only }: Pick<LegendRow, 'only'>) {
  const { sides } = useText().compare;
  const side = useApp((s) => only && s.compare && sideOf(only, s.compare));
  return side && <span className="compare-side">{sides[side]}</span>;
}
