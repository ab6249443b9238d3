/**
 * A report as plain data: sections of blocks, every word and figure already as it is printed. Word files, the page for
 * printing and its preview are drawn from this alone, so they cannot differ.
 */
import type { SitingOutcome } from '../domain/siting/result.ts';

/** How a word stands out: as an outcome, as less important, as more important, as a warning. */
export type Tone = SitingOutcome | 'quiet' | 'strong' | 'warning';

export interface Run {
  readonly text: string;
  readonly tone?: Tone;
}

/** Text of a paragraph or cell; a line break starts a new line in it. */
export type Words = string | readonly Run[];

export interface ReportColumn {
  readonly title: string;
  /** Printed under the title. */
  readonly unit?: string;
  readonly align: 'left' | 'right' | 'center';
  /** Width as a part of the sum of all parts. */
  readonly width: number;
}

export interface ReportRow {
  readonly cells: readonly Words[];
  /** A sum: set apart by a rule above and bold. */
  readonly total?: boolean;
}

export interface ReportTable {
  readonly kind: 'table';
  readonly id: string;
  /** With its number in front, once the report is numbered. */
  readonly caption: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
}

/** Of a siting report: maps. Of a coverage report: a map and cards of the board. */
export type PictureId = 'location' | 'overlay' | CoveragePictureId;
export type CoveragePictureId = 'city' | 'combinations' | 'shoreline' | 'changes' | 'sites';

export type Block =
  /** With its number in front, once the report is numbered. */
  | { readonly kind: 'subheading'; readonly id: string; readonly text: string }
  | { readonly kind: 'paragraph'; readonly words: Words }
  | { readonly kind: 'list'; readonly items: readonly Words[] }
  /** Label and value, two columns without a head. */
  | { readonly kind: 'facts'; readonly id: string; readonly rows: readonly (readonly [label: string, value: Words])[] }
  | {
      readonly kind: 'verdict';
      readonly outcome: SitingOutcome;
      readonly word: string;
      readonly lines: readonly Words[];
    }
  | ReportTable
  /** `instead` is printed where no picture is given. */
  | {
      readonly kind: 'picture';
      readonly picture: PictureId;
      readonly caption: string;
      readonly instead: string;
    }
  /** Places for names and dates by hand. */
  | { readonly kind: 'signatures'; readonly labels: readonly string[] };

export type SitingSectionId =
  | 'project'
  | 'basis'
  | 'outcome'
  | 'findings'
  | 'bands'
  | 'sites'
  | 'advice'
  | 'pictures'
  | 'notes';

export type CoverageSectionId =
  | 'overview'
  | 'indicators'
  | 'districts'
  | 'overlaps'
  | 'shoreline'
  | 'changes'
  | 'services'
  | 'sites'
  | 'data'
  | 'notes';

export interface ReportSection {
  readonly id: SitingSectionId | CoverageSectionId;
  /** With its number. */
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface ReportDocument {
  readonly language: 'zh' | 'en';
  readonly title: string;
  /** Name of the project. */
  readonly subject: string;
  /** Serial number, time and validity under the title. */
  readonly imprint: readonly (readonly [label: string, value: string])[];
  /** 内部使用, or null. */
  readonly stamp: string | null;
  /** 示意数据, or null. */
  readonly badge: string | null;
  /** At the head of every page. */
  readonly header: string;
  /** At the foot of every page, before the number of the page. */
  readonly footer: string;
  /** Number of a page of so many, in words around the two figures. */
  readonly pageOf: readonly [before: string, between: string, after: string];
  readonly sections: readonly ReportSection[];
}

/** A picture of the map as a PNG file, with its size in pixels. */
export interface ReportPicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export type ReportPictures = Readonly<Partial<Record<PictureId, ReportPicture>>>;

/** Words as runs. */
export const runsOf = (words: Words): readonly Run[] => (typeof words === 'string' ? [{ text: words }] : words);

/** Words without their tones. */
export const plainText = (words: Words): string =>
  typeof words === 'string' ? words : words.map(({ text }) => text).join('');

/** Characters of a cell. */
const LONG_CELL = 240;

/** A row with so much in one of its cells may be broken across pages: whole, it would leave a third of one empty. */
export const isLongRow = ({ cells }: ReportRow): boolean => cells.some((words) => plainText(words).length > LONG_CELL);

/** A column of less than this share of a table, in hundredths, has its unit on a line of its own. */
const NARROW = 20;

/** Title of a column with its unit; `width` in hundredths of the table. */
export function headWords({ title, unit, width }: Pick<ReportColumn, 'title' | 'unit' | 'width'>): string {
  if (!unit) return title;
  return width < NARROW ? `${title}\n${unit}` : `${title} ${unit}`;
}
