/** Areas of the board's tables in the unit that the user chose. */
import * as format from '../../format.ts';
import type { AreaUnit } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';

/** Two decimals; mu are small enough to need none in a table. */
export function areaIn(unit: AreaUnit, squareMetres: number): string {
  switch (unit) {
    case 'km2':
      return format.squareKilometres(squareMetres);
    case 'hectares':
      return format.hectares(squareMetres, 2);
    case 'mu':
      return format.mu(squareMetres, 0);
  }
}

/** Prints areas of a table; the name of the unit stands in its head. */
export function useArea(): (squareMetres: number) => string {
  const unit = useApp((s) => s.areaUnit);
  return (squareMetres) => areaIn(unit, squareMetres);
}
