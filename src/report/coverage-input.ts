/** What a coverage report (成效报告) is made from. Nothing here is looked up: clock and pictures are given. */
import type { City } from '../domain/city.ts';
import type { CoverageSettings, Indicator, IndicatorParts, Part } from '../domain/coverage/indicator.ts';
import type { OverlapTable } from '../domain/coverage/overlaps.ts';
import type { CoverageResult } from '../domain/coverage/result.ts';
import { type CoverageReportWords, coverageReportWords } from '../text/coverage-report.ts';
import type { Language } from '../text/problems.ts';
import type { Block, CoveragePictureId } from './document.ts';
import type { FigureTable } from './figure-table.ts';
import { layerOf } from './input.ts';

export interface CoverageReportInput {
  readonly language: Language;
  readonly city: City;
  readonly settings: CoverageSettings;
  /** By whatever filter it says of itself. */
  readonly result: Omit<CoverageResult, 'elapsedMilliseconds'>;
  readonly board: readonly Indicator[];
  /** Of the whole city. */
  readonly parts: IndicatorParts;
  /** Of the districts of the filter. */
  readonly overlaps: Part<OverlapTable>;
  /** By layer id; a layer without data has none. */
  readonly featureCounts: Readonly<Record<string, number>>;
  /** YYYY-MM-DD, by which terms are looked at. */
  readonly day: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Of the place where the report is made, minutes east of Greenwich. */
  readonly zoneMinutes: number;
  /** 内部使用. */
  readonly internal: boolean;
}

export interface CoverageContext extends CoverageReportInput {
  readonly words: CoverageReportWords;
}

/** A section of paper, and the tables that go into the workbook. */
export interface CoverageSection {
  readonly blocks: readonly Block[];
  readonly tables: readonly FigureTable[];
}

export const coverageContext = (input: CoverageReportInput): CoverageContext => ({
  ...input,
  words: coverageReportWords[input.language],
});

export const layerName = ({ city, language }: CoverageContext, layerId: string): string =>
  layerOf(city, layerId)?.name[language] ?? layerId;

/** By class key. */
export function className({ city, language }: CoverageContext, key: string): string {
  const [layerId, classId] = key.split('/');
  return layerOf(city, layerId!)?.classes.find((c) => c.id === classId)?.name[language] ?? key;
}

/** Null: outside all districts. */
export function districtName({ result, parts, language, words }: CoverageContext, districtId: string | null): string {
  if (districtId === null) return words.outside;
  const shore = parts.shoreline.state === 'ready' ? (parts.shoreline.value?.places ?? []) : [];
  const known = [...result.rows, ...shore, ...changeRows(parts), ...serviceRows(parts)];
  return known.find((row) => row.districtId === districtId)?.name?.[language] ?? districtId;
}

/** Of a row that is of all districts while others may be left out. */
export const cityTotalName = ({ result, words }: CoverageContext): string =>
  result.overview.filter.districts === null ? words.total : words.city;

const valuesOf = <T>(parts: Readonly<Record<string, Part<T>>>): T[] =>
  Object.values(parts).flatMap((part) => (part.state === 'ready' && part.value !== null ? [part.value] : []));
const changeRows = ({ changes }: IndicatorParts) => valuesOf(changes).flatMap(({ rows }) => rows);
const serviceRows = ({ services }: IndicatorParts) => valuesOf(services).flatMap(({ rows }) => rows);

/** Layers that stand in the report although they were made for demonstration. */
export const illustrativeLayers = ({ city, featureCounts }: CoverageReportInput) =>
  city.layers.filter((l) => l.reality === 'illustrative' && featureCounts[l.id] !== undefined);

export const paragraph = (words: string, tone?: 'quiet' | 'warning' | 'strong'): Block => ({
  kind: 'paragraph',
  words: tone ? [{ text: words, tone }] : words,
});

/** Sentences one after another. */
export const sentences = ({ language }: Pick<CoverageContext, 'language'>, list: readonly string[]): string =>
  list.filter((sentence) => sentence !== '').join(language === 'zh' ? '' : ' ');

/** The table, and how many rows it leaves to the workbook. */
export const tableBlocks = ({ words }: CoverageContext, { table, more }: FigureTable): Block[] =>
  more > 0 ? [table, paragraph(words.more(more), 'quiet')] : [table];

export const pictureBlock = ({ words }: CoverageContext, picture: CoveragePictureId, caption: string): Block => ({
  kind: 'picture',
  picture,
  caption,
  instead: words.picture,
});

/** Go on with a part that is there, else say why there are no figures; `missing`: the sentence for a part without data. */
export function withPart<T>(
  { words }: CoverageContext,
  part: Part<T> | undefined,
  missing: string,
  go: (value: T) => CoverageSection,
): CoverageSection {
  const say = (sentence: string): CoverageSection => ({ blocks: [paragraph(sentence, 'warning')], tables: [] });
  if (part?.state === 'pending') return say(words.pending);
  if (part?.state === 'failed') return say(words.failed);
  return !part || part.value === null ? say(missing) : go(part.value);
}

export const joined = (sections: readonly CoverageSection[]): CoverageSection => ({
  blocks: sections.flatMap(({ blocks }) => blocks),
  tables: sections.flatMap(({ tables }) => tables),
});
