/** What stands on an exported picture beside the map, as plain data. Pure. */

import type { City } from '../../domain/city.ts';
import type { LayerTable } from '../../domain/feature-table.ts';
import { isCityWide } from '../../domain/siting/city-wide.ts';
import { isWider, landOf } from '../../domain/siting/design.ts';
import type { SitingOutcome, SitingResult } from '../../domain/siting/result.ts';
import { dataVersionWords } from '../../text/data-version.ts';
import { markCounts } from '../../text/marks.ts';
import { outcomeWords } from '../../text/outcomes.ts';
import * as format from '../format.ts';
import type { Language } from '../state/model.ts';
import { relaxedOf } from '../state/relaxed.ts';
import { activeFootprint } from '../state/select.ts';
import type { AppState } from '../state/store.ts';
import type { Text } from '../text/use-text.ts';
import type { Extent } from './feature-extent.ts';
import { drawnClasses } from './legend.ts';
import { ownLegend } from './own-legend.ts';
import { sourceLines } from './sources.ts';

export interface SheetLegend {
  readonly name: string;
  /** Style id, or one of those of `ownLegend`. */
  readonly style: string;
}

export interface Sheet {
  readonly title: string;
  readonly illustrative: boolean;
  readonly stamp: string | null;
  readonly legendTitle: string;
  readonly legend: readonly SheetLegend[];
  /** 1 where it is not said. */
  readonly legendColumns?: 2;
  /** Meaning of the fills of sites; empty where no site is drawn. */
  readonly statuses: readonly string[];
  readonly outcome: {
    readonly outcome: SitingOutcome;
    readonly word: string;
    readonly lines: readonly string[];
  } | null;
  /** Heading and text of each paragraph under the map. */
  readonly notes: readonly { readonly head: string; readonly body: string }[];
}

export interface SheetInput {
  readonly state: AppState;
  readonly city: City;
  readonly tables: Readonly<Record<string, LayerTable>>;
  readonly extent: Extent;
  readonly result: SitingResult | null;
  readonly title: string;
  readonly stamp: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly language: Language;
  readonly text: Text;
}

export function sheetOf(input: SheetInput): Sheet {
  const { state, city, tables, extent, result, language } = input;
  const text = input.text.exporting;
  const drawn = drawnClasses(state, city, tables, extent);
  const shown = state.view === 'coverage' || activeFootprint(state) === null ? null : result;
  const sites = drawn.some(({ entry }) => entry.layer.role === 'sites');
  return {
    title: input.title,
    illustrative: drawn.some((e) => e.illustrative),
    stamp: input.stamp ? text.stampText : null,
    legendTitle: text.legend,
    legend: [
      ...ownLegend(state, extent, text),
      ...drawn.map(({ entry }) => ({ name: entry.class.name[language], style: entry.class.style })),
    ],
    statuses: sites ? [...text.statuses, text.overdue] : [],
    outcome: shown ? outcomeOf(shown, input) : null,
    notes: [
      { head: text.sources, body: sourcesText(input, drawn) },
      { head: text.crs, body: text.crsLine },
      { head: text.version, body: dataVersionWords(city.dataVersion, language) },
      { head: text.time, body: timeText(input.now) },
      { head: '', body: text.disclaimer },
    ],
  };
}

function outcomeOf(result: SitingResult, { language, text }: SheetInput): NonNullable<Sheet['outcome']> {
  const words = text.exporting;
  const hits = result.findings.filter((f) => f.status === 'hit');
  const unchecked = result.findings.filter((f) => f.status === 'unchecked').map((f) => f.name[language]);
  const { netSquareMetres, keys } = result.net;
  const land = landOf(result);
  const net = result.areaSquareMetres > 0 ? netSquareMetres / result.areaSquareMetres : null;
  return {
    outcome: result.overall,
    word: text.siting.outcome[result.overall],
    lines: [
      ...(land === null ? [] : [words.land(format.hectares(land), format.mu(land))]),
      ...(isWider(result) ? [words.range(format.hectares(result.areaSquareMetres))] : []),
      ...hits.map((f) =>
        isCityWide(f)
          ? `${f.name[language]} ${outcomeWords[language].cityWide}`
          : words.line(f.name[language], format.hectares(f.areaSquareMetres), format.percent(f.share)),
      ),
      ...markCounts(result.findings, relaxedOf(result), language),
      ...(keys.length > 1 ? [words.net(format.hectares(netSquareMetres), format.percent(net))] : []),
      ...(unchecked.length > 0 ? [words.unchecked(unchecked.join(words.join))] : []),
    ],
  };
}

function sourcesText({ language, text }: SheetInput, drawn: ReturnType<typeof drawnClasses>): string {
  const words = text.exporting;
  return sourceLines(drawn)
    .map((s) => words.source(s.name[language], s.date, s.illustrative ? words.illustrativeData : s.source[language]))
    .join(words.semicolon);
}

/** 2025-11-18 14:40, in the time of this machine. */
export function timeText(now: number): string {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
