/** `coverage --city ID`: areas and shares by district and class. */
import { coverageOf } from '../domain/coverage/coverage.ts';
import type { Work } from '../engine/index.ts';
import { percent, squareKilometres } from '../geodesy/units.ts';
import type { Language } from '../text/problems.ts';
import type { Answer, Host } from './host.ts';
import { alignedLines } from './lines.ts';
import { loadCity } from './load-city.ts';
import { words } from './words.ts';

export async function coverage(host: Host, cityId: string, work: Work): Promise<Answer> {
  const prepared = await loadCity(host, cityId, work);
  if (!prepared.ok) return prepared;
  const result = await coverageOf(prepared.value, work);
  const lines = (language: Language) => {
    const w = words(language);
    const cell = (c: { areaSquareMetres: number; share: number } | null) =>
      c === null ? '—' : `${squareKilometres(c.areaSquareMetres)} (${percent(c.share)})`;
    const rows = [...result.rows, result.total].map((row) => [
      (row.name ?? prepared.value.city.name)[language],
      squareKilometres(row.areaSquareMetres),
      ...row.cells.map(cell),
    ]);
    const head = [w.squareKilometres, w.area, ...result.classes.map((c) => c.name[language])];
    return alignedLines(
      [head, ...rows],
      head.map((_, i) => i > 0),
    );
  };
  return {
    ok: true,
    problems: prepared.problems,
    value: {
      json: { city: cityId, dataVersion: prepared.value.city.dataVersion, ...result },
      lines,
    },
  };
}
