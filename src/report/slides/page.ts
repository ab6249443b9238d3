/** Pages of a hand-out as things that are placed on them. Inches from the upper left corner; type in points. */

/** 16:9, as PowerPoint and WPS begin. */
export const PAGE_WIDTH = 13.333;
export const PAGE_HEIGHT = 7.5;

/** Lines of type lie this much apart, as a multiple of its size. */
export const LEADING = 1.3;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface PageRun {
  readonly text: string;
  readonly size: number;
  /** `#RRGGBB`. */
  readonly color: string;
  readonly bold?: boolean;
}

export type Align = 'left' | 'center' | 'right';

export interface TextItem extends Box {
  readonly kind: 'text';
  readonly paragraphs: readonly { readonly runs: readonly PageRun[]; readonly align: Align }[];
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly fill?: string;
  readonly line?: string;
  /** Free on each side. */
  readonly inset: number;
}

export interface ShapeItem extends Box {
  readonly kind: 'shape';
  readonly fill: string | null;
  readonly line: string | null;
}

/** Points up, and is turned clockwise by `turn` degrees. */
export interface ArrowItem extends Box {
  readonly kind: 'arrow';
  readonly turn: number;
  readonly fill: string;
}

/** Width and height in pixels. */
export interface SlidePicture {
  readonly type: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface PictureItem extends Box {
  readonly kind: 'picture';
  readonly picture: SlidePicture;
  readonly alt: string;
}

export interface PageCell {
  readonly runs: readonly PageRun[];
  readonly align: Align;
  readonly fill?: string;
}

/** `widths` and `heights` add up to its size. */
export interface TableItem extends Box {
  readonly kind: 'table';
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  readonly rows: readonly (readonly PageCell[])[];
  /** Whether the first row heads the columns. */
  readonly hasHead: boolean;
}

export type PageItem = TextItem | ShapeItem | ArrowItem | PictureItem | TableItem;

export interface Page {
  readonly title: string;
  readonly ground: string;
  readonly items: readonly PageItem[];
  /** Of its notes page; empty for none. */
  readonly note: string;
}
