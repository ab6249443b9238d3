/** The second computation on the sphere in words. Pure. */
import * as format from '../../format.ts';
import type { Text } from '../../text/use-text.ts';
import type { FigureRecheck, RecheckSummary } from './recheck-summary.ts';

type RecheckText = Text['coverage']['recheck'];

const DECIMALS = 4;

/** One line for a table or for the districts of a total. */
export function summaryText(
  { total, agrees, differs, tooLarge, failed, largestUnexplained }: RecheckSummary,
  text: RecheckText,
): string {
  return [
    differs.length > 0 ? text.differing(String(differs.length)) : '',
    text.agreeing(String(agrees), String(total)),
    tooLarge > 0 ? text.tooLarge(String(tooLarge)) : '',
    failed > 0 ? text.failed(String(failed)) : '',
    largestUnexplained === null ? '' : text.largest(format.percent(largestUnexplained, DECIMALS)),
  ]
    .filter(Boolean)
    .join(text.joiner);
}

/** What the explain card says of one figure. */
export function figureRecheckText(known: FigureRecheck, text: RecheckText): string {
  switch (known.kind) {
    case 'not-covered':
      return text.notCovered;
    case 'waiting':
      return text.waiting;
    case 'not-done':
      return text.notDone;
    case 'total':
      return text.ofDistricts(summaryText(known.summary, text));
    case 'cell': {
      const { state, deviation, expectedDeviation } = known.cell;
      if (deviation === null) return text.states[state];
      const of = text.deviation(
        format.signedPercent(deviation, DECIMALS),
        format.signedPercent(expectedDeviation, DECIMALS),
      );
      return `${text.states[state]}${text.joiner}${of}`;
    }
  }
}
