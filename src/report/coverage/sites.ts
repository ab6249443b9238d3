/** 整治点位: counts by type, status and band, and every overdue site; the workbook has all sites. */
import { isInScope, siteScope } from '../../domain/coverage/site-scope.ts';
import type { SiteRow, SiteTable } from '../../domain/coverage/site-table.ts';
import type { SiteStatus } from '../../domain/site-status.ts';
import { count, metres } from '../../geodesy/units.ts';
import { FILE_FORMATS, fileMetres } from '../../text/file-figures.ts';
import {
  type CoverageContext,
  type CoverageSection,
  className,
  districtName,
  paragraph,
  pictureBlock,
  sentences,
  tableBlocks,
  withPart,
} from '../coverage-input.ts';
import { type FigureColumn, type FigureTable, figureTable, wordColumn } from '../figure-table.ts';
import { withScope } from './scope.ts';

const MOST_OVERDUE = 30;
const STATUSES: readonly SiteStatus[] = ['untreated', 'treating', 'accepted', 'closed', 'none'];

export const siteSection = (context: CoverageContext): CoverageSection =>
  withPart(context, context.parts.sites, context.words.sites.missing, (all) => {
    const { scope, follows } = siteScope(context.city, all, context.result.overview.filter);
    const table = scope ? { ...all, rows: all.rows.filter(isInScope(scope)) } : all;
    return withScope(context, follows, ofSites(context, table));
  });

function ofSites(context: CoverageContext, table: SiteTable): CoverageSection {
  const { words } = context;
  const text = words.sites;
  const overdue = table.rows.filter((r) => r.overdue);
  const passed = table.rows.filter((r) => r.passed).length;
  const dates = table.statusDates.join(words.join);
  const counts = [types(context, table), ...(table.bands.length > 0 ? [bands(context, table)] : [])];
  const late = overdue.length > 0 ? [list(context, 'overdue', text.list, overdue, MOST_OVERDUE)] : [];
  const all = list(context, 'all-sites', text.all, table.rows, 0);
  return {
    tables: [...counts, ...late, all],
    blocks: [
      ...counts.map((t) => t.table),
      pictureBlock(context, 'sites', text.picture),
      ...(late.length > 0 ? late.flatMap((t) => tableBlocks(context, t)) : [paragraph(text.noOverdue)]),
      paragraph(sentences(context, [text.note(dates), passed > 0 ? text.passedNote(passed, table.day) : '']), 'quiet'),
      ...(table.leftOut > 0 ? [paragraph(text.leftOut(table.leftOut), 'warning')] : []),
    ],
  };
}

interface Group {
  readonly name: string;
  readonly rows: readonly SiteRow[];
}

/** Types that occur, and all of them together. */
function groupsOf(context: CoverageContext, { types: all, rows }: SiteTable): { groups: Group[]; total: Group } {
  const groups = all.flatMap(({ key, layerId, classId }): Group[] => {
    const own = rows.filter((r) => r.layerId === layerId && r.classId === classId);
    return own.length > 0 ? [{ name: className(context, key), rows: own }] : [];
  });
  return { groups, total: { name: context.words.total, rows } };
}

const counted = (title: string, width: number, pick: (row: SiteRow) => boolean): FigureColumn<Group> => {
  const of = ({ rows }: Group) => rows.filter(pick).length;
  return {
    title,
    align: 'right',
    width,
    words: (group) => count(of(group)),
    file: [{ title, cell: of, format: FILE_FORMATS.count }],
  };
};

function types(context: CoverageContext, table: SiteTable): FigureTable {
  const text = context.words.sites;
  const { groups, total } = groupsOf(context, table);
  const statuses = STATUSES.filter((status) => table.rows.some((r) => r.status === status));
  return figureTable<Group>({
    id: 'site-types',
    caption: text.types,
    rows: [...groups, total],
    isTotal: (g) => g === total,
    columns: [
      wordColumn(text.type, 28, (g) => g.name),
      counted(text.total, 12, () => true),
      ...statuses.map((status) => counted(text.statuses[status], 12, (r) => r.status === status)),
      counted(text.overdue, 12, (r) => r.overdue),
      ...(table.rows.some((r) => r.passed) ? [counted(text.passed, 14, (r) => r.passed)] : []),
    ],
  });
}

function bands(context: CoverageContext, table: SiteTable): FigureTable {
  const { words, language } = context;
  const text = words.sites;
  const { groups, total } = groupsOf(context, table);
  return figureTable<Group>({
    id: 'site-bands',
    caption: text.bands,
    rows: [...groups, total],
    isTotal: (g) => g === total,
    columns: [
      wordColumn(text.type, 26, (g) => g.name),
      ...table.bands.map((band) => counted(band.name?.[language] ?? text.beyond, 15, (r) => r.band === band.id)),
    ],
  });
}

function list(
  context: CoverageContext,
  id: string,
  caption: string,
  rows: readonly SiteRow[],
  most: number,
): FigureTable {
  // biome-ignore format: one line of arguments
  const { words } = context;
  const text = words.sites;
  const year = (title: string, of: (row: SiteRow) => number | null): FigureColumn<SiteRow> => ({
    title,
    align: 'center',
    width: 9,
    words: (r) => (of(r) === null ? words.dash : String(of(r))),
    file: [{ title, cell: of }],
  });
  return figureTable<SiteRow>({
    id,
    caption,
    rows,
    most,
    columns: [
      wordColumn(text.name, 27, (r) => r.name),
      wordColumn(text.type, 15, (r) => className(context, `${r.layerId}/${r.classId}`)),
      wordColumn(text.district, 12, (r) => districtName(context, r.districtId)),
      wordColumn(text.status, 10, (r) => text.statuses[r.status]),
      year(text.deadline, (r) => r.deadline),
      {
        title: text.distance,
        unit: words.units.metre,
        align: 'right',
        width: 13,
        words: (r) => distanceWords(r, words),
        file: [
          { title: `${text.distance} m`, cell: (r) => fileMetres(r.rangeDistanceMetres), format: FILE_FORMATS.metres },
          { title: text.side, cell: (r) => sideOf(r, words) },
        ],
      },
      wordColumn(text.holder, 15, (r) => r.holder ?? words.dash),
    ],
  });
}

/** On which side of the border of the range; null on it, or where there is none to tell by. */
const sideOf = ({ rangeDistanceMetres: away, band }: SiteRow, { sites }: CoverageContext['words']): string | null =>
  away === null || away === 0 ? null : sites.sides[band === 'inside' ? 'inside' : 'outside'];

/** As on the board: the side, then the distance to the border. */
const distanceWords = (row: SiteRow, words: CoverageContext['words']): string =>
  [sideOf(row, words) ?? '', metres(row.rangeDistanceMetres)].filter(Boolean).join(' ');
