/** `coverage --city ID`: areas and shares by district and class. */
import { coverageOf } from '../domain/coverage/coverage.ts';
import { runThrough } from '../engine/index.ts';
import type { Answer, Host } from './host.ts';
import { alignedLines } from './lines.ts';
import { loadCity } from './load-city.ts';

export function coverage(host: Host, cityId: string): Answer {
  const prepared = loadCity(host, cityId);
  if (!prepared.ok) return prepared;
  const result = runThrough(coverageOf(prepared.value));
  const cell = (c: { areaSquareMetres: number; share: number } | null) =>
    c === null ? '—' : `${(c.areaSquareMetres / 1e6).toFixed(2)} (${(100 * c.share).toFixed(2)}%)`;
  const rows = [...result.rows, result.total].map((row) => [
    row.name?.zh ?? prepared.value.city.name.zh,
    (row.areaSquareMetres / 1e6).toFixed(2),
    ...row.cells.map(cell),
  ]);
  const head = ['km²', 'area', ...result.classes.map((c) => c.name.zh)];
  return {
    ok: true,
    problems: prepared.problems,
    value: {
      json: { city: cityId, dataVersion: prepared.value.city.dataVersion, ...result },
      lines: alignedLines([head, ...rows], head.map((_, i) => i > 0)),
    },
  };
}
