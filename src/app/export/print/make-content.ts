/** The words and figures of a page, from the state. */

import type { PrintSettings } from '../../../domain/print-settings.ts';
import { defaultZone } from '../../../geodesy/gauss-kruger.ts';
import { currentResult } from '../../map/deck/lit.ts';
import { shownExtent } from '../../map/picture-camera.ts';
import type { Camera, Language, OpenCity } from '../../state/model.ts';
import { activeFootprint } from '../../state/select.ts';
import type { AppState } from '../../state/store.ts';
import { textIn } from '../../text/use-text.ts';
import { drawnClasses, type LegendEntry } from '../legend.ts';
import { ownLegend } from '../own-legend.ts';
import { timeText } from '../sheet.ts';
import { sourceLines } from '../sources.ts';
import { coverageBox, coverageTable } from './coverage-content.ts';
import type { LegendItem, PageContent, PageWords } from './page-content.ts';
import { statusItems } from './page-rows.ts';
import { type Box, paperSides } from './paper.ts';
import { largestDeviation, PIXELS_PER_MM } from './print-scale.ts';
import { sitingBox, sitingTable } from './siting-content.ts';

export interface ContentInput {
  readonly state: AppState;
  readonly open: OpenCity;
  readonly settings: PrintSettings;
  readonly title: string;
  readonly denominator: number;
  /** Looks at the middle of the map. */
  readonly camera: Camera;
  /** Millimetres. */
  readonly map: Box;
  readonly serial: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export function makeContent(input: ContentInput): PageContent {
  const { state, open, settings, camera, map } = input;
  const text = textIn(state.language);
  const words = text.print.page;
  const size = { width: map.width * PIXELS_PER_MM, height: map.height * PIXELS_PER_MM };
  const extent = shownExtent(camera, size);
  const drawn = drawnClasses(state, open.city, open.tables, extent);
  const isPublic = settings.mode === 'public';
  const hasSites = drawn.some(({ entry }) => entry.layer.role === 'sites');
  return {
    title: input.title,
    badge: drawn.some((e) => e.illustrative) ? words.badge : null,
    stamp: isPublic ? null : words.stamp,
    legend: {
      title: words.legend,
      items: [...ownLegend(state, extent, text.exporting), ...drawn.map(itemOf(state))],
      statuses: hasSites ? statusItems(words.statuses, words.overdue) : [],
    },
    ...resultOf(input),
    notes: notesOf(input, drawn),
    foot: footOf(input, drawn),
    footnote: words.footnote,
    words: wordsOf(input),
  };
}

const itemOf =
  ({ language }: AppState) =>
  ({ entry }: LegendEntry): LegendItem => ({ name: entry.class.name[language], style: entry.class.style });

function resultOf({ state, open, settings, serial }: ContentInput): Pick<PageContent, 'result' | 'table'> {
  if (state.view === 'coverage') {
    const { coverage } = state;
    if (coverage.kind !== 'done') return { result: null, table: null };
    const page = { state, open, result: coverage.result };
    return { result: coverageBox(page), table: coverageTable(page) };
  }
  const footprint = activeFootprint(state);
  const result = currentResult(state);
  if (!footprint || !result) return { result: null, table: null };
  const told = settings.mode === 'public' ? null : serial;
  const page = { state, footprint, result, serial: told, validDays: settings.validDays };
  return { result: sitingBox(page), table: sitingTable(page) };
}

/** A deviation from the scale below this needs no words. */
const PLAIN_DEVIATION = 0.005;

function notesOf({ state, open, settings, camera, map, denominator }: ContentInput, drawn: readonly LegendEntry[]) {
  const { language } = state;
  const words = textIn(language).print.page;
  const sources = sourcesOf(drawn, language);
  const deviation = largestDeviation(camera, map, denominator);
  const zone = settings.mode === 'public' ? '' : words.zone(defaultZone(camera.lon));
  return [
    { head: words.sources, body: sources },
    { head: words.crs, body: words.crsLine(zone) },
    ...(deviation > PLAIN_DEVIATION ? [{ head: words.scaleNote, body: words.scaleLine(deviation * 100) }] : []),
    { head: words.dataVersion, body: open.city.dataVersion },
  ];
}

/** Layers of one source together, each with the date of its version. */
function sourcesOf(drawn: readonly LegendEntry[], language: Language): string {
  const text = textIn(language);
  const words = text.print.page;
  const bySource = new Map<string, string[]>();
  for (const { name, date, source, illustrative } of sourceLines(drawn)) {
    const from = illustrative ? words.illustrative : source[language];
    bySource.set(from, [...(bySource.get(from) ?? []), words.version(name[language], date)]);
  }
  return [...bySource]
    .map(([source, layers]) => words.source(layers.join(text.exporting.join), source))
    .join(words.semicolon);
}

function footOf({ state, settings, now }: ContentInput, drawn: readonly LegendEntry[]): PageContent['foot'] {
  const words = textIn(state.language).print.page.foot;
  const newest = sourceLines(drawn)
    .map((s) => s.date)
    .sort()
    .at(-1);
  const { approval, unit, author, reviewer } = settings;
  return [
    { label: words.approval, value: approval },
    { label: words.unit, value: unit },
    { label: words.author, value: author },
    { label: words.reviewer, value: reviewer },
    ...(newest === undefined ? [] : [{ label: words.date, value: newest }]),
    { label: words.made, value: timeText(now) },
  ];
}

function wordsOf({ state, settings }: ContentInput): PageWords {
  const words = textIn(state.language).print.page;
  const { size, orientation, dpi } = settings;
  const { width, height } = paperSides({ size, orientation });
  const result = state.view === 'coverage' ? words.coverage : words.result;
  return {
    elsewhere: words.elsewhere,
    whole: words.whole,
    continued: words.continued,
    pageOf: (page, pages) => words.pageOf(size, words.sides(orientation, width, height), dpi, page, pages),
    parts: { ...words.parts, result },
    north: words.north,
  };
}
