import { describe, expect, test } from 'vitest';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { shiftProblem, suspectShift } from '../../src/domain/shift-suspicion.ts';
import { type Shift, shifted } from '../../src/geodesy/shift.ts';
import { Random } from '../support/random.ts';

const random = new Random(23);
const METRE = 1 / 111_000;

/** Four districts with crooked borders, shared; 20 km across. */
const DIVISIONS = 40;
const size = 0.2;
const jitter = Array.from({ length: (DIVISIONS + 1) * 6 }, () => random.between(-900, 900) * METRE);
const across = (k: number, t: number): [number, number] => {
  const edge = t === 0 || t === DIVISIONS;
  return [106.7 + (k * size) / 2 + (edge ? 0 : jitter[k * DIVISIONS + t]!), 39.4 + (size * t) / DIVISIONS];
};
const column = (k: number): [number, number][] => Array.from({ length: DIVISIONS + 1 }, (_, t) => across(k, t));
const district = (k: number): [number, number][] => {
  const ring = [...column(k + 1), ...column(k).reverse()];
  return [...ring, ring[0]!];
};
const layerOf = (...rings: [number, number][][]): LayerTable => ({
  type: 'FeatureCollection',
  features: rings.map((ring, i) => ({
    type: 'Feature',
    properties: { id: String(i), name: String(i), class: 'a' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  })),
});
const districts = layerOf(district(0), district(1));

/** As another office draws it: vertices some tens of metres off, and shifted. */
const drawn = (ring: [number, number][], shift: Shift | null): [number, number][] =>
  ring.map(([lon, lat]) => {
    const [x, y] = [lon + random.between(-40, 40) * METRE, lat + random.between(-40, 40) * METRE];
    return shift ? shifted(shift, x, y) : [x, y];
  });

describe('a layer that shares borders with districts', () => {
  test.each(['gcj02', 'bd09'] as const)('%s is suspected', (shift) => {
    const found = suspectShift(layerOf(drawn(district(0), shift)).features, districts);
    expect(found).toMatchObject({ verdict: 'suspected', shift });
    if (found.verdict !== 'suspected') return;
    expect(found.afterMetres).toBeLessThan(100);
    expect(found.beforeMetres).toBeGreaterThan(2 * found.afterMetres);
    expect(shiftProblem(found, 'f.shp')).toMatchObject({
      code: 'shift-suspected',
      severity: 'warning',
      where: { file: 'f.shp' },
      values: { kind: shift === 'gcj02' ? 'GCJ-02' : 'BD-09' },
    });
  });

  test('true coordinates are not', () => {
    const found = suspectShift(layerOf(drawn(district(0), null)).features, districts);
    expect(found.verdict).toBe('none');
    expect(shiftProblem(found, 'f.shp')).toBeNull();
  });
});

test('what shares no border cannot be told', () => {
  const [lon, lat] = [106.75, 39.5];
  const pond = Array.from({ length: 60 }, (_, i): [number, number] => [
    lon + 0.01 * Math.cos(i / 9.55),
    lat + 0.01 * Math.sin(i / 9.55),
  ]);
  expect(suspectShift(layerOf(pond).features, districts)).toEqual({ verdict: 'unclear' });
  expect(suspectShift([{ geometry: { type: 'Point', coordinates: [lon, lat] } }], districts)).toEqual({
    verdict: 'unclear',
  });
  expect(suspectShift(layerOf(pond).features, layerOf())).toEqual({ verdict: 'unclear' });
});

test('random blocks all over the city raise no suspicion', () => {
  let suspected = 0;
  for (let run = 0; run < 12; run++) {
    const blocks = Array.from({ length: 40 }, () => {
      const [x, y] = [random.between(106.7, 106.9), random.between(39.4, 39.6)];
      const r = random.between(0.001, 0.01);
      return [
        [x, y],
        [x + r, y],
        [x + r, y + r],
        [x, y + r],
        [x, y],
      ] as [number, number][];
    });
    if (suspectShift(layerOf(...blocks).features, districts).verdict === 'suspected') suspected++;
  }
  expect(suspected).toBe(0);
});
