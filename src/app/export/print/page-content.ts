/** What stands on a page, as plain data: words are chosen, places are not. */
import type { SiteStatus } from '../../../domain/site-status.ts';
import type { SitingOutcome } from '../../../domain/siting/result.ts';

export interface LegendItem {
  readonly name: string;
  /** Style id, or `footprint`, `footprint-others`, `overlap`, `free-ground`. */
  readonly style: string;
}

export interface StatusItem {
  readonly name: string;
  readonly status: SiteStatus;
  readonly overdue: boolean;
}

export interface TableRow {
  /** As many as the table has columns; fewer: the last one is as wide as the rest. */
  readonly cells: readonly string[];
  readonly bold: boolean;
}

/** The box beside the inset: the outcome of a check, or what the figures of coverage speak of. */
export interface ResultBox {
  readonly heading: string;
  /** Null for a box without an outcome; `word` is then its main line. */
  readonly outcome: SitingOutcome | null;
  readonly word: string;
  readonly lines: readonly { readonly text: string; readonly bold: boolean }[];
}

export interface PageContent {
  readonly title: string;
  /** 示意数据. */
  readonly badge: string | null;
  /** 内部使用. */
  readonly stamp: string | null;
  readonly result: ResultBox | null;
  readonly legend: {
    readonly title: string;
    readonly items: readonly LegendItem[];
    readonly statuses: readonly StatusItem[];
  };
  readonly table: {
    readonly title: string | null;
    /** The first column holds words, the others figures. */
    readonly head: readonly string[];
    readonly rows: readonly TableRow[];
  } | null;
  readonly notes: readonly { readonly head: string; readonly body: string }[];
  /** Fields of the foot: the last one stands at the right. An empty value leaves a line to write on. */
  readonly foot: readonly { readonly label: string; readonly value: string }[];
  readonly footnote: string;
  readonly words: PageWords;
}

/** Words that depend on where things came to stand. */
export interface PageWords {
  /** Stands where a part had no room, which is on that page now. */
  readonly elsewhere: (part: string, page: number) => string;
  /** A part of which the first rows stand before. */
  readonly whole: (part: string) => string;
  readonly continued: (part: string) => string;
  readonly pageOf: (page: number, pages: number) => string;
  /** Names of the parts. */
  readonly parts: { readonly legend: string; readonly table: string; readonly notes: string; readonly result: string };
  readonly north: string;
}
