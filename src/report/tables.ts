/** Checks as tables for a workbook or CSV: figures as numbers, a sheet for each kind of row. */

import type { City } from '../domain/city.ts';
import { isWider, landOf } from '../domain/siting/design.ts';
import type { ProjectFacts } from '../domain/siting/project.ts';
import type { Clause, Finding } from '../domain/siting/result.ts';
import { countsWith, type Relaxation, relaxations } from '../domain/siting/rule-limits.ts';
import type { RuleBook } from '../domain/siting/rules.ts';
import type { Cell } from '../io/raw-layer.ts';
import type { WorkbookSheet } from '../io/write/xlsx.ts';
import { basisWords, isUnseen, unseenWords } from '../text/basis.ts';
import { dataVersionWords } from '../text/data-version.ts';
import { extentOf, isMet, netGround } from '../text/figures.ts';
import { FILE_FORMATS, fileHectares, fileMetres, fileMu, fileShare } from '../text/file-figures.ts';
import { marksCell, markWords, relaxedWords } from '../text/marks.ts';
import { findingOutcome, outcomeWords, statusWord } from '../text/outcomes.ts';
import type { Language } from '../text/problems.ts';
import { reportWords } from '../text/report.ts';
import { type CheckedSite, disputed, layerOf, minuteText, type ReportAdvice, type ReportDispute } from './input.ts';
import { marginOf, marginText } from './margin.ts';
import { limitWords } from './sections/findings.ts';
import { siteStatusWord } from './sections/sites.ts';

/** Of what counts as net ground only; without any there is no such figure. */
const whereNet = (result: CheckedSite, figure: number): number | null => (netGround(result) === null ? null : figure);

export interface TableSite {
  readonly name: string;
  readonly facts: ProjectFacts;
  readonly result: CheckedSite;
  readonly disputes: readonly ReportDispute[];
  readonly serial: string | null;
  /** Null where none was computed. */
  readonly advice: ReportAdvice | null;
}

export interface TableInput {
  readonly language: Language;
  readonly city: City;
  readonly rules: RuleBook;
  /** As they were shipped, by which limits are looser or not; absent where that is not known. */
  readonly shipped?: RuleBook | null;
  readonly sites: readonly TableSite[];
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Minutes east of Greenwich. */
  readonly zoneMinutes: number;
}

const { hectares: HECTARES, mu: MU, share: SHARE, metres: METRES, count: COUNT } = FILE_FORMATS;

/** One column of a table of rows of type R. */
interface Column<R> {
  readonly title: string;
  readonly width: number;
  readonly format?: string;
  readonly wraps?: boolean;
  readonly cell: (row: R) => Cell;
}

const rowsOf = <R>(columns: readonly Column<R>[], rows: readonly R[]): Cell[][] => [
  columns.map(({ title }) => title),
  ...rows.map((row) => columns.map(({ cell }) => cell(row))),
];

const sheetOf = <R>(name: string, columns: readonly Column<R>[], rows: readonly R[]): WorkbookSheet => ({
  name,
  hasHead: true,
  columns: columns.map(({ width, format, wraps }) => ({ width, ...(format && { format }), ...(wraps && { wraps }) })),
  rows: rowsOf(columns, rows),
});

/** Sheets 结论, 逐项结果, 数据清单, 规则条文, 所涉图斑, 周边点位 and 说明. */
export function checkSheets(input: TableInput): WorkbookSheet[] {
  const { sheets } = reportWords[input.language].tables;
  const { sites } = input;
  return [
    sheetOf(sheets.summary, summaryColumns(input), sites),
    sheetOf(sheets.findings, findingColumns(input), findingRows(input)),
    sheetOf(sheets.data, dataColumns(input), checkedLayers(sites)),
    sheetOf(sheets.clauses, clauseColumns(input), clausesOf(sites)),
    sheetOf(sheets.features, featureColumns(input), featureRows(input)),
    sheetOf(sheets.sites, nearbyColumns(input), nearbyRows(sites)),
    notesSheet(input),
  ];
}

/** The findings of all sites, a row of titles first. */
export const findingTable = (input: TableInput): Cell[][] => rowsOf(findingColumns(input), findingRows(input));

/** Its name and the id that its files have. */
const cityColumns = ({ language, city }: TableInput): Column<unknown>[] => [
  { title: reportWords[language].tables.city, width: 10, cell: () => city.name[language] },
  { title: reportWords[language].tables.cityId, width: 10, cell: () => city.id },
];

function summaryColumns(input: TableInput): Column<TableSite>[] {
  const { language, rules, city, madeAt, zoneMinutes } = input;
  const text = reportWords[language].tables;
  const { outcomes } = outcomeWords[language];
  const { outside } = reportWords[language].project;
  const counts = (result: CheckedSite) => countsWith(result.counts, relaxedOf(result, input.shipped));
  const kindName = (id: string | null) => rules.kinds.find((k) => k.id === id)?.name[language] ?? null;
  return [
    { title: text.site, width: 26, cell: ({ name }) => name },
    ...cityColumns(input),
    { title: text.outcome, width: 20, cell: ({ result }) => outcomes[result.overall] },
    { title: text.hit, width: 8, format: COUNT, cell: ({ result }) => result.counts.hit },
    { title: text.clear, width: 8, format: COUNT, cell: ({ result }) => counts(result).clear },
    { title: text.relaxed, width: 8, format: COUNT, cell: ({ result }) => counts(result).relaxed },
    { title: text.unchecked, width: 8, format: COUNT, cell: ({ result }) => result.counts.unchecked },
    { title: text.hectares, width: 14, format: HECTARES, cell: ({ result }) => fileHectares(landOf(result)) },
    { title: text.mu, width: 14, format: MU, cell: ({ result }) => fileMu(landOf(result)) },
    { title: text.range, width: 14, format: HECTARES, cell: ({ result }) => fileHectares(result.areaSquareMetres) },
    {
      title: text.line,
      width: 12,
      format: METRES,
      cell: ({ result }) => fileMetres(result.design?.lengthMetres ?? null),
    },
    { title: text.net, width: 14, format: HECTARES, cell: ({ result }) => fileHectares(netGround(result)) },
    {
      title: text.gross,
      width: 14,
      format: HECTARES,
      cell: ({ result }) => fileHectares(whereNet(result, result.net.grossSquareMetres)),
    },
    {
      title: text.repeated,
      width: 14,
      format: HECTARES,
      cell: ({ result }) => fileHectares(whereNet(result, result.net.repeatedSquareMetres)),
    },
    {
      title: text.netShare,
      width: 10,
      format: SHARE,
      cell: ({ result }) => fileShare(whereNet(result, result.net.netSquareMetres / result.areaSquareMetres)),
    },
    {
      title: text.district,
      width: 20,
      cell: ({ result }) => result.districts.map((d) => d.name ?? outside).join(reportWords[language].join),
    },
    { title: text.kind, width: 16, cell: ({ result }) => kindName(result.kind) },
    { title: text.unit, width: 20, cell: ({ facts }) => facts.unit || null },
    { title: text.rulesVersion, width: 12, cell: ({ result }) => result.rulesVersion },
    { title: text.dataVersion, width: 20, cell: () => dataVersionWords(city.dataVersion, language) },
    { title: text.made, width: 17, cell: () => minuteText(madeAt, zoneMinutes) },
    { title: text.serial, width: 28, cell: ({ serial }) => serial },
  ];
}

interface FindingRow {
  readonly site: TableSite;
  readonly finding: Finding;
  readonly relaxation: Relaxation | null;
}

const relaxedOf = (result: CheckedSite, shipped: RuleBook | null | undefined): ReadonlyMap<string, Relaxation> =>
  shipped ? relaxations(result, shipped) : new Map();

const findingRows = ({ sites, shipped }: TableInput): FindingRow[] =>
  sites.flatMap((site) => {
    const relaxed = relaxedOf(site.result, shipped);
    return site.result.findings.map((finding) => ({ site, finding, relaxation: relaxed.get(finding.key) ?? null }));
  });

function findingColumns(input: TableInput): Column<FindingRow>[] {
  const { language, zoneMinutes } = input;
  const words = reportWords[language];
  const text = words.tables;
  const { reasons } = outcomeWords[language];
  const yes = (holds: boolean) => (holds ? text.yes : null);
  const hiddenBy = ({ finding, relaxation }: FindingRow) =>
    relaxation?.hides ? relaxedWords(finding, relaxation, language) : null;
  const area = ({ finding }: FindingRow) => extentOf(finding).squareMetres;
  return [
    { title: text.site, width: 24, cell: ({ site }) => site.name },
    ...cityColumns(input),
    { title: text.factor, width: 30, cell: ({ finding }) => finding.name[language] },
    {
      title: text.status,
      width: 10,
      cell: (row) => hiddenBy(row)?.mark ?? statusWord(outcomeWords[language], row.finding),
    },
    {
      title: text.findingOutcome,
      width: 18,
      cell: (row) => hiddenBy(row)?.status ?? findingOutcome(outcomeWords[language], row.finding),
    },
    { title: text.reason, width: 18, cell: ({ finding }) => (finding.reason ? reasons[finding.reason] : null) },
    { title: text.overlapHectares, width: 13, format: HECTARES, cell: (row) => fileHectares(area(row)) },
    { title: text.overlapMu, width: 12, format: MU, cell: (row) => fileMu(area(row)) },
    { title: text.share, width: 10, format: SHARE, cell: ({ finding }) => fileShare(extentOf(finding).share) },
    { title: text.length, width: 13, format: METRES, cell: ({ finding }) => fileMetres(extentOf(finding).metres) },
    {
      title: text.lineInside,
      width: 13,
      format: METRES,
      cell: (row) => fileMetres(area(row) === null ? null : (row.finding.axisMetres ?? null)),
    },
    { title: text.distance, width: 13, format: METRES, cell: ({ finding }) => fileMetres(finding.distanceMetres) },
    {
      title: text.margin,
      width: 12,
      format: METRES,
      cell: ({ site, finding, relaxation }) => fileMetres(marginOf(finding, site.advice, relaxation)?.metres ?? null),
    },
    {
      title: text.marginKind,
      width: 12,
      cell: ({ site, finding, relaxation }) => marginText(finding, site.advice, relaxation, words).kind || null,
    },
    { title: text.threshold, width: 16, cell: ({ finding }) => limitWords({ words }, finding) },
    { title: text.borderline, width: 7, cell: ({ finding }) => yes(finding.borderline) },
    { title: text.touching, width: 7, cell: ({ finding }) => yes(finding.touching) },
    { title: text.belowTolerance, width: 10, cell: ({ finding }) => yes(finding.belowTolerance) },
    {
      title: markWords[language].column,
      width: 30,
      wraps: true,
      cell: ({ finding, relaxation }) => marksCell(finding, relaxation, language),
    },
    {
      title: text.dataError,
      width: 13,
      format: HECTARES,
      cell: ({ finding }) => fileHectares(extentOf(finding).errorSquareMetres),
    },
    { title: text.accuracy, width: 10, format: METRES, cell: ({ finding }) => fileMetres(finding.accuracyMetres) },
    { title: text.layerVersion, width: 12, cell: ({ finding }) => finding.dataVersion?.date ?? null },
    { title: text.rule, width: 20, cell: ({ finding }) => finding.ruleId },
    { title: text.short, width: 20, cell: ({ finding: { clause } }) => clause && basisWords(clause, language) },
    {
      title: text.requirement,
      width: 50,
      wraps: true,
      cell: ({ finding }) => finding.clause?.requirement?.[language] ?? null,
    },
    {
      title: text.dispute,
      width: 30,
      wraps: true,
      cell: ({ site, finding }) => disputed(site.disputes, finding)?.reason ?? null,
    },
    {
      title: text.disputedAt,
      width: 17,
      cell: ({ site, finding }) => {
        const dispute = disputed(site.disputes, finding);
        return dispute ? minuteText(dispute.at, zoneMinutes) : null;
      },
    },
    { title: text.illustrative, width: 7, cell: ({ finding }) => yes(finding.illustrative) },
    { title: text.key, width: 30, cell: ({ finding }) => finding.key },
  ];
}

type CheckedLayer = CheckedSite['checkedLayers'][number];

/** Each version of each layer once. */
function checkedLayers(sites: readonly TableSite[]): CheckedLayer[] {
  const all = sites.flatMap(({ result }) => result.checkedLayers);
  return [...new Map(all.map((l) => [`${l.layerId} ${l.versionId}`, l])).values()];
}

function dataColumns({ language, city }: TableInput): Column<CheckedLayer>[] {
  const text = reportWords[language].tables;
  const { reality } = reportWords[language].basis;
  const versionOf = ({ layerId, versionId }: CheckedLayer) =>
    layerOf(city, layerId)?.versions.find(({ id }) => id === versionId);
  return [
    { title: text.name, width: 24, cell: ({ name }) => name[language] },
    { title: text.layerVersion, width: 12, cell: ({ date }) => date },
    { title: text.approval, width: 24, cell: (l) => versionOf(l)?.approval ?? null },
    { title: text.source, width: 44, wraps: true, cell: (l) => layerOf(city, l.layerId)?.source[language] ?? null },
    { title: text.holder, width: 20, cell: (l) => layerOf(city, l.layerId)?.holder?.[language] ?? null },
    { title: text.accuracy, width: 10, format: METRES, cell: (l) => fileMetres(l.accuracyMetres) },
    { title: text.reality, width: 12, cell: (l) => reality[layerOf(city, l.layerId)?.reality ?? 'user'] },
    { title: text.licence, width: 16, cell: (l) => layerOf(city, l.layerId)?.licence ?? null },
  ];
}

function clausesOf(sites: readonly TableSite[]): Clause[] {
  const all = sites.flatMap(({ result }) => result.findings.flatMap(({ clause }) => (clause ? [clause] : [])));
  return [...new Map(all.map((clause) => [clause.ruleId, clause])).values()];
}

function clauseColumns({ language }: TableInput): Column<Clause>[] {
  const words = reportWords[language];
  const text = words.tables;
  const { legal } = outcomeWords[language];
  const unseen = (citation: Clause['citation']) => (citation && isUnseen(citation) ? unseenWords[language] : null);
  return [
    { title: text.rule, width: 22, cell: ({ ruleId }) => ruleId },
    { title: text.name, width: 28, cell: ({ name }) => name[language] },
    { title: text.requirement, width: 50, wraps: true, cell: ({ requirement }) => requirement?.[language] ?? null },
    { title: text.document, width: 44, wraps: true, cell: ({ citation }) => citation?.document ?? null },
    { title: text.number, width: 20, cell: ({ citation }) => citation?.number ?? null },
    { title: text.clause, width: 16, cell: ({ citation }) => citation?.clause ?? unseen(citation) },
    { title: text.quote, width: 60, wraps: true, cell: ({ citation }) => citation?.quote ?? unseen(citation) },
    { title: text.legal, width: 12, cell: ({ status }) => legal[status] },
    { title: text.from, width: 12, cell: ({ citation }) => citation?.from ?? null },
    { title: text.to, width: 12, cell: ({ citation }) => citation?.to ?? null },
    { title: text.verification, width: 12, cell: ({ verification }) => text.verifications[verification] },
    {
      title: text.activities,
      width: 50,
      wraps: true,
      cell: ({ activities }) => activities?.map((a) => a[language]).join(words.semicolon) ?? null,
    },
    { title: text.note, width: 40, wraps: true, cell: ({ note }) => note?.[language] ?? null },
    { title: text.url, width: 40, cell: ({ citation }) => citation?.url ?? null },
  ];
}

interface FeatureRow extends FindingRow {
  readonly feature: Finding['features'][number];
}

const featureRows = (input: TableInput): FeatureRow[] =>
  findingRows(input)
    .filter(({ finding }) => isMet(finding))
    .flatMap((row) => row.finding.features.map((feature) => ({ ...row, feature })));

function featureColumns({ language }: TableInput): Column<FeatureRow>[] {
  const text = reportWords[language].tables;
  return [
    { title: text.site, width: 24, cell: ({ site }) => site.name },
    { title: text.factor, width: 30, cell: ({ finding }) => finding.name[language] },
    { title: text.name, width: 30, cell: ({ feature }) => feature.name },
    { title: text.id, width: 20, cell: ({ feature }) => feature.id },
    {
      title: text.overlapHectares,
      width: 13,
      format: HECTARES,
      cell: ({ feature }) => fileHectares(feature.areaSquareMetres || null),
    },
    { title: text.length, width: 13, format: METRES, cell: ({ feature }) => fileMetres(feature.lengthMetres ?? null) },
  ];
}

interface NearbyRow {
  readonly site: TableSite;
  readonly nearby: CheckedSite['nearbySites'][number];
}

const nearbyRows = (sites: readonly TableSite[]): NearbyRow[] =>
  sites.flatMap((site) => site.result.nearbySites.map((nearby) => ({ site, nearby })));

function nearbyColumns({ language, city }: TableInput): Column<NearbyRow>[] {
  const words = reportWords[language];
  const text = words.tables;
  const kindOf = ({ layerId, classId }: NearbyRow['nearby']) =>
    layerOf(city, layerId)?.classes.find(({ id }) => id === classId)?.name[language] ?? classId;
  return [
    { title: text.site, width: 24, cell: ({ site }) => site.name },
    { title: words.sites.name, width: 30, cell: ({ nearby }) => nearby.name },
    { title: text.id, width: 16, cell: ({ nearby }) => nearby.id },
    { title: words.sites.kind, width: 16, cell: ({ nearby }) => kindOf(nearby) },
    { title: words.sites.status, width: 14, cell: ({ nearby }) => siteStatusWord(words, nearby.status) },
    { title: text.distance, width: 13, format: METRES, cell: ({ nearby }) => fileMetres(nearby.distanceMetres) },
  ];
}

function notesSheet({ language, sites }: TableInput): WorkbookSheet {
  const words = reportWords[language];
  const illustrative = sites.some(({ result }) => result.findings.some((f) => f.illustrative));
  const notes = [
    words.notes.reference,
    words.findings.reading,
    ...(sites.some(({ result }) => isWider(result)) ? [words.tables.ofRange] : []),
    words.tables.decimals,
    words.notes.areas,
    words.notes.method,
    words.notes.data,
    words.notes.unchecked,
    ...(illustrative ? [words.notes.illustrative] : []),
  ];
  return {
    name: words.tables.sheets.notes,
    columns: [{ width: 110, wraps: true }],
    rows: notes.map((note) => [note]),
  };
}
