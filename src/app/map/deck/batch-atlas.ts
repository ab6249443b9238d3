/** Outcomes as icons on one canvas: the shapes of `OutcomeIcon`, which tell them apart without colour. */
import { ROW_OUTCOMES, type RowOutcome } from '../../../domain/siting/batch-table.ts';

/** CSS pixels of an icon's box. */
export const BATCH_ICON_SIZE = 20;
const SCALE = 4;
const CELL = BATCH_ICON_SIZE * SCALE;

/** The tokens of theme.css. */
export const OUTCOME_COLOURS: Readonly<Record<RowOutcome, string>> = {
  avoid: '#a3153f',
  justify: '#5a3e9b',
  certify: '#8a5200',
  unchecked: '#586067',
  relaxed: '#50626a',
  none: '#235c8c',
  refused: '#17262b',
};

interface Atlas {
  readonly canvas: HTMLCanvasElement;
  readonly mapping: Record<string, { x: number; y: number; width: number; height: number }>;
}

let atlas: Atlas | null = null;

export function batchAtlas(): Atlas {
  atlas ??= drawAtlas();
  return atlas;
}

function drawAtlas(): Atlas {
  const canvas = document.createElement('canvas');
  canvas.width = CELL * ROW_OUTCOMES.length;
  canvas.height = CELL;
  const context = canvas.getContext('2d')!;
  const mapping: Atlas['mapping'] = {};
  ROW_OUTCOMES.forEach((outcome, i) => {
    context.setTransform(SCALE, 0, 0, SCALE, i * CELL, 0);
    draw(context, outcome);
    mapping[outcome] = { x: i * CELL, y: 0, width: CELL, height: CELL };
  });
  return { canvas, mapping };
}

const BODIES: Partial<Record<RowOutcome, string>> = {
  avoid: 'M6.1 1h7.8L19 6.1v7.8L13.9 19H6.1L1 13.9V6.1z',
  certify: 'M10 .8 19.2 10 10 19.2.8 10z',
  justify: 'M10 1.4 19.2 18H.8z',
  relaxed: 'M10 1.4a8.6 8.6 0 1 0 .01 0z',
};

function draw(c: CanvasRenderingContext2D, outcome: RowOutcome): void {
  const colour = OUTCOME_COLOURS[outcome];
  const body = BODIES[outcome];
  c.lineJoin = 'round';
  if (body) {
    const path = new Path2D(body);
    c.fillStyle = colour;
    c.fill(path);
    c.strokeStyle = '#ffffff';
    c.lineWidth = 1.4;
    c.stroke(path);
    return;
  }
  const path = new Path2D(outcome === 'refused' ? 'M5 5 15 15M15 5 5 15' : 'M10 3.4a6.6 6.6 0 1 0 .01 0z');
  c.strokeStyle = '#ffffff';
  c.lineWidth = 5.4;
  c.stroke(path);
  c.strokeStyle = colour;
  c.lineWidth = 2.8;
  if (outcome === 'unchecked') c.setLineDash([3.4, 2.8]);
  c.stroke(path);
  c.setLineDash([]);
}
