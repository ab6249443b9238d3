/** `coverage --city ID --report out.docx`: the board of the whole city as a report (成效报告), by the targets of its plan. */
import { NO_SETTINGS } from '../domain/coverage/indicator.ts';
import { indicatorParts } from '../domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../domain/coverage/indicators.ts';
import type { PreparedCity } from '../domain/prepared-city.ts';
import type { Outcome } from '../domain/problems.ts';
import type { CoverageReportInput } from '../report/coverage-input.ts';
import { coverageReport } from '../report/coverage-report.ts';
import { reportDocx } from '../report/docx.ts';
import type { Language } from '../text/problems.ts';
import { today } from '../worker/today.ts';
import type { Host } from './host.ts';

interface ReportTarget {
  /** Path; null where no report is asked for. */
  readonly report: string | null;
  readonly language: Language;
}

/** Write the report that was asked for; the paths that were written. `result`: of the whole city. Pictures are the app's. */
export async function writeCoverageReport(
  host: Host,
  prepared: PreparedCity,
  result: CoverageReportInput['result'],
  { report, language }: ReportTarget,
): Promise<Outcome<readonly string[]>> {
  if (report === null) return { ok: true, value: [], problems: [] };
  const { city, tables } = prepared;
  const day = today();
  const madeAt = Date.now();
  const parts = await indicatorParts(prepared, NO_SETTINGS, day, host.work);
  const input: CoverageReportInput = {
    language,
    city,
    settings: NO_SETTINGS,
    result,
    board: indicatorBoard(city, parts, NO_SETTINGS),
    parts,
    overlaps: parts.overlaps,
    featureCounts: Object.fromEntries([...tables].map(([id, { features }]) => [id, features.length])),
    day,
    madeAt,
    zoneMinutes: -new Date(madeAt).getTimezoneOffset(),
    internal: true,
  };
  const saved = host.writeBytes(report, await reportDocx(coverageReport(input), {}));
  return saved.ok ? { ok: true, value: [report], problems: saved.problems } : saved;
}
