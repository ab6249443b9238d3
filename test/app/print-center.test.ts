/** Where a map on paper begins: what the screen shows, unless the site would then lie beside the paper. */
import { describe, expect, it } from 'vitest';
import { startCenter } from '../../src/app/export/print/start-center.ts';
import { rectangle } from '../support/app-actions.ts';

const A3 = { width: 300, height: 240 };
const city = [106.87, 39.48] as const;
const site = [[rectangle(106.8, 39.72, 0.04, 0.024)]];

describe('the middle of a map on paper', () => {
  const at = (view: readonly [number, number], shown: number, asked: number, of: typeof site | null = site) =>
    startCenter(view, of, { shown, asked }, A3);

  it('is that of the screen where the site is within the frame', () => {
    expect(at(city, 500_000, 500_000)).toEqual(city);
    expect(at([106.82, 39.73], 100_000, 50_000)).toEqual([106.82, 39.73]);
  });

  it('is that of the site where the scale that is asked for would cut or lose it', () => {
    for (const view of [city, [106.75, 39.73]] as const) {
      const [lon, lat] = at(view, 500_000, 50_000);
      expect(lon).toBeCloseTo(106.82, 9);
      expect(lat).toBeCloseTo(39.732, 9);
    }
  });

  it('is that of the screen where the screen shows other ground, or there is no site', () => {
    expect(at(city, 50_000, 25_000)).toEqual(city);
    expect(at(city, 500_000, 50_000, null)).toEqual(city);
  });
});
