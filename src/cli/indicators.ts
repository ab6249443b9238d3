/** `indicators --city ID [--targets k=v,...]`: every spatial target of the city's plan, its figure and whether it is met. */
import type { City } from '../domain/city.ts';
import { type CoverageSettings, type Indicator, NO_SETTINGS } from '../domain/coverage/indicator.ts';
import { indicatorParts } from '../domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../domain/coverage/indicators.ts';
import type { Outcome } from '../domain/problems.ts';
import type { Cell } from '../io/raw-layer.ts';
import {
  indicatorError,
  indicatorFigure,
  indicatorNotes,
  indicatorState,
  indicatorTarget,
} from '../text/indicators.ts';
import type { Language } from '../text/problems.ts';
import { today } from '../worker/today.ts';
import type { TableOptions } from './coverage.ts';
import { type Answer, error, type Host, stop } from './host.ts';
import { loadCity, loadCityRecord } from './load-city.ts';
import { type Table, tableOf, writeTables } from './tables.ts';
import { words } from './words.ts';

export interface IndicatorOptions extends TableOptions {
  /** `indicator=number`, with commas; null: the plan's own. */
  readonly targets: string | null;
  /** YYYY-MM-DD, for deadlines; null: today. */
  readonly day: string | null;
}

export async function indicators(host: Host, cityId: string, options: IndicatorOptions): Promise<Answer> {
  const record = loadCityRecord(host, cityId);
  if (!record.ok) return record;
  const day = options.day ?? today();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return stop(error('argument-unknown', {}, { argument: `--day ${day}` }));
  const targets = readTargets(options.targets, record.value);
  if (!targets.ok) return targets;
  const settings = { ...NO_SETTINGS, targets: targets.value };
  const prepared = await loadCity(host, cityId, host.work);
  if (!prepared.ok) return prepared;
  const parts = await indicatorParts(prepared.value, settings, day, host.work);
  const board = indicatorBoard(prepared.value.city, parts, settings);
  const written = await writeTables(host, options.xlsx, [boardTable(board, options.language)]);
  if (!written.ok) return written;
  return {
    ok: true,
    problems: [...prepared.problems, ...written.problems],
    value: {
      json: { city: cityId, dataVersion: record.value.dataVersion, day, settings, indicators: board },
      lines: (language) => [
        ...boardTable(board, language).lines,
        ...written.value.map((path) => words(language).written(path)),
      ],
    },
  };
}

/** Who entered a target on the command line, and when, is whoever ran it, then: the record says no more. */
function readTargets(text: string | null, { targets }: City): Outcome<CoverageSettings['targets']> {
  const entries: [string, CoverageSettings['targets'][string]][] = [];
  for (const pair of text === null ? [] : text.split(',')) {
    const [id, number] = pair.split('=').map((part) => part.trim());
    const value = Number(number);
    if (!number || !Number.isFinite(value) || !targets.some((t) => t.indicator === id))
      return stop(error('argument-unknown', {}, { argument: `--targets ${pair}` }));
    entries.push([id!, { value, by: '--targets', date: today() }]);
  }
  return { ok: true, value: Object.fromEntries(entries), problems: [] };
}

function boardTable(board: readonly Indicator[], language: Language): Table {
  const w = words(language);
  return tableOf<Indicator>(
    w.indicators,
    [
      { title: w.indicator, cell: (i) => i.name[language] },
      { title: w.target, cell: (i) => indicatorTarget(i, language) },
      { title: w.figure, cell: (i) => indicatorFigure(i, language) },
      { title: w.number, cell: numberOf, hidden: true },
      { title: w.dataError, cell: (i) => indicatorError(i, language) },
      { title: w.status, cell: (i) => indicatorState(i, language) },
      { title: w.notes, cell: (i) => indicatorNotes(i, language).join('; ') },
      { title: w.basis, cell: (i) => i.quote, hidden: true },
      { title: w.source, cell: (i) => i.source, hidden: true },
      { title: w.measure, cell: (i) => i.note?.[language] ?? null, hidden: true },
    ],
    board,
  );
}

/** The figure itself, unrounded: square metres, shares, counts. */
function numberOf({ value }: Indicator): Cell {
  switch (value?.kind) {
    case 'change':
      return value.netSquareMetres;
    case 'share':
      return value.share;
    case 'area':
      return value.squareMetres;
    case 'count':
      return value.count;
    case 'done-of':
      return value.done;
    default:
      return null;
  }
}
