import { describe, expect, it } from 'vitest';
import { crsWords, statementName } from '../../src/app/panels/import/crs-words.ts';
import { askedCandidate, placedLines, shareInside } from '../../src/app/panels/import/outlines.ts';
import { awayFrom, extentOf, partedLines, pathOf, placeView, spotOf } from '../../src/app/panels/import/place-view.ts';
import {
  FAMILIES,
  inFamily,
  meridianOf,
  nearestZone,
  pickedOf,
  placementOf,
  samePlacement,
  zonesOf,
} from '../../src/app/panels/import/system.ts';
import { imports } from '../../src/app/text/imports.ts';
import type { Placement } from '../../src/domain/imported-layer.ts';
import { crsOf, fromLonLat } from '../../src/geodesy/crs.ts';
import { shifted } from '../../src/geodesy/shift.ts';

const at = (epsg: number, change: Partial<Placement> = {}): Placement => ({
  epsg,
  order: 'xy',
  shift: 'none',
  ...change,
});

describe('a system as the user picks it', () => {
  it('gives back the placement it was taken from', () => {
    for (const epsg of [4490, 3857, 32648, 4524, 4545, 4496, 4507, 4513, 4533, 4554, 4501, 4512]) {
      const placement = at(epsg, { order: 'yx', shift: 'bd09' });
      expect(placementOf(pickedOf(placement))).toEqual(placement);
    }
  });

  it('takes WGS 84 as CGCS2000', () => {
    expect(placementOf(pickedOf(at(4326))).epsg).toBe(4490);
  });

  it('has a code that is known for every zone of every family, with and without the prefix', () => {
    for (const family of FAMILIES)
      for (const { zone, meridian } of zonesOf(family))
        for (const prefixed of [true, false]) {
          const { epsg } = placementOf({ family, zone, prefixed, order: 'xy', shift: 'none' });
          expect(crsOf(epsg)?.centralMeridianDegrees).toBe(meridian);
          expect(meridianOf(family, zone)).toBe(meridian);
        }
  });

  it('keeps to the place when another family is picked', () => {
    const zone36 = pickedOf(at(4524));
    expect(inFamily(zone36, 'zones-6').zone).toBe(nearestZone('zones-6', 108));
    expect(placementOf(inFamily(zone36, 'utm')).epsg).toBe(32600 + nearestZone('utm', 108));
    expect(inFamily(pickedOf(at(4490)), 'zones-3', 117.4).zone).toBe(39);
  });

  it('tells two placements apart by each of their parts', () => {
    expect(samePlacement(at(4524), at(4524))).toBe(true);
    for (const other of [at(4545), at(4524, { order: 'yx' }), at(4524, { shift: 'gcj02' })])
      expect(samePlacement(at(4524), other)).toBe(false);
  });
});

describe('the words for a system', () => {
  it('name zone, meridian and code', () => {
    expect(crsWords(at(4524), imports.zh.crs)).toEqual({
      title: 'CGCS2000 3 度带 36 带',
      code: 'EPSG:4524',
      details: ['中央子午线 108°'],
      marks: [],
    });
    expect(crsWords(at(4545), imports.en.crs)).toMatchObject({
      title: 'CGCS2000 3-degree zone 36',
      details: ['Meridian 108°', 'no zone number'],
    });
    expect(crsWords(at(4507), imports.zh.crs)).toMatchObject({ title: 'CGCS2000 6 度带 18 带' });
  });

  it('have no zone where there is none', () => {
    expect(crsWords(at(4490), imports.zh.crs)).toMatchObject({ title: '经纬度(CGCS2000)', details: [] });
    expect(crsWords(at(4326), imports.en.crs)).toMatchObject({ title: 'Degrees (WGS 84)', code: 'EPSG:4326' });
    expect(crsWords(at(3857), imports.zh.crs)).toMatchObject({ title: 'Web 墨卡托', details: [] });
    expect(crsWords(at(32648), imports.en.crs)).toMatchObject({
      title: 'UTM zone 48 (WGS 84)',
      details: ['Meridian 105°'],
    });
  });

  it('say what is done to the numbers', () => {
    expect(crsWords(at(4524, { order: 'yx' }), imports.zh.crs).marks).toEqual(['北坐标在前']);
    expect(crsWords(at(4490, { order: 'yx', shift: 'gcj02' }), imports.en.crs).marks).toEqual([
      'Latitude first',
      'GCJ-02 taken off',
    ]);
    expect(crsWords(at(3857, { shift: 'bd09' }), imports.zh.crs).marks).toEqual(['已去偏移 BD-09']);
  });

  it('take the name out of well-known text', () => {
    expect(statementName('PROJCS["CGCS2000_3_Degree_GK_Zone_36",GEOGCS["GCS_China"]]')).toBe(
      'CGCS2000_3_Degree_GK_Zone_36',
    );
    expect(statementName(' EPSG:4524 ')).toBe('EPSG:4524');
  });
});

const CITY = [106.6, 39.0, 107.1, 39.9] as const;
const SQUARE = [[106.8, 39.5], [106.9, 39.5], [106.9, 39.6], [106.8, 39.6], [106.8, 39.5]] as [number, number][]; // biome-ignore format: a square

describe('outlines as a placement has them', () => {
  const project = fromLonLat(crsOf(4524)!);
  const near = (a: readonly [number, number], b: readonly [number, number]) =>
    Math.hypot(a[0] - b[0], a[1] - b[1]) < 1e-9;

  it('come back to where they were projected from, in either order of columns', () => {
    const lines = [SQUARE.map(([lon, lat]) => project(lon, lat))];
    const swapped = lines.map((line) => line.map(([x, y]): [number, number] => [y, x]));
    const placed = placedLines(lines, at(4524))!;
    expect(placed[0]!.every((p, i) => near(p, SQUARE[i]!))).toBe(true);
    expect(placedLines(swapped, at(4524, { order: 'yx' }))).toEqual(placed);
  });

  it('lose a shift', () => {
    const lines = [SQUARE.map(([lon, lat]) => shifted('gcj02', lon, lat))];
    expect(near(lines[0]![0]!, SQUARE[0]!)).toBe(false);
    const placed = placedLines(lines, at(4490, { shift: 'gcj02' }))!;
    expect(placed[0]!.every((p, i) => near(p, SQUARE[i]!))).toBe(true);
  });

  it('lie nowhere where the numbers are none of the system', () => {
    const metres = [SQUARE.map(([lon, lat]) => project(lon, lat))];
    expect(placedLines(metres, at(4490))).toBeNull();
    expect(placedLines([[[106, 95]]], at(4490))).toBeNull();
    expect(placedLines([SQUARE], at(4610))).toBeNull();
    expect(askedCandidate(at(4490), metres, CITY)).toBeNull();
    expect(askedCandidate(at(4490), [], CITY)).toBeNull();
  });

  it('make a candidate of what the user gives', () => {
    const half = [[...SQUARE.slice(0, 2), [120, 30], [121, 30]] as [number, number][]];
    expect(askedCandidate(at(4490), half, CITY)).toEqual({
      ...at(4490),
      ground: 'asked',
      certainty: 'sure',
      extent: [106.8, 30, 121, 39.5],
      insideShare: 0.5,
    });
  });

  it('have an extent and a share only where there are positions', () => {
    expect(extentOf([])).toBeNull();
    expect(extentOf([SQUARE])).toEqual([106.8, 39.5, 106.9, 39.6]);
    expect(shareInside([], CITY)).toBe(0);
  });
});

describe('the little map', () => {
  const view = placeView(CITY, [], 250, 280);

  it('keeps what lies near the city on the map where one outline lies far off', () => {
    const far = SQUARE.map(([lon, lat]) => [lon + 8, lat] as const);
    expect(partedLines([SQUARE, far], CITY)).toEqual({ near: [SQUARE], far: [far] });
    expect(partedLines([far, []], CITY)).toEqual({ near: [], far: [far] });
  });

  it('holds the city with north up, and keeps its proportions', () => {
    const [west, north] = view.toPixels(CITY[0], CITY[3]);
    const [east, south] = view.toPixels(CITY[2], CITY[1]);
    expect(west).toBeGreaterThan(0);
    expect(east).toBeLessThan(250);
    expect(north).toBeGreaterThan(0);
    expect(south).toBeLessThan(280);
    const perLon = (east - west) / 0.5;
    const perLat = (south - north) / 0.9;
    expect(perLon / perLat).toBeCloseTo(Math.cos((39.45 * Math.PI) / 180), 6);
  });

  it('grows for candidates near the city, and not for those far away', () => {
    const near = placeView(CITY, [[106.5, 39.2, 106.9, 39.6]], 250, 280);
    expect(near.extent).toEqual([106.5, 39, 107.1, 39.9]);
    expect(placeView(CITY, [[109, 39.2, 109.5, 39.6]], 250, 280).extent).toEqual(CITY);
  });

  it('draws closed outlines, open lines and dots', () => {
    expect(pathOf(view, [SQUARE], true)).toMatch(/^M[\d. ]+(L[\d. ]+){4}Z$/);
    expect(pathOf(view, [SQUARE.slice(0, 3)], false)).toMatch(/^M[\d. ]+(L[\d. ]+){2}$/);
    expect(pathOf(view, [[[106.8, 39.5]]], false)).toMatch(/^M[\d. ]+h0$/);
    expect(pathOf(view, [[]], true)).toBe('');
  });

  it('leaves out what is closer than a pixel', () => {
    const fine = Array.from({ length: 1000 }, (_, i): [number, number] => [106.8 + i * 1e-4, 39.5]);
    const kept = pathOf(view, [fine], false).split('L').length;
    expect(kept).toBeGreaterThan(10);
    expect(kept).toBeLessThan(60);
  });

  it('finds the spot of small data', () => {
    const { x, y, radius } = spotOf(view, [106.8, 39.5, 106.801, 39.501]);
    const [px, py] = view.toPixels(106.8005, 39.5005);
    expect(x).toBeCloseTo(px, 6);
    expect(y).toBeCloseTo(py, 6);
    expect(radius).toBeLessThan(1);
  });

  it('points to data that lie off the map and says how far', () => {
    expect(awayFrom(view, [106.8, 39.5, 106.9, 39.6])).toBeNull();
    const east = awayFrom(view, [109.8, 39.4, 109.9, 39.5])!;
    expect(east.degrees).toBeCloseTo(0, 6);
    expect(east.x).toBeGreaterThan(225);
    expect(east.y).toBeCloseTo(140, 6);
    // Three degrees of longitude at 39.45 degrees north are 258 km.
    expect(east.metres).toBeGreaterThan(257_000);
    expect(east.metres).toBeLessThan(260_000);
    expect(awayFrom(view, [106.8, 30, 106.9, 30.1])!.degrees).toBeCloseTo(90, 0);
  });
});
