/** Figures of the overlap cards, from the answer that the board has of the districts it is filtered by. */
import type { OverlapTable } from '../../../../domain/coverage/overlaps.ts';
import { partResult } from '../../../state/coverage-types.ts';
import type { ExplainContext } from '../explained.ts';
import type { FigureSource } from '../figures.ts';
import { explainOverlap } from './overlap-explain.ts';
import { parsedFigure } from './overlap-figure.ts';
import { overlapRegion } from './overlap-region.ts';

export const overlapFigures: FigureSource = {
  explain(figure, context) {
    const table = tableOf(context);
    return table && explainOverlap(parsedFigure(figure), table, context);
  },
  region(figure, context) {
    const table = tableOf(context);
    return table && overlapRegion(parsedFigure(figure), table, context);
  },
};

const tableOf = ({ parts, result }: ExplainContext): OverlapTable | null =>
  partResult(parts, 'overlaps', { districts: result.overview.filter.districts });
