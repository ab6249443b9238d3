/** Swatches of a legend as small pictures, each drawn once. */
import type { LegendLine } from '../../../../report/slides/deck.ts';
import { drawSwatch } from '../../../export/draw-swatch.ts';
import type { SheetLegend } from '../../../export/sheet.ts';
import { pictureOf } from './scene-map.ts';

const [WIDTH, HEIGHT, RATIO] = [34, 20, 4];

export type NotedLegend = SheetLegend & Pick<LegendLine, 'note'>;

export class Swatches {
  private readonly drawn = new Map<string, LegendLine['swatch']>();

  async lines(rows: readonly NotedLegend[]): Promise<LegendLine[]> {
    const lines: LegendLine[] = [];
    for (const row of rows) lines.push({ name: row.name, note: row.note, swatch: await this.swatch(row) });
    return lines;
  }

  private async swatch(row: SheetLegend): Promise<LegendLine['swatch']> {
    const known = this.drawn.get(row.style);
    if (known) return known;
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH * RATIO;
    canvas.height = HEIGHT * RATIO;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('the swatch cannot be drawn');
    context.scale(RATIO, RATIO);
    drawSwatch(context, row, 1, 1, WIDTH - 2, HEIGHT - 2);
    const made = await pictureOf(canvas, 'png');
    this.drawn.set(row.style, made);
    return made;
  }
}
