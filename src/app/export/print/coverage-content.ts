/** What the figures of coverage speak of, and the areas of the classes, for a page. */
import { indicatorNeeds } from '../../../domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../../../domain/coverage/indicators.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { today } from '../../../worker/today.ts';
import * as format from '../../format.ts';
import { changeLines, comparedVersions, figureRows, isLaterLeft } from '../../panels/compare/figures.ts';
import { chosenNames, districtChoices, namesOfClasses } from '../../panels/coverage/bar/choices.ts';
import { explain } from '../../panels/coverage/explain.ts';
import type { Explained } from '../../panels/coverage/explained.ts';
import { totalName } from '../../panels/coverage/filter-words.ts';
import { partsFor } from '../../panels/coverage/indicator-parts.ts';
import { quantityUnits } from '../../panels/coverage/quantity-text.ts';
import { partResult } from '../../state/coverage-types.ts';
import type { OpenCity } from '../../state/model.ts';
import type { AppState } from '../../state/store.ts';
import { textIn } from '../../text/use-text.ts';
import type { Beside } from './beside.ts';
import type { PageContent, ResultBox } from './page-content.ts';

export interface CoveredPage {
  readonly state: AppState;
  readonly open: OpenCity;
  readonly result: CoverageResult;
  /** What stands beside the map; null: nothing. */
  readonly beside: Beside | null;
}

/** The figure in hand, if any, and the filter by name. */
export function coverageBox(page: CoveredPage): ResultBox {
  const { state, open, result } = page;
  const { language } = state;
  const text = textIn(language);
  const words = text.print.page;
  const { filters } = text.board.overview;
  const { districts, classKeys, within } = result.overview.filter;
  const list = text.exporting.join;
  const parts = [
    [filters.districts, chosenNames(districtChoices(open), districts, language)],
    [filters.classes, namesOfClasses(open.city, classKeys ?? [], language)],
    [filters.within, namesOfClasses(open.city, within ?? [], language)],
  ] as const;
  const explained = figureInHand(page);
  const figure = explained && quantityUnits(explained.quantity, text.coverage, state.areaUnit);
  const [value = '', unit = '', ...others] = figure ?? [];
  return {
    heading: words.coverage,
    outcome: null,
    word: explained?.name ?? totalName({ result, language, text: text.coverage }),
    lines: [
      ...(figure ? [{ text: words.figure([`${value} ${unit}`.trim(), ...others].join(', ')), bold: true }] : []),
      ...parts
        .filter(([, names]) => names.length > 0)
        .map(([name, names]) => ({ text: words.filter(name, names.join(list)), bold: false })),
      // Without a figure in hand the main line names the ground already.
      ...(explained && parts.every(([, names]) => names.length === 0) ? [{ text: words.city, bold: false }] : []),
      ...changeOf(page).map((line) => ({ text: line, bold: false })),
    ],
  };
}

/** What the two versions beside each other differ by; nothing where that is not known. */
function changeOf({ state, open, beside }: CoveredPage): string[] {
  const compared = beside && comparedVersions(open.city, beside.state.open.city);
  if (!compared) return [];
  const { layer, other, isOtherNewer, dates } = compared;
  const changes = partResult(state.coverageParts, 'changes', { layerId: layer.id, before: other });
  if (!changes) return [];
  const text = textIn(state.language);
  const { figures } = text.compare;
  const { sums } = figureRows(changes, isOtherNewer).at(-1)!;
  const left = changes.leftOut.before + changes.leftOut.after;
  return [
    figures.wallTitle(layer.name[state.language]),
    ...changeLines(sums, { ...figures, dates }, isLaterLeft(compared, beside.side)).map(
      ({ name, squareMetres }) => `${name} ${format.hectares(squareMetres, 2)}`,
    ),
    ...(left > 0 ? [figures.leftOut(left)] : []),
  ];
}

function figureInHand({ state, open: { city }, result }: CoveredPage): Explained | null {
  const { language, project, coverageParts } = state;
  const settings = project.coverage;
  const day = today();
  const parts = partsFor(coverageParts, indicatorNeeds(city, settings), day);
  return explain(state.selection, {
    city,
    result,
    parts: coverageParts,
    indicators: indicatorBoard(city, parts, settings),
    footprints: project.footprints,
    language,
    text: textIn(language).coverage,
  });
}

/** Classes in the order of the board, then what they cover together. */
export function coverageTable({ state, result }: CoveredPage): PageContent['table'] {
  const { language } = state;
  const text = textIn(language);
  const words = text.print.page.table;
  const { total, classes, unionSquareMetres, grossSquareMetres } = result;
  const row = (name: string, area: number, bold = false) => ({
    cells: [
      name,
      format.squareKilometres(area),
      format.hectares(area),
      format.percent(total.areaSquareMetres > 0 ? area / total.areaSquareMetres : null),
    ],
    bold,
  });
  const { selection } = state;
  const isChosen = (key: string) => selection.kind === 'cell' && selection.key === key;
  return {
    title: words.coverageTitle(totalName({ result, language, text: text.coverage })),
    head: words.coverage,
    rows: [
      ...classes.flatMap(({ key, name }, i) => {
        const cell = total.cells[i];
        return cell ? [row(name[language], cell.areaSquareMetres, isChosen(key))] : [];
      }),
      row(words.gross, grossSquareMetres),
      row(words.union, unionSquareMetres, true),
      row(words.total, total.areaSquareMetres),
    ],
  };
}
