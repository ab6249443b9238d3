/** The coverage report (成效报告) as a document, and its tables as a workbook: ten sections, the same figures in both. */

import type { WorkbookSheet } from '../io/write/xlsx.ts';
import { dataVersionWords } from '../text/data-version.ts';
import { changeSection } from './coverage/changes.ts';
import { dataSection } from './coverage/data.ts';
import { districtSection } from './coverage/districts.ts';
import { indicatorSection } from './coverage/indicators.ts';
import { overlapSection } from './coverage/overlaps.ts';
import { olderWords, overviewSection } from './coverage/overview.ts';
import { serviceSection } from './coverage/services.ts';
import { shorelineSection } from './coverage/shoreline.ts';
import { siteSection } from './coverage/sites.ts';
import {
  type CoverageContext,
  type CoverageReportInput,
  type CoverageSection,
  coverageContext,
  illustrativeLayers,
} from './coverage-input.ts';
import type { Block, CoverageSectionId, ReportDocument, ReportSection, Words } from './document.ts';
import { minuteText } from './input.ts';
import { numbered } from './numbering.ts';
import { punctuated } from './punctuation.ts';

const SECTIONS: readonly (readonly [CoverageSectionId, (context: CoverageContext) => CoverageSection])[] = [
  ['overview', overviewSection],
  ['indicators', indicatorSection],
  ['districts', districtSection],
  ['overlaps', overlapSection],
  ['shoreline', shorelineSection],
  ['changes', changeSection],
  ['services', serviceSection],
  ['sites', siteSection],
  ['data', dataSection],
  ['notes', noteSection],
];

export function coverageReport(input: CoverageReportInput): ReportDocument {
  const context = coverageContext(input);
  const sections = SECTIONS.map(([id, make]) => ({
    id,
    title: context.words.sections[id],
    blocks: make(context).blocks,
  }));
  return reportOf(context, numbered(sections, context.words.numbered));
}

/** The version of the city's data, and that layers of it are older than they could be. */
function dataWords(context: CoverageContext): string {
  const { words, city, language } = context;
  const version = dataVersionWords(city.dataVersion, language);
  return olderWords(context) === null ? version : words.scopes.titled(version, words.overview.olderMark);
}

/** What one section says, without numbers of sections and tables. */
export function coverageBlocks(input: CoverageReportInput, id: CoverageSectionId): readonly Block[] {
  const context = coverageContext(input);
  const own = SECTIONS.filter(([other]) => other === id);
  const sections = own.map(([, make]) => ({ id, title: context.words.sections[id], blocks: make(context).blocks }));
  return reportOf(context, sections).sections.flatMap(({ blocks }) => blocks);
}

function reportOf(context: CoverageContext, sections: readonly ReportSection[]): ReportDocument {
  const { words, city, language, madeAt, zoneMinutes, internal } = context;
  return punctuated({
    language,
    title: words.title,
    subject: words.subject(city.name[language]),
    imprint: [
      [words.data, dataWords(context)],
      [words.made, minuteText(madeAt, zoneMinutes)],
    ],
    stamp: internal ? words.stamp : null,
    badge: illustrativeLayers(context).length > 0 ? words.badge : null,
    header: words.header(city.name[language], dataWords(context)),
    footer: words.disclaimer,
    pageOf: words.pageOf,
    sections,
  });
}

/** All tables, with the rows that paper leaves out; figures as numbers. */
export function coverageSheets(input: CoverageReportInput): WorkbookSheet[] {
  const context = coverageContext(input);
  const { words, city, language, day, madeAt, zoneMinutes } = context;
  const older = olderWords(context);
  const basis: WorkbookSheet = {
    name: words.sections.overview,
    columns: [{ width: 24 }, { width: 90 }],
    rows: [
      [words.title, city.name[language]],
      [words.data, dataWords(context)],
      [words.made, minuteText(madeAt, zoneMinutes)],
      ...(older === null ? [] : [[words.overview.olderMark, older]]),
      ...factsOf(context),
      [words.overview.day, day],
      ...notes(context).map((note) => [words.sections.notes, typeof note === 'string' ? note : note[0]!.text]),
    ],
  };
  return [basis, ...SECTIONS.flatMap(([, make]) => make(context).tables.map(({ sheet }) => sheet))];
}

/** Filter, zones and targets, as the report says them. */
function factsOf(context: CoverageContext): string[][] {
  const [facts] = overviewSection(context).blocks;
  if (facts?.kind !== 'facts') return [];
  return facts.rows.slice(4).map(([label, value]) => [label, typeof value === 'string' ? value : value[0]!.text]);
}

function noteSection(context: CoverageContext): CoverageSection {
  const text = context.words.notes;
  return {
    tables: [],
    blocks: [
      { kind: 'subheading', id: 'method', text: text.title },
      { kind: 'list', items: notes(context) },
      { kind: 'subheading', id: 'signing', text: text.signaturesTitle },
      { kind: 'signatures', labels: text.signatures },
    ],
  };
}

function notes(context: CoverageContext): Words[] {
  const { words, city, language } = context;
  const text = words.notes;
  return [
    [{ text: text.reference, tone: 'strong' }],
    text.dataDate(dataVersionWords(city.dataVersion, language)),
    text.areas,
    text.zero,
    text.missing,
    ...(illustrativeLayers(context).length > 0 ? [[{ text: text.illustrative, tone: 'warning' as const }]] : []),
  ];
}
