/** What a file of a card says of itself before the table: city, data, filter, units, day. Pure. */

import { type CoverageFilter, FILTER_PARTS, type FilterPart } from '../../../domain/coverage/filter.ts';
import { olderInForce } from '../../../domain/coverage/older-layers.ts';
import { dataVersionWords } from '../../../text/data-version.ts';
import type { CsvCell } from '../../export/csv.ts';
import type { AreaUnit, Language, OpenCity } from '../../state/model.ts';
import { textIn } from '../../text/use-text.ts';
import { chosenNames, districtChoices, namesOfClasses } from './bar/choices.ts';

export interface Provenance {
  readonly open: Pick<OpenCity, 'city' | 'tables'>;
  readonly title: string;
  readonly filter: CoverageFilter;
  /** Parts of the filter that the card follows. */
  readonly follows: readonly FilterPart[];
  /** Of areas on the screen; files hold hectares. */
  readonly unit: AreaUnit;
  readonly language: Language;
  /** YYYY-MM-DD. */
  readonly day: string;
}

export function provenanceRows(of: Provenance): CsvCell[][] {
  const { open, title, unit, language, day } = of;
  const { city } = open;
  const { file, units } = textIn(language).board.overview;
  const illustrative = illustrativeOf(of);
  const older = olderOf(of);
  const layers = city.layers.map((l) => file.layer(l.name[language], l.versions[0]!.date));
  return [
    [file.city, city.name[language]],
    [file.table, title],
    [file.version, dataVersionWords(city.dataVersion, language)],
    [file.layers, layers.join(file.list)],
    [file.filter, filterWords(of)],
    [file.unit, file.units(units[unit])],
    ...(older === null ? [] : [[file.older, older]]),
    ...(illustrative === null ? [] : [[file.data, illustrative]]),
    [file.date, day],
    [],
  ];
}

/** The same in a line, for a picture. */
export function captionOf(of: Provenance): string {
  const { file } = textIn(of.language).board.overview;
  const { city } = of.open;
  const older = olderOf(of);
  const isFiltered = of.follows.some((part) => of.filter[part] !== null);
  return [
    city.name[of.language],
    `${file.version} ${dataVersionWords(city.dataVersion, of.language)}`,
    ...(isFiltered ? [`${file.filter}${file.colon}${filterWords(of)}`] : []),
    ...(older === null ? [] : [file.olderMark(older)]),
    ...(illustrativeOf(of) === null ? [] : [textIn(of.language).coverage.illustrativeData]),
    of.day,
  ].join(' · ');
}

/** Layers in an older version than the newest; null where there is none. */
function olderOf({ open: { city }, language }: Provenance): string | null {
  const { file, olderLayer } = textIn(language).board.overview;
  const older = olderInForce(city);
  return older.length === 0 ? null : older.map((l) => olderLayer(l.name[language], l.date, l.newest)).join(file.list);
}

/** Null where no layer is illustrative. */
function illustrativeOf({ open: { city }, language }: Provenance): string | null {
  const { coverage, board } = textIn(language);
  const marked = city.layers.filter((l) => l.reality === 'illustrative').map((l) => l.name[language]);
  if (marked.length === 0) return null;
  const { colon, list } = board.overview.file;
  return marked.length === city.layers.length
    ? coverage.illustrativeData
    : `${coverage.illustrativeData}${colon}${marked.join(list)}`;
}

function filterWords({ open, filter, follows, language }: Provenance): string {
  const { file, filters, chip } = textIn(language).board.overview;
  const names: Readonly<Record<FilterPart, () => string[]>> = {
    districts: () => chosenNames(districtChoices(open), filter.districts, language),
    classKeys: () => namesOfClasses(open.city, filter.classKeys ?? [], language),
    within: () => namesOfClasses(open.city, filter.within ?? [], language),
  };
  const label = { districts: filters.districts, classKeys: filters.classes, within: filters.within };
  const set = FILTER_PARTS.filter((part) => filter[part] !== null);
  const followed = set.filter((part) => follows.includes(part));
  const others = set.filter((part) => !follows.includes(part));
  const said = followed.map((part) => chip(label[part], names[part]().join(file.list)));
  return [
    ...(said.length > 0 ? said : [file.unfiltered]),
    ...(others.length > 0 ? [file.notBy(others.map((part) => label[part]))] : []),
  ].join(file.joiner);
}
