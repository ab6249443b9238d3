/** What the user chose for print the last time, kept in this browser. */
import * as v from 'valibot';
import { storageProblem } from '../../state/save-disk.ts';
import { PREFIX } from '../../state/save-slots.ts';
import { getApp, setSession } from '../../state/store.ts';
import { USUAL_DAYS } from '../report/report-input.ts';

export const RESOLUTIONS = [150, 200, 300] as const;
const word = v.fallback(v.string(), '');

const schema = v.object({
  /** `screen`: the view as it is, without a scale. */
  medium: v.fallback(v.picklist(['paper', 'screen']), 'paper'),
  size: v.fallback(v.picklist(['A4', 'A3']), 'A3'),
  orientation: v.fallback(v.picklist(['landscape', 'portrait']), 'landscape'),
  /** Denominator; null follows the view on the screen. */
  scale: v.fallback(v.nullable(v.number()), null),
  dpi: v.fallback(v.picklist(RESOLUTIONS), 300),
  mode: v.fallback(v.picklist(['internal', 'public']), 'internal'),
  approval: word,
  unit: word,
  author: word,
  reviewer: word,
  validDays: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1)), USUAL_DAYS),
});

export type PrintSettings = v.InferOutput<typeof schema>;

const KEY = `${PREFIX}print`;
export const USUAL_SETTINGS: PrintSettings = v.parse(schema, {});

/** As they were left; a session only remembers within itself. */
let kept: PrintSettings | null = null;

export function readSettings(): PrintSettings {
  if (getApp().sessionOnly && kept) return kept;
  try {
    return parseSettings(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch (error) {
    // No JSON, or no storage: then nothing is remembered.
    if (!(error instanceof SyntaxError)) storageProblem(error);
    return kept ?? USUAL_SETTINGS;
  }
}

/** Whatever does not fit is as usual. */
export function parseSettings(value: unknown): PrintSettings {
  const read = v.safeParse(schema, value);
  return read.success ? read.output : USUAL_SETTINGS;
}

export function keepSettings(settings: PrintSettings): void {
  kept = settings;
  if (getApp().sessionOnly) return;
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch (error) {
    setSession({ problems: [...getApp().problems, storageProblem(error)] });
  }
}
