/** 概况与口径: of what city and data, by which filter, with which targets; and how the indicators stand. */

import type { Indicator, IndicatorState } from '../../domain/coverage/indicator.ts';
import { olderInForce } from '../../domain/coverage/older-layers.ts';
import { dataVersionWords } from '../../text/data-version.ts';
import { indicatorStateWord, indicatorTarget } from '../../text/indicators.ts';
import {
  type CoverageContext,
  type CoverageSection,
  className,
  districtName,
  illustrativeLayers,
  layerName,
  paragraph,
  pictureBlock,
} from '../coverage-input.ts';
import type { Block, Words } from '../document.ts';
import { layerOf } from '../input.ts';
import { STATE_TONES } from './state-tones.ts';

/** In the order in which they matter. */
const STATES: readonly IndicatorState[] = [
  'met',
  'missed',
  'borderline',
  'not-due',
  'no-target',
  'compared',
  'no-data',
  'not-computed',
  'non-spatial',
];

export function overviewSection(context: CoverageContext): CoverageSection {
  const { words } = context;
  const text = words.overview;
  return {
    tables: [],
    blocks: [
      { kind: 'facts', id: 'facts', rows: facts(context) },
      ...warnings(context),
      { kind: 'subheading', id: 'summary', text: text.summary },
      paragraph(text.states(counts(context))),
      ...named(context),
      pictureBlock(context, 'city', text.picture),
    ],
  };
}

function facts(context: CoverageContext): (readonly [string, Words])[] {
  const { words, city, language, day } = context;
  const text = words.overview;
  return [
    [text.city, city.name[language]],
    [text.plan, `${city.plan.title}${city.plan.draft ? text.draft : ''}`],
    [text.version, dataVersionWords(city.dataVersion, language)],
    [text.day, day],
    [text.scope, scope(context)],
    [text.counted, counted(context)],
    [text.entered, entered(context)],
    [text.basis, text.basisValue],
  ];
}

/** The filter in force, in words. */
function scope(context: CoverageContext): string {
  const { words, result } = context;
  const { districts, classKeys, within } = result.overview.filter;
  const text = words.overview;
  const list = (names: readonly string[]) => names.join(words.join);
  const parts = [
    districts && text.districts(list(districts.map((id) => districtName(context, id)))),
    classKeys && text.classes(list(classKeys.map((key) => className(context, key)))),
    within && text.within(list(within.map((key) => className(context, key)))),
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(words.semicolon) : text.whole;
}

function counted({ city, settings, language, words }: CoverageContext): string {
  const layer = city.layers.find((l) => l.role === 'shoreline');
  const ids = settings.countedClasses ?? city.shorelineRate?.countedClasses ?? [];
  const names = (layer?.classes ?? []).filter((c) => ids.includes(c.id)).map((c) => c.name[language]);
  return names.join(words.join) || words.dash;
}

function entered({ board, words, language }: CoverageContext): string {
  const text = words.overview;
  const own = board.filter((i) => i.target?.entered);
  const list = own.map((i) => text.enteredOne(i.name[language], indicatorTarget(i, language)));
  return list.join(words.semicolon) || text.noneEntered;
}

function warnings(context: CoverageContext): Block[] {
  const { words, language, city, featureCounts, result } = context;
  const text = words.overview;
  const { filter } = result.overview;
  const illustrative = illustrativeLayers(context).map((l) => l.name[language]);
  const missing = city.layers.filter((l) => featureCounts[l.id] === undefined).map((l) => l.id);
  const isFiltered = [filter.districts, filter.classKeys, filter.within].some((part) => part !== null);
  const say = (is: boolean, sentence: string) => (is ? [paragraph(sentence, 'warning')] : []);
  const older = olderWords(context);
  return [
    ...say(older !== null, older ?? ''),
    ...say(isFiltered, text.filtered),
    ...say(illustrative.length > 0, text.illustrative(illustrative.join(words.join))),
    ...say(missing.length > 0, text.missing(missing.map((id) => layerName(context, id)).join(words.join))),
    ...say(
      city.absentLayers.length > 0,
      text.missing(
        city.absentLayers.map((l) => layerOf(city, l.id)?.name[language] ?? l.name[language]).join(words.join),
      ),
    ),
  ];
}

/** Layers in an older version than the newest; null where there is none. */
export function olderWords({ city, words, language }: CoverageContext): string | null {
  const text = words.overview;
  const older = olderInForce(city);
  if (older.length === 0) return null;
  return text.older(older.map((l) => text.olderLayer(l.name[language], l.date, l.newest)).join(words.join));
}

const inState = (board: readonly Indicator[], state: IndicatorState) => board.filter((i) => i.state === state);

function counts({ board, words, language }: CoverageContext): string {
  const some = STATES.filter((state) => inState(board, state).length > 0);
  return some
    .map((state) => words.overview.state(indicatorStateWord(state, language), inState(board, state).length))
    .join(words.join);
}

/** Those that were judged, and those without data, by name. */
function named({ board, words, language }: CoverageContext): Block[] {
  const items = (['met', 'missed', 'borderline', 'not-due', 'no-data'] as const).flatMap((state): Words[] => {
    const names = inState(board, state).map((i) => i.name[language]);
    const tone = STATE_TONES[state];
    if (names.length === 0) return [];
    const sentence = words.overview.named(indicatorStateWord(state, language), names.join(words.join));
    return [tone ? [{ text: sentence, tone }] : sentence];
  });
  return items.length > 0 ? [{ kind: 'list', items }] : [];
}
