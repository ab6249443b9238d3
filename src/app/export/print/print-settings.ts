/** What the user chose for print the last time, kept in this browser. */
import { type PrintSettings, parsePrintSettings, USUAL_PRINT } from '../../../domain/print-settings.ts';
import { storageProblem } from '../../state/save-disk.ts';
import { PREFIX } from '../../state/save-slots.ts';
import { getApp, setSession } from '../../state/store.ts';

const KEY = `${PREFIX}print`;

/** As they were left; a session only remembers within itself. */
let kept: PrintSettings | null = null;

export function readSettings(): PrintSettings {
  if (getApp().sessionOnly && kept) return kept;
  try {
    return parsePrintSettings(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch (error) {
    // No JSON, or no storage: then nothing is remembered.
    if (!(error instanceof SyntaxError)) storageProblem(error);
    return kept ?? USUAL_PRINT;
  }
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
