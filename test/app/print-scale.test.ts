/** Scales and ticks of printed maps, against geodesics; pictures and the parts they are drawn in. */
import { describe, expect, it } from 'vitest';
import { cornerText, exactArc, graticule } from '../../src/app/export/print/graticule.ts';
import { pageRule } from '../../src/app/export/print/print-paper.ts';
import {
  isScale,
  largestDeviation,
  metresPerPixelAt,
  PIXELS_PER_MM,
  scaleOfExtent,
  scaleOfView,
  scaleText,
  USUAL_SCALES,
  usualScale,
  zoomOfScale,
} from '../../src/app/export/print/print-scale.ts';
import { pictureCamera, pixelOf, placeAt, shownExtent } from '../../src/app/map/picture-camera.ts';
import { pictureTiles } from '../../src/app/map/picture-tiles.ts';
import { parsePrintSettings, USUAL_PRINT } from '../../src/domain/print-settings.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { cityIds, shippedCity } from '../support/shipped-city.ts';

const PLACES = [
  [106.8, 39.5],
  [104.2, 36.5],
  [87.6, 43.8],
  [110.3, 20],
  [122.5, 52.9],
] as const;

const cameraOf = (center: readonly [number, number], denominator: number) => ({
  lon: center[0],
  lat: center[1],
  zoom: zoomOfScale(center, denominator),
  bearing: 0,
});

describe('the scale of a whole city', () => {
  const frame = { width: 294, height: 236 };
  const holds = (extent: readonly [number, number, number, number], denominator: number): boolean => {
    const center = [(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2] as const;
    const size = { width: frame.width * PIXELS_PER_MM, height: frame.height * PIXELS_PER_MM };
    const shown = shownExtent(cameraOf(center, denominator), size);
    return shown[0] <= extent[0] && shown[1] <= extent[1] && shown[2] >= extent[2] && shown[3] >= extent[3];
  };

  it.each(cityIds)('is the largest usual one at which all of %s is in the frame', (id) => {
    const { extent } = shippedCity(id);
    const scale = scaleOfExtent(extent, frame);
    const larger = USUAL_SCALES[(USUAL_SCALES as readonly number[]).indexOf(scale) - 1]!;
    expect(holds(extent, scale)).toBe(true);
    expect(holds(extent, larger)).toBe(false);
  });
});

describe('a scale on paper', () => {
  it.each(PLACES)('is true to a third of a percent along and across the meridian at %d, %d', (lon, lat) => {
    for (const denominator of [500, 10_000, 50_000, 250_000]) {
      const camera = cameraOf([lon, lat], denominator);
      const size = { width: 10 * PIXELS_PER_MM, height: 10 * PIXELS_PER_MM };
      const [west, north] = placeAt(camera, size, [0, 0]);
      const [east, south] = placeAt(camera, size, [size.width, size.height]);
      const ground = (10 / 1000) * denominator;
      expect(Math.abs(distanceMetres(west, lat, east, lat) / ground - 1)).toBeLessThan(0.00336);
      expect(Math.abs(distanceMetres(lon, south, lon, north) / ground - 1)).toBeLessThan(0.00336);
    }
  });

  it('is what a diagonal in the middle measures', () => {
    for (const place of PLACES)
      expect(metresPerPixelAt(place, zoomOfScale(place, 50_000)) * PIXELS_PER_MM).toBeCloseTo(50, 4);
  });

  it('deviates towards the edges by as much as it says, and no more', () => {
    for (const denominator of [50_000, 500_000]) {
      const frame = { width: 300, height: 235 };
      const camera = cameraOf(PLACES[0], denominator);
      const size = { width: frame.width * PIXELS_PER_MM, height: frame.height * PIXELS_PER_MM };
      const most = largestDeviation(camera, frame, denominator);
      expect(most).toBeLessThan(denominator === 50_000 ? 0.004 : 0.02);
      for (let x = 0; x <= 1; x += 0.25)
        for (let y = 0.02; y <= 1; y += 0.24) {
          const at = [x * size.width, y * size.height] as const;
          const [lon, lat] = placeAt(camera, size, at);
          const [east] = placeAt(camera, size, [at[0] + PIXELS_PER_MM, at[1]]);
          const deviation = Math.abs(distanceMetres(lon, lat, east, lat) / (denominator / 1000) - 1);
          expect(deviation).toBeLessThanOrEqual(most + 1e-6);
        }
    }
  });

  it('is the least usual one that holds the view', () => {
    expect(usualScale(15_000, 300)).toBe(50_000);
    expect(usualScale(15_200, 300)).toBe(50_000);
    expect(usualScale(16_000, 300)).toBe(100_000);
    expect(usualScale(1e9, 300)).toBe(USUAL_SCALES.at(-1));
    const camera = { lon: 106.8, lat: 39.5, zoom: 12, bearing: 0 };
    const view = { width: 800, height: 600 };
    const metres = metresPerPixelAt([106.8, 39.5], 12);
    const scale = scaleOfView(camera, view, { width: 300, height: 235 });
    expect((scale / 1000) * 300).toBeGreaterThanOrEqual(800 * metres * 0.98);
    expect((scale / 1000) * 235).toBeGreaterThanOrEqual(600 * metres * 0.98);
  });

  it('refuses what is no scale', () => {
    for (const wrong of [0, -5, 100, 1e9, Number.NaN]) {
      expect(isScale(wrong)).toBe(false);
      expect(() => zoomOfScale(PLACES[0], wrong)).toThrow(RangeError);
    }
    expect(scaleText(50_000)).toBe('1 : 50\u2009000');
  });
});

describe('ticks', () => {
  it('stand on whole steps, where the map has them, apart from each other', () => {
    for (const place of PLACES)
      for (const denominator of [500, 5000, 50_000, 500_000]) {
        const frame = { width: 300, height: 235 };
        const camera = cameraOf(place, denominator);
        const size = { width: frame.width * PIXELS_PER_MM, height: frame.height * PIXELS_PER_MM };
        const { meridians, parallels } = graticule(camera, frame);
        expect(meridians.length).toBeGreaterThanOrEqual(2);
        for (const { at, text } of meridians) {
          const [lon] = placeAt(camera, size, [at * PIXELS_PER_MM, 0]);
          expect(Math.abs(lon - degreesOf(text))).toBeLessThan(1e-7);
          expect(text).toMatch(/E$/);
        }
        for (const { at, text } of parallels) {
          const [, lat] = placeAt(camera, size, [0, at * PIXELS_PER_MM]);
          expect(Math.abs(lat - degreesOf(text))).toBeLessThan(1e-7);
        }
        const ats = meridians.map((m) => m.at);
        ats.slice(1).forEach((at, i) => {
          expect(at - ats[i]!).toBeGreaterThanOrEqual(32);
        });
      }
  });

  it('carry seconds and minutes over', () => {
    expect(exactArc(106.99999)).toBe('107°00′00.0″');
    expect(exactArc(39.785694)).toBe('39°47′08.5″');
  });

  it('tell corners in the 3-degree zone of the map, beyond its edge too', () => {
    expect(cornerText([106.703, 39.7857], 36)).toMatch(
      /^106°42′10.8″E 39°47′08.5″N {2}X 4\u2009406\u2009\d{3} {2}Y 36\u2009388\u2009\d{3}$/,
    );
    expect(cornerText([106.2, 39.7857], 36)).toContain('Y 36\u2009345\u2009');
    expect(cornerText([0, 51], 0)).toBe('0°00′00.0″E 51°00′00.0″N');
  });
});

const degreesOf = (text: string): number => {
  const [d = 0, m = 0, s = 0] = (text.match(/\d+/g) ?? []).map(Number);
  return d + m / 60 + s / 3600;
};

describe('a picture', () => {
  const size = { width: 801.5, height: 600.25 };

  it('finds places where it shows them, turned or not', () => {
    for (const bearing of [0, 30, -120]) {
      const camera = { lon: 106.8, lat: 39.5, zoom: 11.3, bearing };
      for (const at of [
        [0, 0],
        [801.5, 0],
        [13, 577],
      ] as const) {
        const back = pixelOf(camera, size, placeAt(camera, size, at));
        expect(back[0]).toBeCloseTo(at[0], 6);
        expect(back[1]).toBeCloseTo(at[1], 6);
      }
    }
    const east = placeAt({ lon: 106.8, lat: 39.5, zoom: 11, bearing: 90 }, size, [size.width / 2, 0]);
    expect(east[0]).toBeGreaterThan(106.8);
    expect(east[1]).toBeCloseTo(39.5, 9);
  });

  it('shows an extent whole, as large as it may', () => {
    const extent = [106.6, 39.2, 107.1, 40] as const;
    const padding = 20;
    const camera = pictureCamera({ extent, padding }, size);
    const [left, top] = pixelOf(camera, size, [extent[0], extent[3]]);
    const [right, bottom] = pixelOf(camera, size, [extent[2], extent[1]]);
    expect(Math.min(left, top, size.width - right, size.height - bottom)).toBeCloseTo(padding, 6);
    const shown = shownExtent(camera, size);
    expect(shown[0]).toBeLessThan(extent[0]);
    expect(shown[3]).toBeGreaterThan(extent[3]);
    expect(() => pictureCamera({ extent, padding: 400 }, size)).toThrow(RangeError);
  });

  it.each([
    [300 / 96, 2048],
    [2, 1024],
    [1.7, 600],
  ])(
    'at ratio %d is taken once from parts of %d pixels, and each part reaches beyond what is taken',
    (ratio, longest) => {
      const { side, tiles } = pictureTiles(size, ratio, longest);
      expect(side * ratio).toBeLessThanOrEqual(longest);
      const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
      const taken = new Uint8Array(width * height);
      for (const { x, y, from, to } of tiles) {
        expect(from[0] - Math.round(x * ratio)).toBeGreaterThan(0);
        expect(to[0] - Math.round(x * ratio)).toBeLessThanOrEqual(Math.floor(side * ratio));
        expect(to[1] - Math.round(y * ratio)).toBeLessThanOrEqual(Math.floor(side * ratio));
        for (let row = from[1]; row < to[1]; row++)
          for (let column = from[0]; column < to[0]; column++) taken[row * width + column]!++;
      }
      expect(taken.every((times) => times === 1)).toBe(true);
      expect(() => pictureTiles(size, ratio, 100)).toThrow(RangeError);
    },
  );
});

describe('what is kept for the next time', () => {
  it('is read again, and is as usual where it does not fit', () => {
    const kept = { ...USUAL_PRINT, size: 'A4', scale: 25_000, unit: '规划院' } as const;
    expect(parsePrintSettings(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    expect(parsePrintSettings({ ...kept, size: 'A0', dpi: 1200 })).toEqual({ ...kept, size: 'A3', dpi: 300 });
    expect(parsePrintSettings('nonsense')).toEqual(USUAL_PRINT);
    expect(parsePrintSettings({ ...kept, validDays: 30 }).validDays).toBe(30);
    for (const validDays of [0, 366, 1.5, '30'])
      expect(parsePrintSettings({ ...kept, validDays }).validDays).toBe(USUAL_PRINT.validDays);
    expect(USUAL_PRINT).toMatchObject({ medium: 'paper', size: 'A3', dpi: 300, mode: 'internal', scale: null });
  });

  it('sets the paper of the printer', () => {
    expect(pageRule({ size: 'A3', orientation: 'landscape' })).toBe('@page { size: 420mm 297mm; margin: 0; }');
    expect(pageRule({ size: 'A4', orientation: 'portrait' })).toBe('@page { size: 210mm 297mm; margin: 0; }');
  });
});
