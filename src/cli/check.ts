/** `check FOOTPRINT... --city ID`: every polygon feature of the files against the city. */
import { polygonsOf } from '../domain/prepared-city.ts';
import type { Problem } from '../domain/problems.ts';
import { checkSite } from '../domain/siting/check.ts';
import type { SitingResult } from '../domain/siting/result.ts';
import { parseRules } from '../domain/siting/rules.ts';
import { type Answer, type Host, stop } from './host.ts';
import { alignedLines } from './lines.ts';
import { loadCity } from './load-city.ts';
import { readPolygonFile } from './read-file.ts';

export function check(host: Host, files: readonly string[], cityId: string): Answer {
  const prepared = loadCity(host, cityId);
  if (!prepared.ok) return prepared;
  const ruleText = host.readText(`${host.dataFolder}/rules/rules.json`);
  if (!ruleText.ok) return ruleText;
  const book = parseRules(JSON.parse(ruleText.value));
  const answers: { footprint: string; result: Omit<SitingResult, 'elapsedMilliseconds'> }[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const table = readPolygonFile(host, file);
    problems.push(...table.problems);
    if (!table.ok) continue;
    for (const [index, feature] of table.value.features.entries()) {
      const polygons = polygonsOf(feature);
      if (polygons.length === 0) continue;
      const footprint = String(feature.properties?.name || feature.properties?.id || `${file}#${index}`);
      const checked = checkSite(prepared.value, book, polygons, false);
      problems.push(...checked.problems.map((p) => ({ ...p, where: { file, feature: index, ...p.where } })));
      if (checked.ok) answers.push({ footprint, result: checked.value });
    }
  }
  if (problems.some((p) => p.severity === 'error')) return stop(...problems);
  return { ok: true, problems, value: { json: answers.map(toJson), lines: answers.flatMap(toLines) } };
}

function toJson({ footprint, result }: { footprint: string; result: Omit<SitingResult, 'elapsedMilliseconds'> }) {
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
  };
}

function toLines({ footprint, result }: { footprint: string; result: Omit<SitingResult, 'elapsedMilliseconds'> }): string[] {
  const figure = (value: number | null, decimals: number) => (value === null ? '—' : value.toFixed(decimals));
  const rows = result.findings.map((f) => [
    f.name.zh,
    f.status + (f.borderline ? ' (borderline)' : ''),
    f.outcome,
    figure(f.areaSquareMetres === null ? null : f.areaSquareMetres / 10_000, 4),
    figure(f.share === null ? null : f.share * 100, 2),
    figure(f.distanceMetres, 1),
  ]);
  return [
    `${footprint}: ${(result.areaSquareMetres / 10_000).toFixed(4)} ha, ${result.overall}`,
    ...alignedLines([['class', 'status', 'outcome', 'ha', '%', 'm'], ...rows], [false, false, false, true, true, true]),
    '',
  ];
}
