/** Reports that leave with a hand-out: of the active footprint, and of the city. */

import { coveragePictures } from '../../../export/coverage-report/coverage-pictures.ts';
import { coverageReportFile } from '../../../export/coverage-report/coverage-report-files.ts';
import { coverageReportInputOf } from '../../../export/coverage-report/coverage-report-input.ts';
import { fileName } from '../../../export/download.ts';
import { readSettings } from '../../../export/print/print-settings.ts';
import { reportFile } from '../../../export/report/report-files.ts';
import { checkedSite, reportInputOf } from '../../../export/report/report-input.ts';
import { reportPictures } from '../../../export/report/report-maps.ts';
import { keepCheck } from '../../../state/register-verbs.ts';
import { getApp } from '../../../state/store.ts';
import { textIn } from '../../../text/use-text.ts';
import { cityStandsWithParts } from './scene-stands.ts';
import { untilState } from './wait.ts';

export interface Attachment {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const LONGEST_MS = 120_000;

/** The siting report (研判报告) of the active footprint; null where nothing was checked. */
export async function sitingAttachment(madeAt: number, signal: AbortSignal): Promise<Attachment | null> {
  await untilState((state) => checkedSite(state) !== null, LONGEST_MS, signal);
  const record = await keepCheck('report');
  const state = getApp();
  const { language, open } = state;
  const wishes = { language, validDays: readSettings().validDays, internal: true, listsCorners: false };
  const input = reportInputOf(
    state,
    wishes,
    { serial: record?.serial ?? null, madeAt },
    { candidates: [], leftOut: [] },
  );
  if (!input || !open) return null;
  const pictures = await reportPictures(open, input.site.polygons, language, { signal, tell: () => {} });
  signal.throwIfAborted();
  const { name, blob } = await reportFile('docx', input, pictures);
  return { path: fileName(name), bytes: new Uint8Array(await blob.arrayBuffer()) };
}

/** The coverage report (成效报告) of the city on show; null where it has no figures. */
export async function coverageAttachment(madeAt: number, signal: AbortSignal): Promise<Attachment | null> {
  if (!(await cityStandsWithParts(signal))) return null;
  const state = getApp();
  const { language } = state;
  const input = coverageReportInputOf(state, { language, internal: true, madeAt });
  if (!input) return null;
  const pictures = await coveragePictures(language, signal);
  signal.throwIfAborted();
  const blob = await coverageReportFile('docx', input, pictures);
  const name = textIn(language).board.report.fileName(input.city.name[language]);
  return { path: `${fileName(name)}.docx`, bytes: new Uint8Array(await blob.arrayBuffer()) };
}
