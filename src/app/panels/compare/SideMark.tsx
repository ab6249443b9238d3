import { useText } from '../../text/use-text.ts';
import type { LegendRow } from './legend-sides.ts';
import './compare.css';

/** Says of a row of the legend that only one of two maps draws it. */
export function SideMark({ side }: Pick<LegendRow, 'side'>) {
  const { sides } = useText().compare;
  return side && <span className="compare-side">{sides[side]}</span>;
}
