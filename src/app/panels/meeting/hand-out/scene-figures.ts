/** The figures of a scene as its slide prints them, to the digit that is on the wall. Pure. */
import { indicatorNeeds } from '../../../../domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../../../../domain/coverage/indicators.ts';
import type { CoverageResult } from '../../../../domain/coverage/result.ts';
import type { MapSlide } from '../../../../report/slides/deck.ts';
import * as format from '../../../format.ts';
import { currentResult } from '../../../map/deck/lit.ts';
import type { OpenCity } from '../../../state/model.ts';
import type { MapScene } from '../../../state/scene.ts';
import { activeFootprint } from '../../../state/select.ts';
import type { AppState } from '../../../state/store.ts';
import { type Text, textIn } from '../../../text/use-text.ts';
import { chosenNames, districtChoices, namesOfClasses } from '../../coverage/bar/choices.ts';
import { explain } from '../../coverage/explain.ts';
import type { ExplainContext } from '../../coverage/explained.ts';
import { partsFor } from '../../coverage/indicator-parts.ts';
import { inHandWords } from '../in-hand-words.ts';
import { wayOf, wayWords } from '../moved-site.ts';
import type { ReadoutLine } from '../readout.ts';
import { coverageReadout, sitingReadout } from '../readout.ts';
import { landLine, printedLine, type ReadoutUnit, uncheckedWords } from '../readout-words.ts';
import { siteName } from '../site-name.ts';

type Figures = Pick<MapSlide, 'verdict' | 'figures' | 'inHand' | 'remarks' | 'details'>;

/** `day`: YYYY-MM-DD, for terms. */
export function sceneFigures(scene: MapScene, state: AppState, text: Text, day: string): Figures {
  return scene.view === 'coverage' ? coverageFigures(state, text, day) : sitingFigures(state, text);
}

/** Of what was not checked; the others are on the notes page. */
const MOST_NAMES = 2;

export const NO_FIGURES: Figures = { verdict: null, figures: [], inHand: null, remarks: [], details: [] };

function sitingFigures(state: AppState, text: Text): Figures {
  const footprint = activeFootprint(state);
  if (!footprint) return NO_FIGURES;
  const result = currentResult(state);
  if (!result) {
    const verdict = {
      outcome: 'unchecked' as const,
      word: text.meeting.failed,
      detail: siteName(footprint.name, state.language),
    };
    return { ...NO_FIGURES, verdict };
  }
  const readout = sitingReadout(result);
  const { outcome, lines, more, unchecked } = readout;
  const way = wayOf(footprint);
  const land = landLine(readout, text.meeting);
  const told = unchecked.length > 0 ? [uncheckedWords(readout, MOST_NAMES, state.language, text.meeting)] : [];
  const names = unchecked.map((name) => name[state.language]).join(text.meeting.join);
  return {
    verdict: {
      outcome,
      word: text.siting.outcome[outcome],
      detail: `${siteName(footprint.name, state.language)} · ${land}`,
    },
    figures: printed(lines, 'hectares', state, text),
    inHand: null,
    remarks: [
      ...(way ? [wayWords(way, state.language, text.wall)] : []),
      ...(lines.length === 0 ? [text.meeting.noHits] : []),
      ...(more > 0 ? [text.meeting.more(more)] : []),
      ...told,
    ],
    details: unchecked.length > MOST_NAMES ? [text.meeting.unchecked(unchecked.length, names)] : [],
  };
}

function printed(lines: readonly ReadoutLine[], unit: ReadoutUnit, { language }: AppState, { meeting }: Text) {
  return lines.map((line) => printedLine(line, unit, language, meeting));
}

function coverageFigures(state: AppState, text: Text, day: string): Figures {
  const { open, coverage, language, project } = state;
  const word = text.meeting.city(open?.city.name[language] ?? '');
  if (!open || coverage.kind !== 'done')
    return { ...NO_FIGURES, verdict: { outcome: null, word, detail: text.coverage.failed } };
  const { result } = coverage;
  const readout = coverageReadout(result, open.city, project.coverage.countedClasses);
  const detail = text.meeting.cityArea(format.squareKilometres(readout.areaSquareMetres));
  const explained = explain(state.selection, contextOf(state, open, result, text, day));
  return {
    verdict: { outcome: null, word, detail },
    figures: printed(readout.lines, 'km2', state, text),
    inHand: explained && inHandWords(explained, { ...state, result }, text.coverage),
    remarks: filterLines(state),
    details: [],
  };
}

export function contextOf(
  { language, coverageParts: parts, project: { footprints, coverage } }: AppState,
  { city }: OpenCity,
  result: CoverageResult,
  text: Text,
  day: string,
): ExplainContext {
  const indicators = indicatorBoard(city, partsFor(parts, indicatorNeeds(city, coverage), day), coverage);
  return { city, result, parts, indicators, footprints, language, text: text.coverage };
}

/** What the figures of the board are restricted to; nothing where they are of the whole city. */
function filterLines({ language, open, coverage }: AppState): string[] {
  if (!open || coverage.kind !== 'done') return [];
  const { districts, classKeys, within } = coverage.result.overview.filter;
  const text = textIn(language);
  const { filters } = text.board.overview;
  const parts = [
    [filters.districts, chosenNames(districtChoices(open), districts, language)],
    [filters.classes, namesOfClasses(open.city, classKeys ?? [], language)],
    [filters.within, namesOfClasses(open.city, within ?? [], language)],
  ] as const;
  return parts
    .filter(([, names]) => names.length > 0)
    .map(([name, names]) => text.print.page.filter(name, names.join(text.exporting.join)));
}
