/** Figures of the sites: what is counted, and which sites those are. Pure. */

import type { SiteScope } from '../../../domain/coverage/site-scope.ts';
import type { SiteTable } from '../../../domain/coverage/site-table.ts';
import { fileMetres } from '../../../text/file-figures.ts';
import type { CsvCell } from '../../export/csv.ts';
import { type CoverageParts, partResult } from '../../state/coverage-types.ts';
import type { Language, OpenCity } from '../../state/model.ts';
import { type Text, textIn } from '../../text/use-text.ts';
import { basis, layersById, layersOfRole } from './explained.ts';
import { type Figure, figureOf } from './figure.ts';
import type { FigureSource } from './figures.ts';
import { type Dimension, isPicked, type SitePick, type SitePivot, typeKey } from './site-pivot.ts';

/** A pick of the sites on show. */
export const inScope = (pick: SitePick, scope: SiteScope | null): SitePick => (scope ? { ...pick, scope } : pick);

/** The pick is the figure's id; the day is part of it, since what is overdue goes by it. */
export const siteFigure = (day: string, pick: SitePick): Figure =>
  figureOf('site', JSON.stringify({ day, pick }), pick.type === null ? [] : [pick.type]);

/** Words for the values of a dimension. */
export interface SiteWords {
  readonly text: Text;
  readonly language: Language;
  readonly city: OpenCity['city'];
  readonly table: SiteTable;
  readonly districts: readonly {
    readonly districtId: string | null;
    readonly name: { zh: string; en: string } | null;
  }[];
  /** Of the sites in `table`; null, or absent: all. */
  readonly scope?: SiteScope | null;
}

export function valueName(
  { text, language, city, table, districts }: SiteWords,
  dimension: Dimension,
  value: string | null,
): string {
  const words = text.board.sites;
  if (value === null) {
    if (dimension === 'control') return words.noControl;
    return dimension === 'district' ? words.outsideCity : words.notStated;
  }
  switch (dimension) {
    case 'status':
      return text.coverage.statuses[value] ?? words.statusNone;
    case 'band':
      if (value === 'beyond') return words.beyond;
      return table.bands.find((b) => b.id === value)?.name?.[language] ?? value;
    case 'district':
      return districts.find((d) => d.districtId === value)?.name?.[language] ?? value;
    case 'control':
      return className(city, value, language);
    default:
      return value;
  }
}

function className(city: OpenCity['city'], key: string, language: Language): string {
  const [layerId, classId] = key.split('/');
  const layer = city.layers.find((l) => l.id === layerId);
  return layer?.classes.find((c) => c.id === classId)?.name[language] ?? key;
}

export const siteFigures: FigureSource = {
  explain(figure, context) {
    const asked = askedFor(figure, context.parts);
    if (!asked) return null;
    const { table, pick } = asked;
    const count = table.rows.filter(isPicked(pick)).length;
    const text = textIn(context.language);
    const words: SiteWords = {
      text,
      language: context.language,
      city: context.city,
      table,
      districts: context.result.rows,
    };
    const name = pickName(pick, words);
    const { dimension } = pick.in ?? {};
    const roles =
      dimension === 'band'
        ? (['management-range', 'bands'] as const)
        : dimension === 'district'
          ? (['districts'] as const)
          : [];
    const layers = [
      ...layersById(context, [...new Set(table.rows.filter(isPicked(pick)).map((r) => r.layerId))]),
      ...roles.flatMap((role) => layersOfRole(context, role)),
      ...(dimension === 'control' && pick.in?.value ? layersById(context, [pick.in.value.split('/')[0]!]) : []),
    ];
    return {
      ...basis(layers, context),
      name,
      quantity: { kind: 'count', count },
      formula: text.board.sites.formula(name),
      notes: rulesOf(pick, table, text),
      keys: figure.keys,
    };
  },
  region(figure, context) {
    const asked = askedFor(figure, context.parts);
    if (!asked) return null;
    const rows = asked.table.rows.filter(isPicked(asked.pick));
    const layerIds = [...new Set(rows.map((r) => r.layerId))];
    const [first, ...rest] = layerIds.map((layerId) => ({
      layerId,
      ids: rows.filter((r) => r.layerId === layerId).map((r) => r.id),
    }));
    return first ? { kind: 'sites', districtId: null, ...first, more: rest } : null;
  },
};

/** What overdue means: by which statuses, and what is not called so. */
function rulesOf(pick: SitePick, { statusDates, day }: SiteTable, text: Text): string[] {
  const { overdueRule, passedRule, join } = text.board.sites;
  const dates = statusDates.join(join);
  return [...(pick.overdue ? [overdueRule(dates)] : []), ...(pick.passed ? [passedRule(dates, day)] : [])];
}

function askedFor({ id }: Figure, parts: CoverageParts): { table: SiteTable; pick: SitePick } | null {
  const { day, pick } = JSON.parse(id) as { day: string; pick: SitePick };
  const table = partResult(parts, 'siteTable', { day });
  return table && { table, pick };
}

export function pickName(pick: SitePick, words: SiteWords): string {
  const { names, overdue, passedSince } = words.text.board.sites;
  const type = words.table.types.find((t) => t.key === pick.type);
  const parts = [
    ...scopeNames(pick.scope, words),
    ...(type ? [type.name[words.language]] : []),
    ...(pick.in ? [valueName(words, pick.in.dimension, pick.in.value)] : []),
    ...(pick.overdue ? [overdue] : []),
    ...(pick.passed ? [passedSince] : []),
  ];
  if (parts.length === 0) return names.all;
  if (parts.length > 1) return names.count(parts);
  if (pick.passed) return names.passed;
  return pick.overdue ? names.overdue : names.count(parts);
}

/** What the sites on show were filtered by. */
function scopeNames(scope: SiteScope | undefined, words: SiteWords): string[] {
  const { table, filters, scoped } = words.text.board.overview;
  if (!scope) return [];
  const { districts, types, within } = scope;
  const [one] = districts ?? [];
  return [
    ...(one === undefined
      ? []
      : [districts?.length === 1 ? valueName(words, 'district', one) : table.selected(String(districts?.length))]),
    ...(types || within
      ? [scoped([types && filters.classes, within && filters.within].filter((n) => n !== null))]
      : []),
  ];
}

/** The table by one dimension, then every site. */
export function siteSheet(pivot: SitePivot, words: SiteWords): CsvCell[][] {
  const { text, language, table } = words;
  const { columns, type, total, overdueFile, passedFile, join } = text.board.sites;
  const late = [overdueFile(table.statusDates.join(join)), passedFile(table.day)];
  const type_ = (key: string) => table.types.find((t) => t.key === key)?.name[language] ?? key;
  return [
    [type, total, ...pivot.values.map((v) => valueName(words, pivot.dimension, v)), ...late],
    ...pivot.rows.map((row): CsvCell[] => [row.type.name[language], row.total, ...row.cells, row.overdue, row.passed]),
    [],
    [...Object.values(columns), ...late],
    ...table.rows.map((row): CsvCell[] => [
      row.name,
      type_(typeKey(row)),
      valueName(words, 'status', row.status),
      valueName(words, 'district', row.districtId),
      row.band === null ? null : valueName(words, 'band', row.band),
      fileMetres(row.rangeDistanceMetres),
      row.deadline,
      row.holder,
      row.overdue ? 1 : 0,
      row.passed ? 1 : 0,
    ]),
  ];
}
