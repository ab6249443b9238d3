/** The shoreline card's tables as rows for files: lengths in km. Pure. */
import type { Shoreline } from '../../../../domain/coverage/shoreline.ts';
import { type ShoreRate, type ShoreTrend, shoreShare } from '../../../../domain/coverage/shoreline-rate.ts';
import { filePercent } from '../../../../text/file-figures.ts';
import type { CsvCell } from '../../../export/csv.ts';
import type { Language } from '../../../state/model.ts';
import type { textIn } from '../../../text/use-text.ts';
import { groupingsOf, OUTSIDE_GROUP, type ShoreGroup, shoreMetres, shoreRows, shownGroups } from './shore-figure.ts';
import { groupName, zoneNames } from './shore-names.ts';

type Words = ReturnType<typeof textIn>['board']['shore'];

export interface ShoreTables {
  readonly shore: Shoreline;
  readonly counted: readonly string[];
  readonly rate: ShoreRate;
  readonly trend: ShoreTrend | null;
  /** Those that are listed; null: all. */
  readonly districts: readonly string[] | null;
}

const km = (metres: number): CsvCell => Number((metres / 1000).toFixed(7));
/** Words where there is none of it. */
const kmOf = (metres: number, { absent }: Words): CsvCell => (metres > 0 ? km(metres) : absent);
/** A share that may be more than the whole. */
const percent = (share: number | null): CsvCell => (share === null ? null : Number((100 * share).toFixed(6)));

export function shoreFileRows(
  { shore, counted, rate, trend, districts }: ShoreTables,
  words: Words,
  language: Language,
) {
  const { line } = shore;
  const zones = zoneNames(counted, shore, words, language);
  return [
    [words.title],
    [words.line(line.name[language], line.date, String(line.accuracyMetres)), line.source[language]],
    [zones === '' ? words.countedNone : words.countedNow(zones)],
    ...zoneRows(shore, counted, words, language),
    ...readingRows(rate, words),
    ...groupingsOf(shore).flatMap((by) => [
      [],
      ...groupRows(shore, shownGroups(shore, by, districts), counted, words, language),
    ]),
    [],
    ...cutRows(shore, words, language),
    ...(trend ? [[], ...trendRows(trend, words)] : []),
  ] satisfies CsvCell[][];
}

function zoneRows(shore: Shoreline, counted: readonly string[], words: Words, language: Language): CsvCell[][] {
  return [
    [words.zone, words.length, `${words.share} (%)`, words.counted],
    ...shore.zones.map((z) => [
      z.name[language],
      kmOf(z.lengthMetres, words),
      z.lengthMetres > 0 ? filePercent(z.lengthMetres / shore.totalMetres) : null,
      counted.includes(z.classId) ? 1 : 0,
    ]),
    [words.whole, km(shore.totalMetres)],
    ...outsideLines(shore, words),
  ];
}

const outsideLines = ({ totalMetres, outsideMetres }: Shoreline, words: Words): CsvCell[][] =>
  outsideMetres > 0
    ? [
        [words.outside, km(outsideMetres), null, words.notCounted],
        [words.wholeLine, km(totalMetres + outsideMetres)],
      ]
    : [];

function readingRows(rate: ShoreRate, words: Words): CsvCell[][] {
  return [
    [`${words.readingShare} (%)`, percent(rate.share)],
    [words.dataError('(%)'), percent(rate.dataErrorShare)],
    [
      `${words.readingTarget} (%)`,
      percent(rate.achievement),
      rate.target === null ? words.noTarget : percent(rate.target),
    ],
    [`${words.names.classified('')} (%)`, percent(rate.classifiedShare)],
  ];
}

function groupRows(
  shore: Shoreline,
  groups: readonly ShoreGroup[],
  counted: readonly string[],
  words: Words,
  language: Language,
): CsvCell[][] {
  const [first] = groups;
  if (!first) return [];
  const lengths = (group: ShoreGroup | null): CsvCell[] => {
    const rows = shoreRows(shore, { zones: null, group });
    const last = group === OUTSIDE_GROUP ? words.notCounted : percent(shoreShare(rows, counted).share);
    const byZone = shore.zones.map((z) => kmOf(shoreMetres(shore, rows.filter((r) => r.zone === z.classId)), words)); // biome-ignore format: one row
    return [...byZone, km(shoreMetres(shore, rows)), last];
  };
  return [
    [words.groupHeads[first.by], ...shore.zones.map((z) => z.name[language]), words.total, `${words.countedShare} (%)`],
    ...groups.map((group) => [groupName(group, shore, words, language), ...lengths(group)]),
    [words.whole, ...lengths(null)],
    ...(shore.outsideMetres > 0 ? [[words.outside, ...lengths(OUTSIDE_GROUP)]] : []),
  ];
}

/** Every zone by every cut. */
function cutRows(shore: Shoreline, words: Words, language: Language): CsvCell[][] {
  return [
    [words.cuts, words.zone, words.inside, words.on, words.outsideCut],
    ...shore.cuts.flatMap((cut) =>
      [...shore.zones, null].map((zone) => {
        const rows = shoreRows(shore, { zones: zone && [zone.classId], group: null });
        const metres = (side: 'inside' | 'on' | 'outside') => km(shoreMetres(shore, rows, { id: cut.id, side }));
        return [
          cut.name[language],
          zone?.name[language] ?? words.whole,
          metres('inside'),
          metres('on'),
          metres('outside'),
        ];
      }),
    ),
  ];
}

function trendRows({ before, after, lines, changeOfShare }: ShoreTrend, words: Words): CsvCell[][] {
  const line = (date: string, rate: ShoreRate): CsvCell[] => [
    date,
    km(rate.totalMetres),
    km(rate.countedMetres),
    percent(rate.share),
    percent(rate.dataErrorShare),
  ];
  return [
    [words.trend, words.totalLength, words.countedLength, `${words.countedShare} (%)`, words.dataError('(%)')],
    line(lines.before.date, before),
    line(lines.after.date, after),
    [words.change, null, null, percent(changeOfShare)],
  ];
}
