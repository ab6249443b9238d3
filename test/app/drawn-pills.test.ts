import { expect, it } from 'vitest';
import { type DrawnPill, drawPills } from '../../src/app/map/draw-pills.ts';
import { PRINT } from '../../src/app/map/styles.ts';

const pill = (text: string, left: number): DrawnPill => ({
  content: { id: text, kind: 'overlap', text, at: [] },
  anchor: [50, 50],
  box: { left, top: 40, right: left + 100, bottom: 60 },
});

it('writes no figure before all leaders are drawn, which would strike through it', () => {
  const done: string[] = [];
  const context = new Proxy({} as CanvasRenderingContext2D, {
    get: (_, name) => () => done.push(String(name)),
    set: () => true,
  });
  drawPills(context, [pill('68.77', 0), pill('96.44', 120)], PRINT);
  expect(done.filter((name) => name === 'lineTo')).toHaveLength(2);
  expect(done.filter((name) => name === 'fillText')).toHaveLength(2);
  expect(done.lastIndexOf('stroke')).toBeLessThan(done.indexOf('fillText'));
});
