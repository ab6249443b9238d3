/**
 * Screening of many footprints (批量筛查): each is checked as if it stood alone, and what is found stands in columns, so that
 * ten thousand rows are some megabytes and travel between threads as they are. No row is left out: one that cannot be checked
 * is `refused` and says why.
 */
import type { Footprint, Work } from '../../engine/index.ts';
import type { Bilingual } from '../city.ts';
import type { PreparedCity } from '../prepared-city.ts';
import type { Outcome, Problem } from '../problems.ts';
import { type MeasuredSite, measureSite, type Site } from './check.ts';
import { outcomeOf } from './clause.ts';
import { examineFootprints } from './footprint.ts';
import { kindOfUse } from './kind-words.ts';
import type { Finding, FindingStatus, SitingOutcome, UncheckedReason } from './result.ts';
import { planRows, type Row, shownOf } from './rows.ts';
import type { Rule, RuleBook } from './rules.ts';
import { type Screened, screen } from './screen.ts';

/** One for each rule and class over all kinds of projects; classes without a rule and layers that are not there too. */
export interface BatchColumn {
  /** Unique: the class, or the layer that is missing, and the rule. */
  readonly id: string;
  /** See `Finding.classKey`. */
  readonly classKey: string | null;
  readonly layerId: string;
  readonly ruleId: string | null;
  readonly name: Bilingual;
  /** Null for classes without a rule; screenings of earlier versions do not say it. */
  readonly ruleName?: Bilingual | null | undefined;
  /** Words of the 依据 column; null for classes without a rule. */
  readonly short: Bilingual | null;
  /** What a hit comes to. */
  readonly outcome: SitingOutcome;
  readonly test: Rule['test'] | null;
  /** The limit as it was before the user could change it, where it is another (see `batch-limits`); null where it is the same. */
  readonly former?: Rule['test'] | null | undefined;
  /** Of a shipped rule that the user deleted: not one row is checked by it. Absent for others. */
  readonly isRemoved?: boolean | undefined;
}

/** Overall outcomes by their codes in `ScreenedRows.outcomes`, strictest first; the last is of rows that were not checked. */
export const BATCH_OUTCOMES = ['avoid', 'justify', 'certify', 'unchecked', 'none', 'refused'] as const;
export type BatchOutcome = (typeof BATCH_OUTCOMES)[number];

/** What a rule came to for a row, by its code in `ScreenedRows.status`; the last where the rule is for other projects. */
export const CELL_STATUSES = ['hit', 'clear', 'unchecked', 'not-applicable'] as const;
export type CellStatus = FindingStatus | 'not-applicable';

/** Reasons of unchecked cells by their codes in `ScreenedRows.reasons`. */
export const CELL_REASONS: readonly (UncheckedReason | null)[] = [
  null,
  'layer-missing',
  'layer-unread',
  'kind-unknown',
  'outside-city',
  'distance-unknown',
  'test-unfit',
  'rule-removed',
];

/** What stands in `ScreenedRows.flags`. */
export const FLAG = { borderline: 1, touching: 2, belowTolerance: 4 } as const;

/** Consecutive rows. Cells stand row by row: cell of row r and column c at `r * columnCount + c`. NaN: no such figure. */
export interface ScreenedRows {
  /** Place of the first row among all. */
  readonly from: number;
  readonly count: number;
  readonly columnCount: number;
  readonly outcomes: Uint8Array;
  readonly areaSquareMetres: Float64Array;
  /** Ground inside the city. */
  readonly insideSquareMetres: Float64Array;
  /** Each spot in conflict once. */
  readonly netSquareMetres: Float64Array;
  /** Place of the district with the largest share among the city's; -1 outside the city, and for refused rows. */
  readonly districts: Int16Array;
  readonly status: Uint8Array;
  readonly reasons: Uint8Array;
  readonly flags: Uint8Array;
  readonly cellSquareMetres: Float64Array;
  readonly lengthMetres: Float64Array;
  readonly distanceMetres: Float64Array;
  readonly marginMetres: Float64Array;
  /** Of rows, by their places among all: errors of the refused, warnings of others. */
  readonly problems: readonly { readonly row: number; readonly problems: readonly Problem[] }[];
}

/** Column that a finding belongs to. */
export function columnIdOf(finding: Pick<Finding, 'classKey' | 'layerId' | 'classId' | 'ruleId'>): string {
  const { classKey, layerId, classId, ruleId } = finding;
  return `${classKey ?? (classId === null ? layerId : `${layerId}/${classId}`)}|${ruleId ?? ''}`;
}

const idOfRow = ({ classKey, layerId, classId, rule }: Row): string =>
  columnIdOf({ classKey, layerId, classId, ruleId: rule?.id ?? null });

/** The columns of a screening on a day; the last is of ground outside the city, where the city has districts. */
export function batchColumns(prepared: PreparedCity, book: RuleBook, day: string | null = null): BatchColumn[] {
  const { city } = prepared;
  const columns = new Map<string, BatchColumn>();
  for (const kind of [null, ...book.kinds.map((k) => k.id)])
    for (const row of planRows(prepared, book, kind).rows) {
      const { classKey, layerId, classId, rule, target } = row;
      const id = idOfRow(row);
      if (columns.has(id)) continue;
      columns.set(id, {
        id,
        classKey,
        layerId,
        ruleId: rule?.id ?? null,
        name: nameOf(row),
        ruleName: rule?.name ?? null,
        short: rule?.short ?? null,
        outcome: target.kind === 'none' ? 'unchecked' : outcomeOf(rule, classId, city.bandSet, day),
        test: rule?.test ?? null,
        ...(target.kind === 'none' && target.reason === 'rule-removed' ? { isRemoved: true } : {}),
      });
    }
  const districts = city.layers.find((l) => l.role === 'districts');
  if (districts && prepared.districts.length > 0) {
    const { id: layerId, name } = districts;
    const of = { classKey: null, layerId, classId: null, ruleId: null };
    const id = columnIdOf(of);
    columns.set(id, { id, classKey: null, layerId, ruleId: null, name, short: null, outcome: 'unchecked', test: null });
  }
  return [...columns.values()];
}

/** A rule of several classes goes by its own name, as its finding does: one of them would tell less than it covers. */
function nameOf({ target, rule, groundKeys }: Row): Bilingual {
  if (target.kind === 'none') return target.name;
  return rule && (target.kind === 'city' || groundKeys.length > 1) ? rule.name : shownOf(target).class.name;
}

/**
 * Check `sites`, the rows from place `from` on. Every figure is that of `checkSite` to the last bit. Tells rows done;
 * rejects with the host's own error where the work was cancelled.
 */
export async function screenRows(
  prepared: PreparedCity,
  book: RuleBook,
  columns: readonly BatchColumn[],
  sites: readonly Site[],
  from: number,
  work: Work,
): Promise<ScreenedRows> {
  const placesOf = columnFinder(columns);
  const rows = emptyRows(from, sites.length, columns.length);
  const problems: { row: number; problems: readonly Problem[] }[] = [];
  let examined: readonly Outcome<Footprint>[] = [];
  for (const [r, site] of sites.entries()) {
    if (r % AT_ONCE === 0) {
      work.tell({ done: r, total: sites.length });
      examined = examineFootprints(sites.slice(r, r + AT_ONCE).map((s) => s.polygons));
    }
    const measured = await measureSite(prepared, book, site, examined[r % AT_ONCE]!, false);
    if (measured.problems.length > 0) problems.push({ row: from + r, problems: measured.problems });
    if (!measured.ok) continue;
    putRow(rows, r, measured.value, placesOf(measured.value.rows));
  }
  return { ...rows, problems };
}

/** Columns of the rows of a plan; there are few plans, one for each kind of project. */
function columnFinder(columns: readonly BatchColumn[]): (plan: readonly Row[]) => readonly number[] {
  const known = new Map<readonly Row[], readonly number[]>();
  return (plan) => {
    const places = known.get(plan) ?? plan.map((row) => columns.findIndex((c) => c.id === idOfRow(row)));
    known.set(plan, places);
    return places;
  };
}

/** Rows whose footprints are examined together, and between two tidings of progress. */
const AT_ONCE = 32;

const NOT_APPLICABLE = CELL_STATUSES.indexOf('not-applicable');
const REFUSED = BATCH_OUTCOMES.indexOf('refused');

type Columns = Omit<ScreenedRows, 'problems'>;

function emptyRows(from: number, count: number, columnCount: number): Columns {
  const cells = count * columnCount;
  const none = (n: number) => new Float64Array(n).fill(Number.NaN);
  return {
    from,
    count,
    columnCount,
    outcomes: new Uint8Array(count).fill(REFUSED),
    areaSquareMetres: none(count),
    insideSquareMetres: none(count),
    netSquareMetres: none(count),
    districts: new Int16Array(count).fill(-1),
    status: new Uint8Array(cells).fill(NOT_APPLICABLE),
    reasons: new Uint8Array(cells),
    flags: new Uint8Array(cells),
    cellSquareMetres: none(cells),
    lengthMetres: none(cells),
    distanceMetres: none(cells),
    marginMetres: none(cells),
  };
}

/** `places`: of the plan's rows among the columns. */
function putRow(out: Columns, r: number, site: MeasuredSite, places: readonly number[]): void {
  const { overall, netSquareMetres, district, cells } = screen(site);
  out.outcomes[r] = BATCH_OUTCOMES.indexOf(overall as BatchOutcome);
  out.areaSquareMetres[r] = site.measures.areaSquareMetres;
  out.insideSquareMetres[r] = site.measures.insideSquareMetres;
  out.netSquareMetres[r] = netSquareMetres;
  out.districts[r] = district;
  // What a plan has no row for is ground outside the city, which is the last column.
  const { columnCount } = out;
  for (let i = 0; i < cells.length; i++) putCell(out, r * columnCount + (places[i] ?? columnCount - 1), cells[i]!);
}

function putCell(out: Columns, at: number, { verdict, judged }: Screened['cells'][number]): void {
  out.status[at] = CELL_STATUSES.indexOf(verdict.status);
  if (verdict.reason !== null) out.reasons[at] = CELL_REASONS.indexOf(verdict.reason);
  out.flags[at] =
    (judged.borderline ? FLAG.borderline : 0) |
    (judged.touching ? FLAG.touching : 0) |
    (judged.belowTolerance ? FLAG.belowTolerance : 0);
  out.cellSquareMetres[at] = judged.areaSquareMetres ?? Number.NaN;
  out.lengthMetres[at] = judged.lengthMetres ?? Number.NaN;
  out.distanceMetres[at] = judged.distanceMetres ?? Number.NaN;
  out.marginMetres[at] = judged.marginMetres ?? Number.NaN;
}

/** Kinds of the projects of a list: one for all, which a column of the list may state otherwise row by row. */
export interface BatchKinds {
  readonly all: string | null;
  readonly column: string | null;
  /** Words of what a parcel is for (化工用地) say a kind too, not names of kinds alone; absent in screenings of earlier versions. */
  readonly uses?: boolean | undefined;
}

const plain = (text: string): string => text.trim().toLowerCase();

/** Fewer letters than this are part of too many names. */
const LEAST_LETTERS = 2;

/**
 * Kind of project that a cell of a table names: by its id, a name of it, or a part of the name of no other; null where it
 * names none the book knows.
 */
function kindNamed({ kinds }: Pick<RuleBook, 'kinds'>, value: unknown): string | null {
  const wanted = plain(String(value ?? ''));
  const exact = kinds.find(({ id, name }) => [id, name.zh, name.en].some((n) => plain(n) === wanted));
  if (exact || wanted.length < LEAST_LETTERS) return exact?.id ?? null;
  const [part, other] = kinds.filter(({ name }) => [name.zh, name.en].some((n) => plain(n).includes(wanted)));
  return part && !other ? part.id : null;
}

/** Kind that a cell which is not empty says; null where it is in words that the book does not know. */
export const kindStated = (
  book: Pick<RuleBook, 'kinds'>,
  { uses }: Pick<BatchKinds, 'uses'>,
  stated: string,
): string | null => kindNamed(book, stated) ?? (uses ? kindOfUse(book, stated) : null);

/** Kind of a row's project; null where it is not stated, or in words that the book does not know. */
export function kindOfRow(
  book: Pick<RuleBook, 'kinds'>,
  kinds: BatchKinds,
  columns: Readonly<Record<string, unknown>>,
): string | null {
  const { all, column } = kinds;
  const stated = column === null ? '' : String(columns[column] ?? '').trim();
  return stated === '' ? all : kindStated(book, kinds, stated);
}
