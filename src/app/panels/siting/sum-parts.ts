/** The parts that a sum of the banner is made of. Pure. */
import type { NetGround } from '../../../domain/siting/net-ground.ts';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { isConflict } from '../../state/siting-margin.ts';
import type { SumFigure } from '../../state/siting-types.ts';

export interface SumPart {
  /** `classKey`s. */
  readonly keys: readonly string[];
  /** Ground of one class that no other of the classes covers. */
  readonly only: boolean;
  /** How often the ground counts. */
  readonly times: number;
  /** What the part gives to the sum. */
  readonly squareMetres: number;
}

/** Gross: its classes, each once. Net and repeated: the combinations of classes, as soon as their ground is traced. */
export function netParts(figure: SumFigure, result: SitingResult, traced: NetGround | null): readonly SumPart[] {
  if (figure === 'gross')
    return result.net.keys.map((key, i) => ({
      keys: [key],
      only: false,
      times: 1,
      squareMetres: result.net.areasSquareMetres[i]!,
    }));
  return (traced?.combinations ?? []).map(({ keys, areaSquareMetres }) => {
    const times = figure === 'repeated' ? keys.length - 1 : 1;
    return { keys, only: keys.length === 1, times, squareMetres: times * areaSquareMetres };
  });
}

/** Rows of the table whose ground is in the sums: a limit at a distance may have its ground in several classes, two rules share one. */
export const summedCount = ({ findings }: Pick<SitingResult, 'findings'>): number =>
  findings.filter((f) => isConflict(f) && (f.areaSquareMetres ?? 0) > 0).length;
