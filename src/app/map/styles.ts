/**
 * The one style model: every class style by its id. Map paint, hatch images and the swatches of tree, legend, table and
 * print all come from here, so that a row and its shape always look alike. Widths and pitches are CSS pixels on a screen.
 */
export type Hatch =
  | { readonly kind: 'lines'; readonly angle: 45 | 135; readonly pitch: number; readonly width: number }
  | { readonly kind: 'cross'; readonly pitch: number; readonly width: number }
  | { readonly kind: 'dots'; readonly pitch: number; readonly radius: number }
  /** Small upright crosses, `arm` pixels long each way. */
  | { readonly kind: 'plus'; readonly pitch: number; readonly width: number; readonly arm: number };

interface Outline {
  readonly color: string;
  readonly width: number;
  /** Pixels on, pixels off, ...; null is solid. */
  readonly dash: readonly number[] | null;
}

export type SymbolShape =
  | 'triangle-up'
  | 'trapezoid'
  | 'drop'
  | 'triangle-down'
  | 'hexagon'
  | 'square'
  | 'bowl'
  | 'disc';

/** Where a class lies in the stack, from below; fill and line of a class may lie apart. */
export type Slot = 'ground' | 'band' | 'water' | 'space' | 'red-line' | 'protected' | 'band-line' | 'shore' | 'border';

export const SLOTS: readonly Slot[] = [
  'ground',
  'band',
  'water',
  'space',
  'red-line',
  'protected',
  'band-line',
  'shore',
  'border',
];

export interface ClassStyle {
  readonly fill: { readonly color: string; readonly opacity: number } | null;
  readonly outline: Outline | null;
  readonly hatch: (Hatch & { readonly color: string }) | null;
  /** White line under the outline, pixels wider than it; 0 for none. */
  readonly casing: number;
  readonly symbol: SymbolShape | null;
  /** Colour of the class in words and on the map. */
  readonly label: string;
  readonly fillSlot: Slot;
  readonly lineSlot: Slot;
}

const SITE = '#4B2A3A';
const BAND_LABEL = '#8A4B08';

const base: ClassStyle = {
  fill: null,
  outline: null,
  hatch: null,
  casing: 0,
  symbol: null,
  label: '#4A5A60',
  fillSlot: 'space',
  lineSlot: 'space',
};

const style = (change: Partial<ClassStyle>): ClassStyle => ({ ...base, ...change });

const area = (slot: Slot, color: string, width: number, dash: readonly number[] | null, fill: number): ClassStyle =>
  style({
    fill: { color, opacity: fill },
    outline: { color, width, dash },
    label: color,
    fillSlot: slot,
    lineSlot: slot,
  });

const band = (fill: string, opacity: number, line: string, width: number, dash: readonly number[] | null): ClassStyle =>
  style({
    fill: { color: fill, opacity },
    outline: { color: line, width, dash },
    label: BAND_LABEL,
    fillSlot: 'band',
    lineSlot: 'band-line',
  });

const shore = (color: string, dash: readonly number[] | null): ClassStyle =>
  style({ outline: { color, width: 4, dash }, casing: 3, label: color, lineSlot: 'shore' });

const site = (symbol: SymbolShape): ClassStyle => style({ symbol, label: SITE });

const NEUTRAL: ClassStyle = style({
  fill: { color: '#5F6D72', opacity: 0.1 },
  outline: { color: '#5F6D72', width: 1.4, dash: [4, 2] },
});

/** Colours of layers that users bring in: apart from the classes of the cities and from each other. */
const USER_COLOURS = ['#6A4C93', '#9A3F6B', '#3D5A80', '#7A5C00', '#5B5F97', '#8C4A2F'] as const;

const userStyles = (): Readonly<Record<string, ClassStyle>> =>
  Object.fromEntries(
    USER_COLOURS.flatMap((color, i) => [
      [
        `user-polygon-${i + 1}`,
        { ...area('space', color, 1.8, null, 0.14), hatch: { kind: 'lines', angle: 45, pitch: 9, width: 0.9, color } },
      ],
      [
        `user-line-${i + 1}`,
        style({ outline: { color, width: 2.6, dash: null }, casing: 2, label: color, lineSlot: 'shore' }),
      ],
      [`user-point-${i + 1}`, style({ symbol: 'hexagon', label: color })],
    ]),
  );

/** How many styles there are for each kind of layers that users bring in. */
export const USER_STYLES = USER_COLOURS.length;

const RED = '#0F7B45';
const CORE = '#00564C';
const GENERAL = '#2E8C82';
const SPACE = '#6E9B3A';
const SOURCE = '#2F6FA3';

const styles: Readonly<Record<string, ClassStyle>> = {
  'red-line': {
    ...area('red-line', RED, 2.4, null, 0.13),
    hatch: { kind: 'lines', angle: 45, pitch: 7, width: 1.15, color: RED },
  },
  'ecological-space': {
    ...area('space', SPACE, 1.1, [1.5, 2.5], 0.16),
    hatch: { kind: 'dots', pitch: 6, radius: 0.9, color: SPACE },
    label: '#4D7424',
  },
  core: {
    ...area('protected', CORE, 2.2, null, 0.16),
    hatch: { kind: 'cross', pitch: 6, width: 1, color: CORE },
  },
  general: {
    ...area('protected', GENERAL, 1.7, [7, 3], 0.1),
    hatch: { kind: 'lines', angle: 135, pitch: 10, width: 1, color: GENERAL },
    label: '#1E6E66',
  },
  'management-range': {
    ...area('band', '#35608A', 1.5, [7, 2.5, 1.5, 2.5], 0.1),
    lineSlot: 'band-line',
  },
  'band-200': band('#8A4B08', 0.3, '#8A4B08', 1.6, null),
  'band-1000': band('#B8741A', 0.2, '#B8741A', 1.6, [9, 4]),
  'band-3000': band('#D9AE62', 0.17, '#B8741A', 1.6, [3.5, 3]),
  'shore-protect': shore('#1B4F9C', null),
  'shore-reserve': shore('#5AA0D8', null),
  'shore-control': shore('#E0A030', [9, 2.5]),
  'shore-develop': shore('#7A3E22', [3, 2]),
  'shore-unclassified': shore('#777777', [2, 4]),
  mine: site('triangle-up'),
  dump: site('trapezoid'),
  fire: site('drop'),
  outfall: site('triangle-down'),
  plot: site('hexagon'),
  tailings: site('bowl'),
  subsidence: site('square'),
  stop: { ...site('disc'), label: '#4A5A60' },
  block: {
    ...area('space', SITE, 1.4, [5, 2], 0.08),
    hatch: { kind: 'lines', angle: 135, pitch: 8, width: 0.9, color: SITE },
  },
  'source-1': {
    ...area('protected', SOURCE, 2, null, 0.16),
    hatch: { kind: 'cross', pitch: 8, width: 1, color: SOURCE },
    label: '#235C8C',
  },
  'source-2': {
    ...area('protected', SOURCE, 1.5, [6, 2.5], 0.1),
    hatch: { kind: 'lines', angle: 45, pitch: 11, width: 1, color: SOURCE },
    label: '#235C8C',
  },
  'built-up': { ...area('ground', '#C9B5AE', 0.8, null, 0.55), label: '#6B5650' },
  'coal-park': { ...area('ground', '#8B7B75', 1.2, [5, 2], 0.35), label: '#5B4C47' },
  park: { ...area('ground', '#B9CDA3', 0.8, null, 0.7), label: '#4D6434' },
  lake: { ...area('water', '#A9CCDE', 0.9, null, 1), label: '#2A5E86' },
  'river-water': { ...area('water', '#A9CCDE', 0.9, null, 1), label: '#2A5E86' },
  'river-course': style({
    outline: { color: '#2A5E86', width: 1.2, dash: [2, 3] },
    label: '#2A5E86',
    lineSlot: 'water',
  }),
  district: style({
    outline: { color: '#4A5A60', width: 1, dash: [8, 3, 2, 3] },
    casing: 2.4,
    label: '#17262B',
    lineSlot: 'border',
  }),
  ...userStyles(),
  neighbour: style({ outline: { color: '#A9A79D', width: 0.9, dash: null }, label: '#5F6D72', lineSlot: 'ground' }),
};

/** The style of an id; an id nobody drew yet is neutral grey, so that a new class is seen at once. */
export function classStyle(id: string | null): ClassStyle {
  return (id !== null ? styles[id] : undefined) ?? NEUTRAL;
}

/** Ids of all styles that have a hatch. */
export const hatchedStyles: readonly string[] = Object.keys(styles).filter((id) => styles[id]?.hatch);

/** Overlap of the footprint with a class, and the number in hand. */
export const OVERLAP: ClassStyle = style({
  fill: { color: '#B000C4', opacity: 0.22 },
  outline: { color: '#B000C4', width: 1.4, dash: null },
  hatch: { kind: 'lines', angle: 135, pitch: 5, width: 1.9, color: '#B000C4' },
  label: '#B000C4',
});

/** Overlap that is told only, before an audience. */
export const OVERLAP_NOTICE: ClassStyle = style({
  outline: { color: '#50626A', width: 1, dash: null },
  fill: { color: '#FFFFFF', opacity: 0.42 },
  hatch: { kind: 'lines', angle: 135, pitch: 8, width: 1, color: '#50626A' },
  label: '#50626A',
});

/** Ground that two versions of a layer differ by, in the colours of 减少 and 增加; what only moved between classes has no fill. */
export const CHANGED: Readonly<Record<'lost' | 'gained' | 'moved', ClassStyle>> = {
  lost: style({
    fill: { color: '#B000C4', opacity: 0.24 },
    outline: { color: '#B000C4', width: 2, dash: [5, 2.4] },
    label: '#B000C4',
  }),
  gained: style({
    fill: { color: '#0B5568', opacity: 0.46 },
    outline: { color: '#0B5568', width: 1.8, dash: null },
    label: '#0B5568',
  }),
  moved: style({
    fill: { color: '#50626A', opacity: 0.12 },
    outline: { color: '#50626A', width: 1.6, dash: [1.6, 1.6] },
    label: '#50626A',
  }),
};

/** 可选区域: small ink crosses on white, which are no class, no outcome, and not the lines of the ground beyond the city. */
export const FREE_GROUND: ClassStyle = style({
  fill: { color: '#FFFFFF', opacity: 0.5 },
  outline: { color: '#17262B', width: 1.8, dash: [6, 2] },
  hatch: { kind: 'plus', pitch: 17, width: 1.1, arm: 2.3, color: '#4A5A60' },
  casing: 3.4,
  label: '#17262B',
});

/** How lines, fills, hatches and halos grow from the desk to the projector, and shrink on paper. */
export interface Palette {
  readonly id: 'screen' | 'projector' | 'print';
  readonly land: string;
  readonly lines: number;
  readonly fills: number;
  readonly pitch: number;
  readonly text: number;
  readonly ink: string;
  readonly halo: number;
  /** Device pixels to a CSS pixel in the images of the hatches. */
  readonly sharpness: number;
}

export const SCREEN: Palette = {
  id: 'screen',
  land: '#F7F5EF',
  lines: 1,
  fills: 1,
  pitch: 1,
  text: 1,
  ink: '#17262B',
  halo: 1.8,
  sharpness: 2,
};
export const PROJECTOR: Palette = {
  id: 'projector',
  land: '#F7F5EF',
  lines: 2,
  fills: 1.25,
  pitch: 2,
  text: 1.75,
  ink: '#10191C',
  halo: 3.4,
  sharpness: 2,
};
/** On paper a CSS pixel is 1/96 inch: lines of 0.3 to 0.7 mm, hatches of 1.7 to 2.9 mm, names of 2.7 mm and more. */
export const PRINT: Palette = {
  id: 'print',
  land: '#FFFFFF',
  lines: 1.15,
  fills: 0.8,
  pitch: 1.08,
  text: 1,
  ink: '#000000',
  halo: 1.8,
  sharpness: 4,
};
