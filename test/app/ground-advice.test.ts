import { expect, it } from 'vitest';
import { carriedBy } from '../../src/app/map/edit/ground.ts';
import { withAdvice } from '../../src/app/state/siting-ground-advice.ts';
import type { Advice, FreeGround, FreePatch } from '../../src/domain/siting/advice-result.ts';

const SITE = [[[[106.8, 39.7], [106.81, 39.7], [106.81, 39.71], [106.8, 39.7]]]]; // biome-ignore format: a triangle
const there = carriedBy(SITE, { east: 600, north: 800 });
const all = { metres: 1000, polygons: there };
const patch = (polygons: FreePatch['placement']['polygons'], angleDegrees = 0) =>
  ({ distanceMetres: 1000.2, placement: { angleDegrees, polygons } }) as FreePatch;
const beside = carriedBy(there, { east: 0.2, north: 0 });

function told(patches: FreePatch[], safetyMetres = 20, advised: object | null = { all, safetyMetres: 20 }) {
  const ground = { patches, safetyMetres } as unknown as FreeGround;
  return withAdvice(ground, advised as Pick<Advice, 'all' | 'safetyMetres'> | null).patches;
}

it('the place of the advice has one figure and one outline, in the ground too', () => {
  const [same, far] = told([patch(beside), patch(carriedBy(there, { east: 3, north: 0 }))]);
  expect([same!.distanceMetres, same!.placement.polygons]).toEqual([1000, there]);
  expect(far!.distanceMetres).toBe(1000.2);
});

it('another place is not touched: turned, with another margin, or where there is no advice', () => {
  for (const patches of [
    told([patch(beside, 15)]),
    told([patch(beside)], 50),
    told([patch(beside)], 20, null),
    told([patch(beside)], 20, { all: null, safetyMetres: 20 }),
  ])
    expect(patches[0]!.distanceMetres).toBe(1000.2);
});
