/** `check … --report out.docx --xlsx out.xlsx`: the checks as reports and as a workbook. */
import { hostname } from 'node:os';
import type { PolygonCoordinates } from '../domain/feature-table.ts';
import type { PreparedCity } from '../domain/prepared-city.ts';
import { USUAL_PRINT } from '../domain/print-settings.ts';
import type { Outcome } from '../domain/problems.ts';
import { adviseSite } from '../domain/siting/advice.ts';
import { NO_FACTS, type ProjectFacts } from '../domain/siting/project.ts';
import type { RuleBook } from '../domain/siting/rules.ts';
import { canonicalText, devicePrefix, serialNumber } from '../domain/siting/serial.ts';
import { sha256 } from '../io/sha256.ts';
import { writeXlsx } from '../io/write/xlsx.ts';
import { reportDocx } from '../report/docx.ts';
import type { CheckedSite, SitingReportInput } from '../report/input.ts';
import { sitingReport } from '../report/siting-report.ts';
import { checkSheets } from '../report/tables.ts';
import type { Language } from '../text/problems.ts';
import { today } from '../worker/today.ts';
import { error, type Host, stop } from './host.ts';

export interface ReportTargets {
  /** Paths; null where it is not asked for. */
  readonly report: string | null;
  readonly xlsx: string | null;
  readonly language: Language;
}

/** The rules that were checked by, and those that the city was shipped with. */
export interface ReportRules {
  readonly rules: RuleBook;
  readonly shipped: RuleBook;
}

export interface ReportedSite {
  /** Its name. */
  readonly footprint: string;
  readonly file: string;
  readonly polygons: PolygonCoordinates;
  readonly result: CheckedSite;
}

/** A folder of more files than these is no report. */
const MOST_REPORTS = 200;

/** Write what was asked for; the paths that were written. Several sites are numbered: `out-1.docx`, `out-2.docx`. */
export async function writeReports(
  host: Host,
  prepared: PreparedCity,
  { rules, shipped }: ReportRules,
  sites: readonly ReportedSite[],
  { report, xlsx, language }: ReportTargets,
): Promise<Outcome<readonly string[]>> {
  if (report !== null && sites.length > MOST_REPORTS)
    return stop(error('too-many-features', { file: report }, { features: sites.length, limit: MOST_REPORTS }));
  const madeAt = Date.now();
  const zoneMinutes = -new Date(madeAt).getTimezoneOffset();
  const inputs: SitingReportInput[] = [];
  for (const { footprint: name, file, polygons, result } of sites) {
    const input: SitingReportInput = {
      language,
      city: prepared.city,
      rules,
      shipped,
      site: { ...NO_SITE, name, file, polygons, facts: factsOf(result) },
      result,
      disputes: [],
      advice: null,
      candidates: [],
      leftOut: [],
      serial: await serialOf(prepared.city.id, rules, { name, polygons, result }, madeAt, zoneMinutes),
      madeAt,
      zoneMinutes,
      validDays: USUAL_PRINT.validDays,
      internal: true,
      listsCorners: false,
    };
    // The search takes longer than the check; a workbook alone does without.
    const advised = report === null ? plain(input) : await withAdvice(host, prepared, rules, input);
    if (!advised.ok) return advised;
    inputs.push(advised.value);
  }
  const written: string[] = [];
  if (xlsx !== null) {
    const rows = inputs.map(({ site, result, serial, advice }) => ({
      name: site.name,
      facts: site.facts,
      result,
      disputes: [],
      serial,
      advice,
    }));
    const book = await writeXlsx(
      checkSheets({ language, city: prepared.city, rules, shipped, sites: rows, madeAt, zoneMinutes }),
    );
    if (!book.ok) return book;
    const saved = host.writeBytes(xlsx, book.value.bytes);
    if (!saved.ok) return saved;
    written.push(xlsx);
  }
  for (const [i, input] of report === null ? [] : inputs.entries()) {
    const path = inputs.length === 1 ? report! : numbered(report!, i + 1);
    const saved = host.writeBytes(path, await reportDocx(sitingReport(input), {}));
    if (!saved.ok) return saved;
    written.push(path);
  }
  return { ok: true, value: written, problems: [] };
}

const NO_SITE = {
  origin: 'file',
  copyOf: null,
  change: null,
  distanceMetres: null,
  addedVertices: 0,
  safetyMetres: null,
} as const;

const factsOf = ({ kind }: CheckedSite): ProjectFacts => ({ ...NO_FACTS, kind });

const numbered = (path: string, number: number): string => path.replace(/(\.[^./\\]*)?$/, `-${number}$1`);

const plain = (input: SitingReportInput): Outcome<SitingReportInput> => ({ ok: true, value: input, problems: [] });

async function withAdvice(
  host: Host,
  prepared: PreparedCity,
  rules: RuleBook,
  input: SitingReportInput,
): Promise<Outcome<SitingReportInput>> {
  const { site, result } = input;
  const asked = { polygons: site.polygons, kind: result.kind, day: today() };
  const advice = await adviseSite(prepared, rules, asked, { safetyMetres: 0 }, host.work);
  return advice.ok ? { ...advice, value: { ...input, advice: advice.value } } : advice;
}

/** The prefix stands for this machine by its name; the hash for footprint, rules, data and answers. */
async function serialOf(
  city: string,
  rules: RuleBook,
  { name, polygons, result }: Pick<ReportedSite, 'polygons' | 'result'> & { readonly name: string },
  madeAt: number,
  zoneMinutes: number,
): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const device = await sha256(bytes(hostname()));
  const data = result.checkedLayers.map(({ layerId, versionId, date }) => ({ layerId, versionId, date }));
  const outcomes = result.findings.map(({ key, status, outcome }) => [key, status, outcome]);
  const { kind } = result;
  const hash = await sha256(bytes(canonicalText({ city, footprint: { name, polygons, kind }, rules, data, outcomes })));
  return serialNumber(devicePrefix(bytes(device)), madeAt, zoneMinutes, hash);
}
