/** The words and figures of a page, from the state. */

import type { PrintSettings } from '../../../domain/print-settings.ts';
import { defaultZone } from '../../../geodesy/gauss-kruger.ts';
import { dataVersionWords } from '../../../text/data-version.ts';
import { currentResult } from '../../map/deck/lit.ts';
import { shownExtent } from '../../map/picture-camera.ts';
import { legendRows } from '../../panels/compare/legend-sides.ts';
import { sideOf } from '../../panels/compare/side.ts';
import type { Camera, Language, OpenCity } from '../../state/model.ts';
import { activeFootprint } from '../../state/select.ts';
import type { AppState } from '../../state/store.ts';
import { type Text, textIn } from '../../text/use-text.ts';
import { drawnClasses, type LegendEntry } from '../legend.ts';
import { ownLegend } from '../own-legend.ts';
import { timeText } from '../sheet.ts';
import { type SourceLine, sourceLines } from '../sources.ts';
import { type Beside, editions } from './beside.ts';
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
  /** What stands beside it; null: nothing. */
  readonly beside: Beside | null;
  readonly second: null | { readonly camera: Camera; readonly map: Box };
  readonly besideDenominator: number;
  readonly serial: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export function makeContent(input: ContentInput): PageContent {
  const { state, open, settings, camera, map } = input;
  const text = textIn(state.language);
  const words = text.print.page;
  const extent = extentOf(camera, map);
  const first = drawnClasses(state, open.city, open.tables, extent);
  const second = drawnBeside(input);
  const drawn = [...first, ...(second ?? [])];
  const sources = [first, second ?? []].flatMap(sourceLines);
  const isPublic = settings.mode === 'public';
  const hasSites = drawn.some(({ entry }) => entry.layer.role === 'sites');
  return {
    title: input.title,
    badge: drawn.some((e) => e.illustrative) ? words.badge : null,
    stamp: isPublic ? null : words.stamp,
    legend: {
      title: words.legend,
      items: [...ownLegend(state, extent, text.exporting), ...itemsOf(input, first, second)],
      statuses: hasSites ? statusItems(words.statuses, words.overdue) : [],
    },
    ...resultOf(input),
    notes: notesOf(input, sources),
    foot: footOf(input, sources),
    footnote: words.footnote,
    words: wordsOf(input),
  };
}

function extentOf(camera: Camera, { width, height }: Box) {
  return shownExtent(camera, { width: width * PIXELS_PER_MM, height: height * PIXELS_PER_MM });
}

/** Null where one map stands alone. */
function drawnBeside({ beside, second }: ContentInput): LegendEntry[] | null {
  if (!beside || !second) return null;
  const { open } = beside.state;
  return drawnClasses(beside.state, open.city, open.tables, extentOf(second.camera, second.map));
}

/** What only one of two maps draws says which. */
function itemsOf(
  { state: { language }, beside }: ContentInput,
  first: readonly LegendEntry[],
  second: readonly LegendEntry[] | null,
): LegendItem[] {
  const { onlyOn } = textIn(language).handOut;
  return legendRows(first, second, language).map(({ name, style, only }) => ({
    name: only && beside ? name + onlyOn[sideOf(only, beside)] : name,
    style,
  }));
}

function resultOf({ state, open, settings, serial, beside }: ContentInput): Pick<PageContent, 'result' | 'table'> {
  if (state.view === 'coverage') {
    const { coverage } = state;
    if (coverage.kind !== 'done') return { result: null, table: null };
    const page = { state, open, result: coverage.result, beside };
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

function notesOf(input: ContentInput, lines: readonly SourceLine[]) {
  const { state, open, settings, camera, map, denominator, beside, second, besideDenominator } = input;
  const { language } = state;
  const words = textIn(language).print.page;
  const sources = sourcesOf(lines, language);
  const deviation = Math.max(
    largestDeviation(camera, map, denominator),
    second ? largestDeviation(second.camera, second.map, besideDenominator) : 0,
  );
  // Without corner coordinates there is no zone to tell.
  const zone = settings.mode === 'public' || beside ? '' : words.zone(defaultZone(camera.lon));
  return [
    ...(beside ? [{ head: words.compared, body: comparedLine(beside, denominator === besideDenominator, words) }] : []),
    { head: words.sources, body: sources },
    { head: words.crs, body: words.crsLine(zone) },
    ...(deviation > PLAIN_DEVIATION ? [{ head: words.scaleNote, body: words.scaleLine(deviation * 100) }] : []),
    {
      head: words.dataVersion,
      body: editions(open, beside)
        .map((version) => dataVersionWords(version, language))
        .join(words.semicolon),
    },
  ];
}

/** Which map is which, and whose figures stand on the page. */
function comparedLine({ labels, side }: Beside, isOneScale: boolean, words: Text['print']['page']): string {
  const [left, right] = side === 'left' ? [labels.second, labels.first] : [labels.first, labels.second];
  const scale = isOneScale ? words.oneScale : words.ownScales;
  return words.comparedLine(left, right, scale, sideOf('first', { side }));
}

/** Layers of one source together, each with the date of its version. */
function sourcesOf(lines: readonly SourceLine[], language: Language): string {
  const text = textIn(language);
  const words = text.print.page;
  const bySource = new Map<string, string[]>();
  for (const { name, date, source, illustrative } of lines) {
    const from = illustrative ? words.illustrative : source[language];
    const version = words.version(name[language], date);
    const known = bySource.get(from) ?? [];
    bySource.set(from, known.includes(version) ? known : [...known, version]);
  }
  return [...bySource]
    .map(([source, layers]) => words.source(layers.join(text.exporting.join), source))
    .join(words.semicolon);
}

function footOf({ state, settings, now }: ContentInput, lines: readonly SourceLine[]): PageContent['foot'] {
  const words = textIn(state.language).print.page.foot;
  const newest = lines
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
