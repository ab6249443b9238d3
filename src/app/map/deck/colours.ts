/** Colours of what deck.gl draws: the tokens of theme.css as numbers. */
export type Colour = [number, number, number, number];

export const INK_HEX = '#17262b';
export const PAPER_HEX = '#ffffff';

export const INK: Colour = [23, 38, 43, 255];
export const WHITE: Colour = [255, 255, 255, 255];
export const HOT: Colour = [176, 0, 196, 255];
export const ACCENT: Colour = [11, 85, 104, 255];
export const NOTICE: Colour = [80, 98, 106, 255];
export const AVOID: Colour = [163, 21, 63, 255];

export const faded = ([r, g, b]: Colour, share: number): Colour => [r, g, b, Math.round(255 * share)];

/** `#rrggbb` as numbers. */
export const rgb = (hex: string): Colour => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
  255,
];
