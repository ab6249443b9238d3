/** `check FOOTPRINT... --city ID`: every polygon feature of the files against the city. */
import type { PolygonCoordinates } from '../domain/feature-table.ts';
import { polygonsOf } from '../domain/prepared-city.ts';
import type { Outcome, Problem } from '../domain/problems.ts';
import { checkSite } from '../domain/siting/check.ts';
import type { SitingResult } from '../domain/siting/result.ts';
import { parseRules } from '../domain/siting/rules.ts';
import { hectares, metres, mu, percent } from '../geodesy/units.ts';
import type { Language } from '../text/problems.ts';
import { tableOf } from '../worker/locate-layer.ts';
import { type Answer, type Host, stop } from './host.ts';
import { alignedLines } from './lines.ts';
import { loadCity } from './load-city.ts';
import type { OpenOptions } from './open-files.ts';
import { readPolygonLayers } from './read-file.ts';
import { words } from './words.ts';

interface Footprint {
  readonly name: string;
  readonly where: { readonly file: string; readonly feature?: number };
  readonly polygons: PolygonCoordinates;
}

interface Checked {
  readonly footprint: string;
  readonly result: Omit<SitingResult, 'elapsedMilliseconds'>;
  /** Warnings of this footprint. */
  readonly problems: readonly Problem[];
}

export async function check(
  host: Host,
  files: readonly string[],
  cityId: string,
  options: OpenOptions,
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
  const prepared = await loadCity(host, cityId, host.work);
  if (!prepared.ok) return prepared;
  const ruleText = host.readText(`${host.dataFolder}/rules/rules.json`);
  if (!ruleText.ok) return ruleText;
  const book = parseRules(JSON.parse(ruleText.value));
  const answers: Checked[] = [];
  for (const { name, where, polygons } of footprints) {
    const checked = await checkSite(prepared.value, book, polygons, false);
    const own = checked.problems.map((p) => ({ ...p, where: { ...where, ...p.where } }));
    problems.push(...own);
    if (checked.ok) answers.push({ footprint: name, result: checked.value, problems: own });
  }
  if (problems.some((p) => p.severity === 'error')) return stop(...problems);
  const lines = (language: Language) => answers.flatMap((a) => toLines(a, language));
  return { ok: true, problems, value: { json: answers.map(toJson), lines } };
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

function toJson({ footprint, result, problems }: Checked) {
  return {
    footprint,
    areaSquareMetres: result.areaSquareMetres,
    overall: result.overall,
    computationErrorSquareMetres: result.computationErrorSquareMetres,
    findings: result.findings.map((f) => ({
      layer: f.layerId,
      class: f.classId,
      status: f.status,
      outcome: f.outcome,
      areaSquareMetres: f.areaSquareMetres,
      share: f.share,
      distanceMetres: f.distanceMetres,
      borderline: f.borderline,
      dataErrorSquareMetres: f.dataErrorSquareMetres,
      features: f.features.map(({ id, name, areaSquareMetres }) => ({ id, name, areaSquareMetres })),
    })),
    problems,
  };
}

function toLines({ footprint, result }: Checked, language: Language): string[] {
  const w = words(language);
  const rows = result.findings.map((f) => [
    f.name[language],
    w.statuses[f.status] + (f.borderline ? w.borderline : ''),
    f.status === 'hit' ? w.outcomes[f.outcome] : '',
    hectares(f.areaSquareMetres),
    percent(f.share),
    metres(f.distanceMetres),
  ]);
  const head = [w.class, w.status, w.outcome, w.hectares, w.share, w.distance];
  const area = `${hectares(result.areaSquareMetres)} ${w.hectares}, ${mu(result.areaSquareMetres)} ${w.mu}`;
  return [
    `${footprint}: ${area}; ${w.outcomes[result.overall]}`,
    ...alignedLines([head, ...rows], [false, false, false, true, true, true]),
    '',
  ];
}
