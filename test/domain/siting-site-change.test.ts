/** What became of a site since it was made, against moves whose length GeographicLib gives. */
import { describe, expect, it } from 'vitest';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { carriedBy, centreOf, turned } from '../../src/domain/siting/move.ts';
import { changeOf, wayBetween } from '../../src/domain/siting/site-change.ts';
import { direct, distanceMetres } from '../../src/geodesy/geodesic.ts';
import { Random } from '../support/random.ts';
import { squareAt } from '../support/rule-footprints.ts';

const START = squareAt([106.8, 39.6], 150);
const cornerMoved: PolygonCoordinates = START.map((rings) =>
  rings.map((ring) => ring.map(([lon, lat], i) => (i === 2 ? [lon! + 1e-4, lat!] : [lon!, lat!]))),
);

describe('what became of a site', () => {
  it('is nothing where it stands as it was made, also after it was stored and read', () => {
    expect(changeOf(START, START)).toBeNull();
    expect(changeOf(START, JSON.parse(JSON.stringify(START)))).toBeNull();
  });

  it('is how far and whereto it was carried', () => {
    const r = new Random(5);
    for (let n = 0; n < 50; n++) {
      const [east, north] = [r.between(-3000, 3000), r.between(-3000, 3000)];
      const there = carriedBy(START, { east, north });
      const change = changeOf(START, there);
      if (change?.kind !== 'carried') throw new Error(`told as ${change?.kind}`);
      const [from, to] = [START[0]![0]![0]!, there[0]![0]![0]!];
      const measured = distanceMetres(from[0]!, from[1]!, to[0]!, to[1]!);
      expect(Math.abs(change.way.metres - measured)).toBeLessThan(0.5);
      const [lon, lat] = direct(from[0]!, from[1]!, change.way.degrees, change.way.metres);
      expect(distanceMetres(lon, lat, to[0]!, to[1]!)).toBeLessThan(2);
      expect(wayBetween(START, there, 1)?.metres).toBe(change.way.metres);
    }
  });

  it('tells a turn from another shape', () => {
    expect(changeOf(START, turned(START, centreOf(START), 30))).toEqual({ kind: 'turned' });
    expect(changeOf(START, cornerMoved)).toEqual({ kind: 'reshaped' });
    expect(changeOf(START, [...START, ...squareAt([106.9, 39.6], 100)])).toEqual({ kind: 'reshaped' });
    expect(changeOf(START, carriedBy(cornerMoved, { east: 500, north: 0 }))).toEqual({ kind: 'reshaped' });
  });
});
