import { expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { makeHandlers } from '../../src/worker/handlers.ts';

const FROM: [number, number] = [107, 40];
const TO: [number, number] = [107.1, 40.02];
const WIDTH = 50;

const widen = async (kind: 'line' | 'point', coordinates: [number, number][], metres: number) => {
  const answer = await makeHandlers().widen({ kind, coordinates, distanceMetres: metres }, atOnce);
  if (!answer.ok) throw new Error('refused');
  return polygonsArea(answer.value);
};

test('a line has the whole width that is asked for, half on each side, with round ends', async () => {
  const expected = WIDTH * distanceMetres(FROM[0], FROM[1], TO[0], TO[1]) + Math.PI * (WIDTH / 2) ** 2;
  expect(await widen('line', [FROM, TO], WIDTH)).toBeCloseTo(expected, -Math.log10(expected * 0.002));
});

test('a point reaches as far as is asked for', async () => {
  const expected = Math.PI * WIDTH ** 2;
  expect(await widen('point', [FROM], WIDTH)).toBeCloseTo(expected, -Math.log10(expected * 0.002));
});
