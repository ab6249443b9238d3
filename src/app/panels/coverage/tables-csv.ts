/** The tables of the board as rows for a file. Areas in hectares with 4 decimals, shares in percent, lengths in km. Pure. */
import type { City } from '../../../domain/city.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import type { CsvCell } from '../../export/csv.ts';
import type { Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';
import { setName, setNames } from './combination-sets.ts';
import { districtColumns } from './district-columns.ts';
import { ledgerSummary } from './ledger.ts';
import { placeName, shorelineReadings } from './shoreline.ts';
import { siteStatuses } from './site-statuses.ts';

type Rows = CsvCell[][];
type CoverageText = Text['coverage'];

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
const hectares = (squareMetres: number): number => round(squareMetres / 10_000, 4);
const percent = (share: number): number => round(share * 100, 4);
const kilometres = (metres: number): number => round(metres / 1000, 4);

export function districtsRows(result: CoverageResult, language: Language, text: CoverageText): Rows {
  const columns = districtColumns(result);
  const head = columns.flatMap((c) => [`${c.name[language]} (${text.hectares})`, `${c.name[language]} (%)`]);
  return [
    [text.districts.district, `${text.districts.area} (${text.hectares})`, ...head],
    ...[...result.rows, result.total].map((row) => [
      row.name ? row.name[language] : text.total,
      hectares(row.areaSquareMetres),
      ...columns.flatMap((c): CsvCell[] => {
        const part = c.part(row);
        return part ? [hectares(part.areaSquareMetres), percent(part.share)] : [text.absent, null];
      }),
    ]),
  ];
}

export function combinationRows(result: CoverageResult, city: City, language: Language, text: CoverageText): Rows {
  const sets = result.combinationSets;
  return [
    [text.upset.title, ...sets.map((s) => setName(s, city)[language]), text.hectares],
    ...result.combinations.map((c) => [
      setNames(c.keys, result, city, language).join(text.upset.joiner),
      ...sets.map((s) => (c.keys.includes(s.key) ? 1 : 0)),
      hectares(c.areaSquareMetres),
    ]),
    [text.upset.union, ...sets.map(() => null), hectares(result.unionSquareMetres)],
    [text.upset.gross, ...sets.map((s) => hectares(s.areaSquareMetres)), hectares(result.grossSquareMetres)],
    [text.upset.repeated, ...sets.map(() => null), hectares(result.grossSquareMetres - result.unionSquareMetres)],
  ];
}

type Shoreline = NonNullable<CoverageResult['shoreline']>;

export function shorelineRows(shoreline: Shoreline, language: Language, text: CoverageText): Rows {
  const { rows, ofAll, ofClassified, totalMetres } = shorelineReadings(shoreline);
  const counted = (yes: boolean) => (yes ? text.shoreline.countedYes : text.shoreline.countedNo);
  return [
    [text.shoreline.zone, text.shoreline.length, `${text.shoreline.share} (%)`, text.shoreline.counted],
    ...rows.map((row, i) => [
      shoreline.zones[i]!.name[language],
      kilometres(row.lengthMetres),
      percent(row.share),
      counted(row.counted),
    ]),
    [text.total, kilometres(totalMetres), null, null],
    ...shoreline.places.map((place) => [
      placeName(place, language, text),
      kilometres(place.lengthMetres),
      totalMetres > 0 ? percent(place.lengthMetres / totalMetres) : null,
      null,
    ]),
    [text.shoreline.readingAll, null, ofAll === null ? null : percent(ofAll), null],
    [text.shoreline.readingClassified, null, ofClassified === null ? null : percent(ofClassified), null],
  ];
}

export function ledgerRows(
  ledger: NonNullable<CoverageResult['ledger']>,
  language: Language,
  text: CoverageText,
): Rows {
  const { districts, total } = ledgerSummary(ledger);
  return [
    [
      text.districts.district,
      ...[
        text.ledger.before(ledger.before.date),
        text.ledger.lost,
        text.ledger.gained,
        text.ledger.before(ledger.after.date),
        text.ledger.net,
      ].map((name) => `${name} (${text.hectares})`),
    ],
    ...[...districts, total].map((line) => [
      line.name ? line.name[language] : text.total,
      hectares(line.beforeSquareMetres),
      hectares(-line.lostSquareMetres),
      hectares(line.gainedSquareMetres),
      hectares(line.afterSquareMetres),
      hectares(line.netSquareMetres),
    ]),
  ];
}

export function sitesRows(sites: NonNullable<CoverageResult['sites']>, language: Language, text: CoverageText): Rows {
  const statuses = siteStatuses(sites);
  return [
    [
      text.sites.type,
      text.sites.total,
      ...sites.bands.map((b) => b.name?.[language] ?? text.sites.beyond),
      ...statuses.map((s) => text.statuses[s] ?? s),
      text.sites.overdue,
    ],
    ...sites.types.map((type) => [
      type.name[language],
      type.total,
      ...type.byBand,
      ...statuses.map((s) => type.byStatus[s] ?? 0),
      type.overdue,
    ]),
  ];
}
