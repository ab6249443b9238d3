/** Pure: a screening as tables for a file. Figures are numbers in the unit of their column, to stated decimals; null is an empty cell. */
import { type BatchColumn, kindOfRow } from '../../../domain/siting/batch.ts';
import { isLoosened } from '../../../domain/siting/batch-limits.ts';
import { isFiltered } from '../../../domain/siting/batch-rows.ts';
import { summarise } from '../../../domain/siting/batch-summary.ts';
import type { BatchTable } from '../../../domain/siting/batch-table.ts';
import { marginTo, thresholdOf } from '../../../domain/siting/rule-limits.ts';
import type { RuleBook } from '../../../domain/siting/rules.ts';
import type { Cell } from '../../../io/raw-layer.ts';
import { fileHectares, fileMetres } from '../../../text/file-figures.ts';
import { relaxedWords } from '../../../text/marks.ts';
import { count } from '../../format.ts';
import type { BatchState } from '../../state/batch-types.ts';
import type { Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';
import { dateAndTime } from '../layer-record/when.ts';
import { columnName, mainGround, refusal } from './batch-words.ts';

type Rows = readonly (readonly Cell[])[];

/** What is written: some rows of a screening, in the words of a language. */
export interface BatchToWrite {
  readonly batch: BatchState;
  readonly table: BatchTable;
  readonly rows: readonly number[];
  readonly book: Pick<RuleBook, 'kinds'>;
  readonly language: Language;
  readonly text: Text['batch'];
}

/** Figures of a row, for tables and for layers. */
export function rowCells({ batch, table, language, text }: BatchToWrite, row: number) {
  const { record, names } = batch;
  const outcome = table.outcome(row);
  const isRefused = outcome === 'refused';
  const place = table.district(row);
  const counted = (n: number): number | null => (isRefused ? null : n);
  return {
    row: row + 1,
    name: names[row]!,
    outcome: text.outcome[outcome],
    district: place === null ? null : (record.districts[place]?.name ?? text.outside),
    area: fileHectares(table.rows.areaSquareMetres[row]!),
    inside: fileHectares(table.rows.insideSquareMetres[row]!),
    // Nothing in conflict is no figure.
    net: fileHectares(table.rows.netSquareMetres[row]! || null),
    hits: counted(table.countStatus(row, 'hit')),
    relaxed: counted(table.countHidden(row)),
    borderline: counted(table.countBorderline(row)),
    unchecked: counted(table.countStatus(row, 'unchecked')),
    main: isRefused ? null : mainGround(table, record.columns, row, language, text),
    problem: isRefused ? refusal(table.problems.get(row) ?? [], language) : null,
  };
}

/** A row a site. */
export function siteTable(given: BatchToWrite): Rows {
  const { batch, rows, book, language, text } = given;
  const { columns: c } = text;
  const { rulesVersion, data } = batch.record;
  // In every row, so that a table that is cut or joined still says on what it rests.
  const dataVersions = data.map((d) => `${d.name[language]} ${d.date}`).join(' · ');
  const kindName = (row: number): string | null => {
    const kind = kindOfRow(book, batch.record.kinds, batch.footprints.features[row]!.properties);
    return book.kinds.find((k) => k.id === kind)?.name[language] ?? null;
  };
  const head = [
    c.row,
    c.name,
    c.kind,
    c.outcome,
    c.district,
    c.area,
    c.inside,
    c.net,
    c.hits,
    c.relaxed,
    c.borderline,
    c.unchecked,
  ];
  const body = rows.map((row): Cell[] => {
    const r = rowCells(given, row);
    return [
      r.row,
      r.name,
      kindName(row),
      r.outcome,
      r.district,
      r.area,
      r.inside,
      r.net,
      r.hits,
      r.relaxed,
      r.borderline,
      r.unchecked,
      r.main,
      r.problem,
      rulesVersion,
      dataVersions,
    ];
  });
  return [[...head, c.main, c.problem, c.rulesVersion, c.dataVersions], ...body];
}

/** A row for each rule that a site meets or nearly meets, or would meet by its former limit; what is clear or not checked is in the other tables. */
export function findingTable({ batch, table, rows, language, text }: BatchToWrite): Rows {
  const { columns: c } = text;
  const { columns } = batch.record;
  const body = rows.flatMap((row) =>
    columns.flatMap((column, i): Cell[][] => {
      const cell = table.cell(row, i);
      const isHidden = table.isHidden(row, i);
      if (cell.status !== 'hit' && !cell.borderline && !isHidden) return [];
      const margin = isHidden || cell.belowTolerance ? null : cell.marginMetres;
      return [
        [
          row + 1,
          batch.names[row]!,
          (column.ruleName ?? column.name)[language],
          column.short?.[language] ?? null,
          isHidden ? text.relaxed : text.cell[cell.status],
          cell.borderline ? text.borderline : null,
          fileHectares(cell.areaSquareMetres),
          fileMetres(cell.lengthMetres),
          fileMetres(cell.distanceMetres),
          fileMetres(margin),
          margin === null ? null : text.marginKinds[marginTo({ threshold: column.test })],
        ],
      ];
    }),
  );
  const figures = [c.cellArea, c.length, c.distance, c.margin, c.marginKind];
  return [[c.row, c.name, c.rule, c.clause, c.status, c.isBorderline, ...figures], ...body];
}

/** A row a rule, over the rows written. */
export function ruleTable({ batch, table, rows, language, text }: BatchToWrite): Rows {
  const { byColumn } = summarise(table, rows);
  const head = [
    text.rule,
    text.head.hits,
    text.head.relaxed,
    text.head.borderline,
    text.head.unchecked,
    text.overlapSum,
    text.lengthSum,
  ];
  const body = batch.record.columns.map((column, i): Cell[] => {
    const { hit, relaxed, borderline, unchecked, areaSquareMetres, lengthMetres } = byColumn[i]!;
    return [
      columnName(column, language),
      hit,
      relaxed,
      borderline,
      unchecked,
      fileHectares(areaSquareMetres),
      fileMetres(lengthMetres),
    ];
  });
  return [head, ...body];
}

/** On what the screening rests. */
export function basisTable({ batch, rows, text, language }: BatchToWrite): Rows {
  const { record } = batch;
  const { basisRows: b, columns: c } = text;
  return [
    [c.item, c.value, c.version, c.date],
    [b.file, record.file, null, null],
    [b.count, record.count, null, null],
    [b.rules, record.rulesVersion, null, null],
    [b.rulesHash, record.rulesHash, null, null],
    [b.started, dateAndTime(record.startedAt), null, null],
    [b.finished, record.finishedAt === null ? text.unfinished : dateAndTime(record.finishedAt), null, null],
    ...batch.stale.map((s): Cell[] => [b.note, text.stale[s], null, null]),
    ...(isFiltered(batch.filter)
      ? [[b.note, text.sumsOfShown(count(rows.length), count(batch.done)), null, null]]
      : []),
    [b.note, `${text.plainSums} ${text.uncheckedNote}`, null, null],
    ...relaxedRows(record.columns, language).map((line): Cell[] => [b.relaxed, line, null, null]),
    ...record.columns
      .filter((column) => column.isRemoved)
      .map((column): Cell[] => [b.removed, columnName(column, language), null, null]),
    ...record.data.map((d): Cell[] => [d.name[language], null, d.versionId, d.date]),
  ];
}

/** Limits that are looser than they were, each with both. */
function relaxedRows(columns: readonly BatchColumn[], language: Language): string[] {
  return columns.filter(isLoosened).map((column) => {
    const limits = { before: column.former!, hides: false };
    const { why } = relaxedWords({ threshold: thresholdOf(column.test!) }, limits, language);
    return `${columnName(column, language)}: ${why}`;
  });
}
