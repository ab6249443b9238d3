import { expect, test } from 'vitest';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { type Shift, shifted, unshifted } from '../../src/geodesy/shift.ts';
import { Random } from '../support/random.ts';

const SHIFTS: readonly Shift[] = ['gcj02', 'bd09'];

test.each(SHIFTS)('%s: taking the shift off and putting it on again closes below a millimetre', (shift) => {
  const random = new Random(5);
  let worst = 0;
  for (let i = 0; i < 500; i++) {
    const [lon, lat] = [random.between(74, 134), random.between(19, 53)];
    const [x, y] = shifted(shift, lon, lat);
    const [backLon, backLat] = unshifted(shift, x, y);
    worst = Math.max(worst, distanceMetres(lon, lat, backLon, backLat));
  }
  expect(worst).toBeLessThan(0.001);
});

test('the shift is some hundred metres, and BD-09 adds its own', () => {
  const gcj = distanceMetres(106.8, 39.66, ...shifted('gcj02', 106.8, 39.66));
  const bd = distanceMetres(106.8, 39.66, ...shifted('bd09', 106.8, 39.66));
  expect(gcj).toBeGreaterThan(300);
  expect(gcj).toBeLessThan(700);
  expect(bd).toBeGreaterThan(gcj);
  expect(bd).toBeLessThan(1800);
});

test('outside of the formulas nothing moves, and their edge ends the search', () => {
  expect(unshifted('gcj02', 10, 50)).toEqual([10, 50]);
  // Just inside the western edge the way back leaves the area, where no shift applies.
  for (const lon of [72.0041, 72.008, 137.8346]) expect(unshifted('gcj02', lon, 30).every(Number.isFinite)).toBe(true);
});
