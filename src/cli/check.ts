/**
 * `check FOOTPRINT... --city ID`: every polygon feature of the files against the city. One that cannot be checked is an
 * answer of its own among others, and the end of the command where it is the only one.
 */
import type { PolygonCoordinates } from '../domain/feature-table.ts';
import { polygonsOf } from '../domain/prepared-city.ts';
import type { Outcome, Problem } from '../domain/problems.ts';
import { checkSite } from '../domain/siting/check.ts';
import { withRemoved } from '../domain/siting/rule-edits.ts';
import type { Language } from '../text/problems.ts';
import { tableOf } from '../worker/locate-layer.ts';
import { today } from '../worker/today.ts';
import {
  type Checked,
  outcomeLines,
  type Refused,
  refusedJson,
  refusedLines,
  toJson,
  toLines,
} from './check-output.ts';
import { type Answer, error, type Host, stop } from './host.ts';
import { loadCity, loadCityRecord, loadRules } from './load-city.ts';
import type { OpenOptions } from './open-files.ts';
import { readPolygonLayers } from './read-file.ts';
import { type ReportedSite, type ReportTargets, writeReports } from './report.ts';
import { words } from './words.ts';

interface Footprint {
  readonly name: string;
  readonly where: { readonly file: string; readonly feature?: number };
  readonly polygons: PolygonCoordinates;
}

/** By which rules a footprint is checked. */
export interface CheckTerms {
  /** A rule file; null for the rules the city was shipped with. */
  readonly rulesFile: string | null;
  /** Kind of project, as the rules name it; null where it is not stated. */
  readonly kind: string | null;
}

export async function check(
  host: Host,
  files: readonly string[],
  cityId: string,
  { rulesFile, kind }: CheckTerms,
  options: OpenOptions,
  targets: ReportTargets,
): Promise<Answer> {
  const problems: Problem[] = [];
  const footprints: Footprint[] = [];
  for (const file of files) {
    const read = await readFootprints(host, file, options);
    problems.push(...read.problems);
    if (read.ok) footprints.push(...read.value);
  }
  // Making the city ready takes seconds: not for files that cannot be read.
  if (problems.some((p) => p.severity === 'error')) return stop(...problems);
  const record = loadCityRecord(host, cityId);
  if (!record.ok) return record;
  const book = loadRules(host, cityId, rulesFile);
  if (!book.ok) return book;
  if (kind !== null && !book.value.kinds.some((k) => k.id === kind))
    return stop(error('kind-unknown', {}, { kind, known: book.value.kinds.map((k) => k.id).join(', ') }));
  const shipped = rulesFile === null ? book : loadRules(host, cityId, null);
  if (!shipped.ok) return shipped;
  const rules = withRemoved(book.value, shipped.value);
  const prepared = await loadCity(host, cityId, host.work, rules);
  if (!prepared.ok) return prepared;
  const answers: (Checked & ReportedSite)[] = [];
  const rows: { readonly json: object; readonly lines: (language: Language) => string[] }[] = [];
  const isReported = targets.report !== null || targets.xlsx !== null;
  for (const { name, where, polygons } of footprints) {
    const checked = await checkSite(prepared.value, rules, { polygons, kind, day: today() }, isReported);
    const own = checked.problems.map((p) => ({ ...p, where: { ...where, ...p.where } }));
    problems.push(...own);
    if (checked.ok) {
      const answer = { footprint: name, file: where.file, polygons, result: checked.value, problems: own };
      answers.push(answer);
      rows.push({ json: toJson(answer, shipped.value), lines: (language) => toLines(answer, shipped.value, language) });
    } else {
      const refused: Refused = { footprint: name, problems: own };
      rows.push({ json: refusedJson(refused), lines: (language) => refusedLines(refused, language) });
    }
  }
  if (answers.length === 0) return stop(...problems);
  const written = await writeReports(
    host,
    prepared.value,
    { rules: book.value, shipped: shipped.value },
    answers,
    targets,
  );
  if (!written.ok) return written;
  const lines = (language: Language) => [
    ...rows.flatMap((row) => row.lines(language)),
    ...(rows.length > 1 ? outcomeLines(answers, rows.length - answers.length, shipped.value, language) : []),
    ...written.value.map((path) => words(language).written(path)),
  ];
  return {
    ok: true,
    problems: [...problems, ...written.problems],
    value: { json: rows.map((row) => row.json), lines },
  };
}

async function readFootprints(host: Host, file: string, options: OpenOptions): Promise<Outcome<Footprint[]>> {
  const layers = await readPolygonLayers(host, file, options);
  if (!layers.ok) return layers;
  const value = layers.value.flatMap(({ layer, features: placed }) => {
    const { features } = tableOf(layer.columns, placed);
    const { source } = layer;
    return features.map((f, feature) => ({
      name: String(f.properties.name || (f.id ?? (features.length === 1 ? source : `${source}#${feature}`))),
      where: { file: source, feature },
      polygons: polygonsOf(f),
    }));
  });
  return { ...layers, value };
}
