/** Swatches, site symbols and outcomes as marks on paper: the same style model as on the map. Pure. */
import type { SiteStatus } from '../../../domain/site-status.ts';
import type { SitingOutcome } from '../../../domain/siting/result.ts';
import { legendStyle } from '../../map/own-styles.ts';
import { type Hatch, PRINT, type SymbolShape } from '../../map/styles.ts';
import { shapePath } from '../../map/symbols.ts';
import { type Mark, type PathMark, path, text } from './marks.ts';
import { PIXELS_PER_MM } from './print-scale.ts';

/** Millimetres. */
export const SWATCH = { width: 7.4, height: 3.9 } as const;
export const ICON = 4.4;

const SCALE = 1 / PIXELS_PER_MM;
const W = SWATCH.width * PIXELS_PER_MM;
const H = SWATCH.height * PIXELS_PER_MM;

/** The picture of a class: its upper left corner at (x, y), millimetres. `style`: id, or one of our own. */
export function swatchMarks(style: string, x: number, y: number): Mark[] {
  const look = legendStyle(style);
  if (look.symbol) return siteMarks(look.symbol, 'untreated', false, x + SWATCH.width / 2, y + SWATCH.height / 2);
  const at = { x, y, scale: SCALE };
  const stroke = look.outline && {
    stroke: look.outline.color,
    strokeWidth: look.outline.width * PRINT.lines,
    dash: look.outline.dash ?? [],
  };
  if (!look.fill) return stroke ? [path({ ...at, ...stroke, d: `M0 ${n(H / 2)}H${n(W)}` })] : [];
  const inset = (stroke?.strokeWidth ?? 0) / 2;
  const box = `M${n(inset)} ${n(inset)}H${n(W - inset)}V${n(H - inset)}H${n(inset)}Z`;
  const isBand = look.fillSlot === 'band';
  return [
    path({ ...at, d: box, fill: '#FFFFFF' }),
    path({ ...at, d: box, fill: look.fill.color, fillOpacity: look.fill.opacity }),
    ...(look.hatch ? [{ ...hatchMark(look.hatch, inset), ...at }] : []),
    ...(stroke ? [path({ ...at, ...stroke, d: isBand ? `M0 ${n(inset)}H${n(W)}` : box })] : []),
  ];
}

const n = (value: number): string => String(Math.round(value * 1000) / 1000);

/** A small box shows fewer lines, so they stand a little closer here. */
const CLOSER = 0.8;

function hatchMark(hatch: Hatch & { readonly color: string }, inset: number): PathMark {
  const pitch = Math.min(hatch.pitch, 9) * CLOSER;
  if (hatch.kind === 'dots') return path({ d: dots(pitch, hatch.radius, inset), fill: hatch.color });
  const d =
    hatch.kind === 'plus'
      ? pluses(pitch, hatch.arm * CLOSER, inset)
      : hatch.kind === 'cross'
        ? slants(pitch, inset, true) + slants(pitch, inset, false)
        : slants(pitch, inset, hatch.angle === 45);
  return path({ d, stroke: hatch.color, strokeWidth: hatch.width });
}

/** Lines across the box, cut at its sides; rising ones keep x + y, falling ones x - y. */
function slants(pitch: number, inset: number, rising: boolean): string {
  const [left, right, top, bottom] = [inset, W - inset, inset, H - inset];
  const step = pitch * Math.SQRT2;
  const [from, to] = rising ? [left + top, right + bottom] : [left - bottom, right - top];
  const lines: string[] = [];
  for (let c = from + step / 2; c < to; c += step) {
    const [x1, x2] = rising
      ? [Math.max(left, c - bottom), Math.min(right, c - top)]
      : [Math.max(left, c + top), Math.min(right, c + bottom)];
    const y = (x: number) => (rising ? c - x : x - c);
    lines.push(`M${n(x1)} ${n(y(x1))}L${n(x2)} ${n(y(x2))}`);
  }
  return lines.join('');
}

function lattice(pitch: number, reach: number, inset: number): [number, number][] {
  const across = Math.floor((W - 2 * inset - 2 * reach) / pitch);
  const down = Math.floor((H - 2 * inset - 2 * reach) / pitch);
  const [x, y] = [(W - across * pitch) / 2, (H - down * pitch) / 2];
  return Array.from({ length: across + 1 }, (_, i) =>
    Array.from({ length: down + 1 }, (__, j): [number, number] => [x + i * pitch, y + j * pitch]),
  ).flat();
}

const dots = (pitch: number, radius: number, inset: number): string =>
  lattice(pitch, radius, inset)
    .map(([x, y]) => circle(x, y, radius))
    .join('');

const pluses = (pitch: number, arm: number, inset: number): string =>
  lattice(pitch, arm, inset)
    .map(([x, y]) => `M${n(x - arm)} ${n(y)}h${n(2 * arm)}M${n(x)} ${n(y - arm)}v${n(2 * arm)}`)
    .join('');

const circle = (x: number, y: number, r: number): string =>
  `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 1 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 1 ${n(-2 * r)} 0Z`;

const SITE = '#4B2A3A';
const RADIUS = 5.8;

/** A site as on the map: shape by type, fill by status, dashed ring when overdue; its middle at (x, y). */
export function siteMarks(shape: SymbolShape, status: SiteStatus, overdue: boolean, x: number, y: number): Mark[] {
  const at = { x, y, scale: SCALE };
  const isFull = status === 'untreated' || status === 'none';
  const ink = status === 'none' ? '#4A5A60' : SITE;
  const d = shapePath(shape, RADIUS);
  const ring = { stroke: '#B000C4', strokeWidth: 1.5, dash: [2.8, 2] };
  return [
    ...(overdue ? [path({ ...at, ...ring, d: circle(0, 0, RADIUS + 2.2) })] : []),
    path({ ...at, d, fill: isFull ? ink : '#FFFFFF' }),
    ...(status === 'treating' ? [path({ ...at, d: lowerHalf(shape), fill: ink })] : []),
    path({ ...at, d, stroke: ink, strokeWidth: 1.4 }),
    ...(status === 'accepted'
      ? [path({ ...at, d: circle(0, shape === 'triangle-up' ? 1.4 : 0, 1.6), fill: ink })]
      : []),
  ];
}

/** Of the triangle that stands for all shapes in the key to their fills; a bar within the others. */
const lowerHalf = (shape: SymbolShape): string =>
  shape === 'triangle-up'
    ? `M${n(-0.6 * RADIUS)} ${n(0.07 * RADIUS)}H${n(0.6 * RADIUS)}L${n(1.02 * RADIUS)} ${n(0.82 * RADIUS)}H${n(-1.02 * RADIUS)}Z`
    : `M${n(-0.5 * RADIUS)} 0H${n(0.5 * RADIUS)}V${n(0.6 * RADIUS)}H${n(-0.5 * RADIUS)}Z`;

export const OUTCOME_COLOURS: Readonly<Record<SitingOutcome, string>> = {
  avoid: '#A3153F',
  certify: '#8A5200',
  justify: '#5A3E9B',
  notice: '#50626A',
  none: '#235C8C',
  unchecked: '#586067',
};

/** An outcome's shape, on a field of `size` millimetres with its upper left corner at (x, y). */
export function outcomeMarks(outcome: SitingOutcome, x: number, y: number, size: number): Mark[] {
  const colour = OUTCOME_COLOURS[outcome];
  const at = { x, y, scale: size / 20 };
  const body = (d: string) => path({ ...at, d, fill: colour });
  const sign = (d: string) => path({ ...at, d, fill: '#FFFFFF' });
  const exclamation = (top: number) => sign(`M8.9 ${top}h2.2v5.8h-2.2Z${circle(10, top + 8, 1.35)}`);
  switch (outcome) {
    case 'avoid':
      return [body('M6.1 1h7.8L19 6.1v7.8L13.9 19H6.1L1 13.9V6.1Z'), sign('M4.6 8.4h10.8v3.2H4.6Z')];
    case 'certify':
      return [body('M10 .4 19.6 10 10 19.6.4 10Z'), exclamation(5)];
    case 'justify':
      return [body('M10 1.2 19.6 18.4H.4Z'), exclamation(6.6)];
    case 'notice':
      return [body(circle(10, 10, 9)), sign(`M8.9 8.6h2.2v6.4H8.9Z${circle(10, 5.7, 1.4)}`)];
    case 'none':
      return [path({ ...at, d: circle(10, 10, 7.4), stroke: colour, strokeWidth: 2.6 })];
    case 'unchecked':
      return [
        path({ ...at, d: circle(10, 10, 8.2), stroke: colour, strokeWidth: 2, dash: [3.2, 2.6] }),
        text({
          x: x + size / 2,
          y: y + 0.72 * size,
          text: '?',
          size: 0.6 * size,
          bold: true,
          colour,
          anchor: 'middle',
        }),
      ];
  }
}
