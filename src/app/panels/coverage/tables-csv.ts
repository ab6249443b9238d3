/** The tables of the board as rows for a file. Areas in hectares, shares in percent, lengths in km, unrounded. Pure. */
import type { City } from '../../../domain/city.ts';
import { collectionGaps, notCollectedIn } from '../../../domain/coverage/not-collected.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { setName, setNames } from '../../../text/combination-sets.ts';
import { fileHectares as hectares, filePercent as percent } from '../../../text/file-figures.ts';
import type { CsvCell } from '../../export/csv.ts';
import type { Language } from '../../state/model.ts';
import { type Text, textIn } from '../../text/use-text.ts';
import { type DistrictColumn, districtColumns, type TableRow, tableRows } from './district-columns.ts';
import { siteStatuses } from './site-statuses.ts';
import { drawnCombinations } from './upset.ts';

type Rows = CsvCell[][];
type CoverageText = Text['coverage'];

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
const kilometres = (metres: number): number => round(metres / 1000, 7);

/** All columns, on show or not. */
export function districtsRows(
  result: CoverageResult,
  city: Pick<City, 'layers'>,
  language: Language,
  text: CoverageText,
): Rows {
  const columns = districtColumns(result);
  const words = textIn(language).board.overview.table;
  const { within, districts } = result.overview.filter;
  const absent = within === null ? text.absent : words.absentWithin;
  const total = districts === null ? text.total : words.selected(String(districts.length));
  const named = { border: words.border, outside: words.outside, total, district: '' };
  return [
    [
      text.districts.district,
      `${within === null ? text.districts.area : words.areaWithin} (${text.hectares})`,
      ...columns.flatMap((c) => headsOf(c, within !== null, language, text)),
    ],
    ...tableRows(result, columns).map((row) => [
      row.name ? row.name[language] : named[row.kind],
      row.areaSquareMetres === null ? null : hectares(row.areaSquareMetres),
      ...columns.flatMap((c) => {
        const isGap = notCollectedIn(city, c.layerId, row.districtId) !== null;
        return cellsOf(c, row, { absent: isGap ? text.notCollected : absent, isWithin: within !== null });
      }),
    ]),
    ...collectionGaps(city).map(({ note, layers }) => [
      text.collectionGap(note[language], layers.map((l) => l.name[language]).join(text.formulas.list)),
    ]),
  ];
}

/** Features are not counted where only part of the ground is: there is no column of them then. */
function headsOf(
  { name, measure, style }: DistrictColumn,
  isWithin: boolean,
  language: Language,
  text: CoverageText,
): string[] {
  const own = name[language];
  const words = textIn(language).board.overview.table;
  const number = `${own} (${measure === 'area' ? words.countEach : words.count})`;
  if (measure === 'length') return [`${own} (${text.km})`];
  if (measure === 'count') return [number];
  return [`${own} (${text.hectares})`, `${own} (%)`, ...(style === null || isWithin ? [] : [number])];
}

interface Written {
  readonly absent: string;
  readonly isWithin: boolean;
}

function cellsOf(column: DistrictColumn, row: TableRow, { absent: absentWord, isWithin }: Written): CsvCell[] {
  const part = column.part(row);
  const absent = row.kind === 'district' || row.kind === 'total' ? absentWord : null;
  if (column.measure === 'length') return [part?.lengthMetres == null ? absent : kilometres(part.lengthMetres)];
  if (column.measure === 'count') return [part ? part.count : absent];
  const share = part?.share == null ? null : percent(part.share);
  const area = part?.areaSquareMetres == null ? absent : hectares(part.areaSquareMetres);
  return [area, share, ...(column.style === null || isWithin ? [] : [part?.count ?? null])];
}

export function combinationRows(result: CoverageResult, city: City, language: Language, text: CoverageText): Rows {
  const sets = result.combinationSets;
  const listed = drawnCombinations(result).combinations;
  const slivers = result.combinations.length - listed.length;
  return [
    [text.upset.title, ...sets.map((s) => setName(s, city)[language]), text.hectares],
    ...listed.map((c) => [
      setNames(c.keys, result, city, language).join(text.upset.joiner),
      ...sets.map((s) => (c.keys.includes(s.key) ? 1 : 0)),
      hectares(c.areaSquareMetres),
    ]),
    ...(slivers > 0 ? [[text.upset.sliversFile(String(slivers)), ...sets.map(() => null), null]] : []),
    [text.upset.ofSets(sets.length) + text.upset.union, ...sets.map(() => null), hectares(result.unionSquareMetres)],
    [
      text.upset.ofSets(sets.length) + text.upset.gross,
      ...sets.map((s) => hectares(s.areaSquareMetres)),
      hectares(result.grossSquareMetres),
    ],
    [text.upset.repeated, ...sets.map(() => null), hectares(result.grossSquareMetres - result.unionSquareMetres)],
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
