/** Pure: the register as tables. Figures are numbers in the unit of their column, to stated decimals; null is an empty cell. */
import { isCityWide } from '../../../domain/siting/city-wide.ts';
import { landOf } from '../../../domain/siting/design.ts';
import { isDisputeOf } from '../../../domain/siting/project.ts';
import type { CheckRecord } from '../../../domain/siting/register.ts';
import type { Finding } from '../../../domain/siting/result.ts';
import {
  countsWith,
  marginTo,
  type Relaxation,
  relaxations,
  removedRules,
  shownMargin,
} from '../../../domain/siting/rule-limits.ts';
import type { RuleBook } from '../../../domain/siting/rules.ts';
import type { Cell } from '../../../io/raw-layer.ts';
import type { WorkbookSheet } from '../../../io/write/xlsx.ts';
import { basisWords } from '../../../text/basis.ts';
import { extentOf, netGround } from '../../../text/figures.ts';
import { FILE_FORMATS, fileHectares, fileMetres, filePercent } from '../../../text/file-figures.ts';
import { marksCell, markWords, relaxedWords } from '../../../text/marks.ts';
import { lacksData } from '../../../text/outcomes.ts';
import type { Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';
import { dateAndTime } from '../layer-record/when.ts';
import { testWords } from '../siting/margin.ts';

type Rows = readonly (readonly Cell[])[];

const COLUMN_CHARACTERS = 18;

export interface TableWords {
  readonly text: Pick<Text, 'register' | 'siting' | 'batch'>;
  readonly language: Language;
  /** Name of a project kind. */
  readonly kindName: (id: string) => string;
  readonly cityName: (id: string) => string;
  /** The open city's rules as shipped, by which limits are looser or not. */
  readonly shipped: RuleBook | null;
}

/** A row a record. */
export function recordTable(records: readonly CheckRecord[], words: TableWords): Rows {
  const { text, language, kindName, cityName } = words;
  const { columns: c, kept } = text.register;
  const head = [
    c.serial,
    c.time,
    c.city,
    c.cityId,
    c.site,
    c.kind,
    c.industry,
    c.unit,
    c.area,
    c.range,
    c.line,
    c.width,
    c.safety,
    c.districts,
    c.outcome,
    c.hit,
    c.clear,
    c.relaxed,
    c.unchecked,
    c.removed,
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
    const net = netGround(result);
    const counts = countsWith(result.counts, relaxedOf(record, words));
    const { kind, industry, unit } = footprint.facts;
    return [
      record.serial,
      dateAndTime(record.at),
      cityName(record.city),
      record.city,
      footprint.name,
      kind === null ? null : kindName(kind),
      industry,
      unit,
      fileHectares(landOf(result)),
      fileHectares(result.areaSquareMetres),
      fileMetres(result.design?.lengthMetres ?? null),
      fileMetres(footprint.distanceMetres),
      fileMetres(footprint.distanceMetres === null ? null : footprint.safetyMetres),
      result.districts.flatMap((d) => d.name ?? []).join(' '),
      text.siting.outcome[result.overall],
      counts.hit,
      counts.clear,
      counts.relaxed,
      counts.unchecked,
      removedRules(result.findings).size,
      fileHectares(net),
      fileHectares(net === null ? null : result.net.grossSquareMetres),
      record.rulesVersion,
      record.disputes.map((d) => disputeWords(d, record, language)).join('\n'),
      record.note,
      kept[record.kept],
      record.rulesHash,
    ];
  });
  return [head, ...rows];
}

/** What is disputed by its name, and why. */
function disputeWords(dispute: CheckRecord['disputes'][number], { result }: CheckRecord, language: Language): string {
  const finding = result.findings.find((f) => isDisputeOf(dispute, f));
  return `${finding?.name[language] ?? dispute.key}: ${dispute.reason}`;
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
    c.axis,
    c.distance,
    c.test,
    c.margin,
    c.marginKind,
    c.basis,
    c.disputes,
    markWords[words.language].column,
  ];
  const rows = records.flatMap((record) => {
    const relaxed = relaxedOf(record, words);
    return record.result.findings.map((finding): Cell[] => {
      const relaxation = relaxed.get(finding.key) ?? null;
      return [
        record.serial,
        record.footprint.name,
        ...findingCells(finding, relaxation, words),
        record.disputes.find((d) => isDisputeOf(d, finding))?.reason ?? null,
        marksCell(finding, relaxation, words.language),
      ];
    });
  });
  return [head, ...rows];
}

const relaxedOf = ({ city, result }: CheckRecord, { shipped }: TableWords): ReadonlyMap<string, Relaxation> =>
  relaxations(result, shipped?.city === city ? shipped : null);

function findingCells(finding: Finding, relaxation: Relaxation | null, { text, language }: TableWords): Cell[] {
  const { clause } = finding;
  const hidden = relaxation?.hides ? relaxedWords(finding, relaxation, language) : null;
  const extent = extentOf(finding);
  const margin = shownMargin(finding, relaxation);
  return [
    finding.name[language],
    clause?.name[language] ?? null,
    hidden?.mark ?? (isCityWide(finding) ? text.register.cityWide : text.register.statuses[finding.status]),
    hidden?.status ??
      (finding.outcome === 'unchecked' && !lacksData(finding)
        ? text.siting.unchecked
        : text.siting.outcome[finding.outcome]),
    fileHectares(extent.squareMetres),
    filePercent(extent.share),
    fileMetres(extent.metres),
    fileMetres(extent.squareMetres === null ? null : (finding.axisMetres ?? null)),
    fileMetres(finding.distanceMetres),
    finding.threshold && testWords(finding.threshold, text.siting.clause),
    fileMetres(margin),
    margin === null ? null : text.siting.table.marginKinds[marginTo(finding)],
    clause && basisWords(clause, language),
  ];
}

/** A row a layer that a check or a screening was measured on. */
export function dataTable(
  records: readonly Pick<CheckRecord, 'serial' | 'data'>[],
  { text, language }: TableWords,
): Rows {
  const { columns: c } = text.register;
  const rows = records.flatMap((record) =>
    record.data.map((d): Cell[] => [record.serial, d.name[language], d.versionId, d.date]),
  );
  return [[c.serial, c.layer, c.version, c.date], ...rows];
}

/** A table as a sheet of a workbook, its figures with the decimals of the page. */
export function sheetOf(name: string, rows: Rows, { text }: TableWords): WorkbookSheet {
  const { columns: c } = text.register;
  const formats = new Map<Cell, string>([
    ...[c.area, c.range, c.net, c.gross, c.findingArea, text.batch.areaSum, text.batch.netSum].map(
      (title) => [title, FILE_FORMATS.hectares] as const,
    ),
    ...[c.length, c.axis, c.line, c.width, c.safety, c.distance, c.margin].map(
      (title) => [title, FILE_FORMATS.metres] as const,
    ),
    [c.share, FILE_FORMATS.percent],
  ]);
  const columns = (rows[0] ?? []).map((title) => {
    const format = formats.get(title);
    return { width: COLUMN_CHARACTERS, ...(format && { format }) };
  });
  return { name, rows, columns, hasHead: true };
}
