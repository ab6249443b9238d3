/** What the user chose for print the last time, as it is stored. */
import * as v from 'valibot';

/** Days for which a check is said to hold where nobody says otherwise. */
const USUAL_VALID_DAYS = 90;
/** A year is the longest that anybody should rely on a check. */
export const MOST_VALID_DAYS = 365;
/** Dots per inch. */
export const PRINT_RESOLUTIONS = [150, 200, 300] as const;
const word = v.fallback(v.string(), '');

const schema = v.object({
  /** `screen`: the view as it is, without a scale. */
  medium: v.fallback(v.picklist(['paper', 'screen']), 'paper'),
  size: v.fallback(v.picklist(['A4', 'A3']), 'A3'),
  orientation: v.fallback(v.picklist(['landscape', 'portrait']), 'landscape'),
  /** Denominator; null follows the view on the screen. */
  scale: v.fallback(v.nullable(v.number()), null),
  dpi: v.fallback(v.picklist(PRINT_RESOLUTIONS), 300),
  mode: v.fallback(v.picklist(['internal', 'public']), 'internal'),
  approval: word,
  unit: word,
  author: word,
  reviewer: word,
  /** Of reports, too. */
  validDays: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_VALID_DAYS)), USUAL_VALID_DAYS),
});

export type PrintSettings = v.InferOutput<typeof schema>;

export const USUAL_PRINT: PrintSettings = v.parse(schema, {});

/** Whatever does not fit is as usual. */
export function parsePrintSettings(value: unknown): PrintSettings {
  const read = v.safeParse(schema, value);
  return read.success ? read.output : USUAL_PRINT;
}
