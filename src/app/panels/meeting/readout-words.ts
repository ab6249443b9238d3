/** Lines of the read-out as they are printed: on the wall and on slides. Pure. */
import * as format from '../../format.ts';
import type { Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';
import type { ReadoutLine, SitingReadout } from './readout.ts';

/** Of areas without a sign; changes are in hectares. */
export type ReadoutUnit = 'hectares' | 'km2';

interface PrintedLine {
  readonly name: string;
  readonly figure: string;
  /** With the share, where both are told. */
  readonly unit: string;
}

type Ground = Pick<SitingReadout, 'landSquareMetres' | 'checkedSquareMetres'>;

/** Land of the site; the ground that was checked where the land is not known. */
export const landLine = (
  { landSquareMetres: land, checkedSquareMetres }: Ground,
  text: Pick<Text['meeting'], 'land' | 'range'>,
): string =>
  land === null ? text.range(format.hectares(checkedSquareMetres, 2)) : text.land(format.hectares(land, 2));

/** What was not checked: what lacks data by its names, `most` of them, and how many rules wait for the kind of the project. */
export function uncheckedWords(
  { unchecked, kindUnknown }: Pick<SitingReadout, 'unchecked' | 'kindUnknown'>,
  most: number,
  language: Language,
  text: Text['meeting'],
): string {
  const names = unchecked.slice(0, unchecked.length - kindUnknown).map((name) => name[language]);
  const some = names.slice(0, most).join(text.join);
  return [
    ...(names.length > 0 ? [text.unchecked(names.length, names.length > most ? text.uncheckedMore(some) : some)] : []),
    ...(kindUnknown > 0 ? [(names.length > 0 ? text.kindUnknownToo : text.kindUnknown)(kindUnknown)] : []),
  ].join(text.semicolon);
}

export function printedLine(
  line: ReadoutLine,
  unit: ReadoutUnit,
  language: Language,
  text: Text['meeting'],
): PrintedLine {
  const { name, areaSquareMetres, share, signed, isNotice } = line;
  const names = { net: text.net, union: text.union, shoreline: text.shoreline, 'red-line-change': text.redLineChange };
  const units = areaSquareMetres === null ? [] : [signed ? text.hectares : text[unit]];
  const shares = areaSquareMetres === null || share === null ? [] : [format.percent(share)];
  const plain = typeof name === 'string' ? names[name] : name[language];
  return {
    name: isNotice ? text.noticeOnly(plain) : plain,
    figure: figureOf(line, unit),
    unit: [...units, ...shares].join(' '),
  };
}

function figureOf({ areaSquareMetres, share, signed }: ReadoutLine, unit: ReadoutUnit): string {
  if (areaSquareMetres === null) return format.percent(share);
  if (signed) return format.signedHectares(areaSquareMetres);
  return unit === 'km2' ? format.squareKilometres(areaSquareMetres) : format.hectares(areaSquareMetres, 2);
}
