/** 指标表: every target of the plan with its figure, both errors and state, and the words it comes from. */
import type { Indicator, IndicatorValue } from '../../domain/coverage/indicator.ts';
import type { Cell } from '../../io/raw-layer.ts';
import { fileHectares, filePercent, filePercentagePoints } from '../../text/file-figures.ts';
import {
  indicatorComputationError,
  indicatorError,
  indicatorFigure,
  indicatorNotes,
  indicatorQuote,
  indicatorState,
  indicatorTarget,
  noNumberWord,
} from '../../text/indicators.ts';
import type { Language } from '../../text/problems.ts';
import { type CoverageContext, type CoverageSection, paragraph } from '../coverage-input.ts';
import type { Words } from '../document.ts';
import { type FigureTable, figureTable, wordColumn } from '../figure-table.ts';
import { withScope } from './scope.ts';
import { STATE_TONES } from './state-tones.ts';

export function indicatorSection(context: CoverageContext): CoverageSection {
  const { words, board } = context;
  const [indicators, sources] = [indicatorTable(context), sourceTable(context)];
  const from = sourcesOf(board);
  return withScope(context, [], {
    tables: [indicators, sources],
    blocks: [
      indicators.table,
      paragraph(words.indicators.reading, 'quiet'),
      sources.table,
      ...(from.length === 1 ? [paragraph(words.indicators.sources.allFrom(from[0]!), 'quiet')] : []),
    ],
  });
}

type TableContext = Pick<CoverageContext, 'board' | 'language' | 'words'>;

/** Also on the board, where it is what the card saves. */
export function indicatorTable({ board, language, words }: TableContext): FigureTable {
  const text = words.indicators;
  const figure = (i: Indicator) =>
    i.value === null && i.state === 'no-data' ? text.noData : indicatorFigure(i, language);
  return figureTable<Indicator>({
    id: 'indicators',
    caption: text.caption,
    rows: board,
    columns: [
      wordColumn(text.name, 19, (i) => i.name[language]),
      wordColumn(text.target, 14, (i) => targetWords(i, language, words)),
      {
        ...wordColumn<Indicator>(text.value, 17, figure),
        file: [
          { title: text.value, cell: (i) => (i.value === null ? null : figure(i)) },
          { title: text.number, cell: (i) => numberOf(i.value) },
          { title: text.numberUnit, cell: (i) => unitOf(i.value, words) },
        ],
      },
      {
        ...wordColumn<Indicator>(text.errors, 19, (i) => errorWords(i, language, words.dash)),
        align: 'right',
        file: [
          { title: text.errorTitle(text.computationError), cell: (i) => errorNumber(i, i.computationError) },
          { title: text.errorTitle(text.dataError), cell: (i) => errorNumber(i, i.dataError) },
        ],
      },
      wordColumn(text.state, 31, (i) => stateWords(i, language)),
    ],
  });
}

/** Judged by an earlier version of the data: no number is asked for. */
const AGAINST_EARLIER: readonly Indicator['comparison'][] = ['not-less-than-baseline', 'trend'];

function targetWords(
  { target, comparison, inputs, value }: Indicator,
  language: Language,
  words: TableContext['words'],
): string {
  // biome-ignore format: one line of arguments
  if (target !== null || comparison === 'all') return indicatorTarget({ target, comparison }, language);
  const [before] = inputs;
  if (value?.kind === 'change' && before) return words.indicators.baseline(before.date);
  return AGAINST_EARLIER.includes(comparison) ? words.dash : noNumberWord({ comparison }, language);
}

function stateWords(indicator: Indicator, language: Language): Words {
  const tone = STATE_TONES[indicator.state];
  const state = indicatorState(indicator, language);
  const notes = indicatorNotes(indicator, language).join(language === 'zh' ? ';' : '; ');
  return [
    tone ? { text: state, tone } : { text: state },
    ...(notes === '' ? [] : [{ text: `\n${notes}`, tone: 'quiet' as const }]),
  ];
}

function errorWords(indicator: Indicator, language: Language, dash: string): Words {
  const [ofData, ofComputation] = [indicatorError(indicator, language), indicatorComputationError(indicator, language)];
  if (ofComputation === '') return ofData || dash;
  return [{ text: ofData || dash }, { text: `\n${ofComputation}`, tone: 'quiet' }];
}

/** In the unit of the figure, unrounded. */
function errorNumber({ value }: Indicator, error: number | null): Cell {
  switch (value?.kind) {
    case 'share':
      return filePercentagePoints(error);
    case 'change':
    case 'area':
      return fileHectares(error);
    default:
      return error;
  }
}

/** What the figure alone is counted in. */
function unitOf(value: IndicatorValue | null, { units, indicators }: TableContext['words']): Cell {
  switch (value?.kind) {
    case 'change':
    case 'area':
      return units.hectare;
    case 'share':
      return '%';
    case 'count':
      return value.squareMetres === null ? units.count : indicators.pairs;
    case 'done-of':
      return units.count;
    default:
      return null;
  }
}

/** The figure alone: hectares, per cent, counts. */
function numberOf(value: IndicatorValue | null): Cell {
  switch (value?.kind) {
    case 'change':
      return fileHectares(value.netSquareMetres);
    case 'share':
      return filePercent(value.share);
    case 'area':
      return fileHectares(value.squareMetres);
    case 'count':
      return value.count;
    case 'done-of':
      return value.done;
    default:
      return null;
  }
}

const sourcesOf = (board: readonly Indicator[]): string[] => [
  ...new Set(board.flatMap(({ source }) => (source === null ? [] : [source]))),
];

/** Words of the plan, in what the measure stands for them, and where they are from. */
function sourceTable({ board, language, words }: TableContext): FigureTable {
  const text = words.indicators.sources;
  const measureOf = ({ note, measure }: Indicator): string =>
    [measure.kind === 'none' ? text.needs(measure.needs[language]) : '', note?.[language] ?? '']
      .filter(Boolean)
      .join(words.semicolon) || words.dash;
  return figureTable<Indicator>({
    id: 'sources',
    caption: text.caption,
    rows: board,
    columns: [
      wordColumn(words.indicators.name, 20, (i) => i.name[language]),
      wordColumn(text.quote, 38, (i) => indicatorQuote(i, language)),
      wordColumn(text.measure, 26, measureOf),
      ...(sourcesOf(board).length > 1 ? [wordColumn<Indicator>(text.source, 16, (i) => i.source ?? words.dash)] : []),
    ],
  });
}
