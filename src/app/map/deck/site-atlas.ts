/** All site icons on one canvas: each shape in each status, with and without the ring. */

import { SITE_STATUSES, type SiteStatus } from '../../../domain/site-status.ts';
import { classStyle, type SymbolShape } from '../styles.ts';
import { shapePath } from '../symbols.ts';

/** CSS pixels of an icon's box; the shape inside has the radius of the design. */
export const ICON_SIZE = 30;
const SYMBOL_RADIUS = 6.5;
const SCALE = 4;
const CELL = ICON_SIZE * SCALE;

const SHAPES = ['triangle-up', 'trapezoid', 'drop', 'triangle-down', 'hexagon', 'square', 'bowl', 'disc'] as const;
const STATUSES: readonly SiteStatus[] = [...SITE_STATUSES, 'none'];

const cellName = (shape: SymbolShape, status: SiteStatus, overdue: boolean): string =>
  `${shape}/${status}${overdue ? '/overdue' : ''}`;

export function iconName(style: string, status: SiteStatus, overdue: boolean): string {
  return cellName(classStyle(style).symbol ?? 'disc', status, overdue);
}

interface IconPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Atlas {
  readonly canvas: HTMLCanvasElement;
  readonly mapping: Record<string, IconPlace>;
}

let atlas: Atlas | null = null;

export function siteAtlas(): Atlas {
  atlas ??= drawAtlas();
  return atlas;
}

function drawAtlas(): Atlas {
  const canvas = document.createElement('canvas');
  canvas.width = CELL * STATUSES.length * 2;
  canvas.height = CELL * SHAPES.length;
  const context = canvas.getContext('2d')!;
  const mapping: Record<string, IconPlace> = {};
  SHAPES.forEach((shape, row) => {
    STATUSES.forEach((status, i) => {
      for (const overdue of [false, true]) {
        const x = (i * 2 + (overdue ? 1 : 0)) * CELL;
        const y = row * CELL;
        context.setTransform(SCALE, 0, 0, SCALE, x + CELL / 2, y + CELL / 2);
        drawSite(context, shape, status, overdue);
        mapping[cellName(shape, status, overdue)] = { x, y, width: CELL, height: CELL };
      }
    });
  });
  return { canvas, mapping };
}

const INK = '#4B2A3A';
const HOT = '#B000C4';

/** Untreated is full, treating fills the lower half, accepted is an outline with a dot, closed an outline. */
export function drawSite(c: CanvasRenderingContext2D, shape: SymbolShape, status: SiteStatus, overdue: boolean): void {
  const r = SYMBOL_RADIUS;
  const path = new Path2D(shapePath(shape, r));
  const ink = status === 'none' ? '#4A5A60' : INK;
  if (overdue) {
    c.strokeStyle = '#FFFFFF';
    c.lineWidth = 3.6;
    circle(c, r + 5);
    c.strokeStyle = HOT;
    c.lineWidth = 1.7;
    c.setLineDash([3, 2.2]);
    circle(c, r + 5);
    c.setLineDash([]);
  }
  c.lineJoin = 'round';
  c.strokeStyle = '#FFFFFF';
  c.lineWidth = 4.6;
  c.stroke(path);
  c.fillStyle = status === 'untreated' || status === 'none' ? ink : '#FFFFFF';
  c.fill(path);
  if (status === 'treating') {
    c.save();
    c.clip(path);
    c.fillStyle = ink;
    c.fillRect(-2 * r, 0.5, 4 * r, 2 * r);
    c.restore();
  }
  c.strokeStyle = ink;
  c.lineWidth = 1.5;
  c.stroke(path);
  if (status === 'accepted') {
    c.fillStyle = ink;
    c.beginPath();
    c.arc(0, shape === 'triangle-up' ? 1.6 : shape === 'triangle-down' ? -1.6 : 0, 1.7, 0, 2 * Math.PI);
    c.fill();
  }
}

function circle(c: CanvasRenderingContext2D, radius: number): void {
  c.beginPath();
  c.arc(0, 0, radius, 0, 2 * Math.PI);
  c.stroke();
}
