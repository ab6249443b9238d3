/** Pure: the register as tables. Figures are numbers in full, in the unit of their column; null is an empty cell. */
import type { CheckRecord } from '../../../domain/siting/register.ts';
import type { Finding } from '../../../domain/siting/result.ts';
import type { Cell } from '../../../io/raw-layer.ts';
import type { Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';
import { dateAndTime } from '../layer-record/when.ts';

type Rows = readonly (readonly Cell[])[];

export interface TableWords {
  readonly text: Pick<Text, 'register' | 'siting'>;
  readonly language: Language;
  /** Name of a project kind. */
  readonly kindName: (id: string) => string;
}

const SQUARE_METRES_PER_HECTARE = 10_000;
const inHectares = (squareMetres: number | null): number | null =>
  squareMetres === null ? null : squareMetres / SQUARE_METRES_PER_HECTARE;

/** A row a record. */
export function recordTable(records: readonly CheckRecord[], { text, kindName }: TableWords): Rows {
  const { columns: c, kept } = text.register;
  const head = [
    c.serial,
    c.time,
    c.city,
    c.site,
    c.kind,
    c.industry,
    c.unit,
    c.area,
    c.districts,
    c.outcome,
    c.hit,
    c.clear,
    c.unchecked,
    c.net,
    c.gross,
    c.rules,
    c.disputes,
    c.note,
    c.kept,
    c.hash,
  ];
  const rows = records.map((record): Cell[] => {
    const { footprint, result } = record;
    const { kind, industry, unit } = footprint.facts;
    return [
      record.serial,
      dateAndTime(record.at),
      record.city,
      footprint.name,
      kind === null ? null : kindName(kind),
      industry,
      unit,
      inHectares(result.areaSquareMetres),
      result.districts.flatMap((d) => d.name ?? []).join(' '),
      text.siting.outcome[result.overall],
      result.counts.hit,
      result.counts.clear,
      result.counts.unchecked,
      inHectares(result.net.netSquareMetres),
      inHectares(result.net.grossSquareMetres),
      record.rulesVersion,
      record.disputes.map((d) => `${d.key}: ${d.reason}`).join('\n'),
      record.note,
      kept[record.kept],
      record.rulesHash,
    ];
  });
  return [head, ...rows];
}

/** A row a finding, under the serial of its record. */
export function findingTable(records: readonly CheckRecord[], words: TableWords): Rows {
  const { columns: c } = words.text.register;
  const head = [
    c.serial,
    c.site,
    c.item,
    c.rule,
    c.status,
    c.outcome,
    c.findingArea,
    c.share,
    c.length,
    c.distance,
    c.margin,
    c.basis,
    c.disputes,
  ];
  const rows = records.flatMap((record) =>
    record.result.findings.map((finding): Cell[] => [
      record.serial,
      record.footprint.name,
      ...findingCells(finding, words),
      record.disputes.find((d) => d.key === finding.key && d.ruleId === finding.ruleId)?.reason ?? null,
    ]),
  );
  return [head, ...rows];
}

function findingCells(finding: Finding, { text, language }: TableWords): Cell[] {
  const { clause } = finding;
  return [
    finding.name[language],
    clause?.name[language] ?? null,
    text.register.statuses[finding.status],
    text.siting.outcome[finding.outcome],
    inHectares(finding.areaSquareMetres),
    finding.share === null ? null : 100 * finding.share,
    finding.lengthMetres,
    finding.distanceMetres,
    finding.marginMetres,
    clause?.short[language] ?? null,
  ];
}

/** A row a layer that a check was measured on. */
export function dataTable(records: readonly CheckRecord[], { text, language }: TableWords): Rows {
  const { columns: c } = text.register;
  const rows = records.flatMap((record) =>
    record.data.map((d): Cell[] => [record.serial, d.name[language], d.versionId, d.date]),
  );
  return [[c.serial, c.layer, c.version, c.date], ...rows];
}
