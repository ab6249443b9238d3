import { TerraDraw } from 'terra-draw';
import { describe, expect, it } from 'vitest';
import { drawModes } from '../../src/app/map/edit/draw-modes.ts';

type Adapter = ConstructorParameters<typeof TerraDraw>[0]['adapter'];
type Callbacks = Parameters<Adapter['register']>[0];
type Drawn = ReturnType<TerraDraw['getSnapshot']>[number];
type Pixel = readonly [number, number];

/** A thousand pixels to a degree, rows from south to north. */
const PER_DEGREE = 1000;

/** A drawing tool on a map without a window: clicks by pixel, and what was drawn, as pixels, once it is finished. */
function drawing(mode: 'polygon' | 'linestring') {
  let callbacks: Callbacks | null = null;
  let styleOf: ((feature: Drawn) => { pointWidth: number }) | null = null;
  const adapter: Adapter = {
    project: (lon, lat) => ({ x: lon * PER_DEGREE, y: lat * PER_DEGREE }),
    unproject: (x, y) => ({ lng: x / PER_DEGREE, lat: y / PER_DEGREE }),
    setCursor: () => {},
    getLngLatFromEvent: () => null,
    setDoubleClickToZoom: () => {},
    getMapEventElement: () => {
      throw new Error('no element');
    },
    register: (own) => {
      callbacks = own;
      own.onReady?.();
    },
    unregister: () => {},
    render: (_, styling) => {
      styleOf = styling[mode]!;
    },
    clear: () => {},
    getCoordinatePrecision: () => 9,
  };
  const draw = new TerraDraw({ adapter, modes: drawModes() });
  const finished: Pixel[][] = [];
  draw.start();
  draw.setMode(mode);
  draw.on('finish', (id) => {
    const geometry = draw.getSnapshotFeature(id)!.geometry;
    const ring = geometry.type === 'Polygon' ? geometry.coordinates[0]!.slice(0, -1) : geometry.coordinates;
    finished.push((ring as number[][]).map(([x, y]) => [Math.round(x! * PER_DEGREE), Math.round(y! * PER_DEGREE)]));
  });
  const event = ([x, y]: Pixel): Parameters<Callbacks['onClick']>[0] => ({
    lng: x / PER_DEGREE,
    lat: y / PER_DEGREE,
    containerX: x,
    containerY: y,
    button: 'left',
    heldKeys: [],
    isContextMenu: false,
  });
  return {
    click: (...at: Pixel[]) => {
      for (const pixel of at) {
        callbacks!.onMouseMove(event(pixel));
        callbacks!.onClick(event(pixel));
      }
    },
    enter: () => callbacks!.onKeyUp({ key: 'Enter', heldKeys: [], preventDefault: () => {} }),
    finished,
    /** Radius of each corner that ends the drawing, by its pixel. */
    endings: () =>
      draw
        .getSnapshot()
        .filter((f) => f.properties.closingPoint)
        .map((f) => {
          const [x, y] = (f.geometry.coordinates as number[]).map((v) => Math.round(v * PER_DEGREE));
          return { at: [x, y], radius: styleOf!(f).pointWidth };
        }),
  };
}

/** Corners without an order of turning: terra-draw may turn a ring about. */
const sorted = (ring: readonly Pixel[] | undefined) => [...(ring ?? [])].sort(([a, b], [c, d]) => a - c || b - d);

describe('drawing an area', () => {
  it('keeps every corner of a small one, however short its edges', () => {
    const corners: Pixel[] = [[0, 0], [30, 0], [30, 12], [15, 12], [15, 30], [0, 30]]; // biome-ignore format: a ring
    const { click, enter, finished } = drawing('polygon');
    click(...corners);
    enter();
    expect(finished).toHaveLength(1);
    expect(sorted(finished[0])).toEqual(sorted(corners));
  });

  it('is closed on the first corner, and near it, without a corner more', () => {
    for (const last of [
      [0, 0],
      [6, 7],
    ] as const) {
      // biome-ignore format: two pixels
      const { click, finished } = drawing('polygon');
      click([0, 0], [100, 0], [100, 100], [0, 100], last);
      expect(sorted(finished[0])).toEqual([[0, 0], [0, 100], [100, 0], [100, 100]]); // biome-ignore format: a ring
    }
  });

  it('is not closed by a second corner near the first: that is no area yet', () => {
    const { click, enter, finished } = drawing('polygon');
    click([0, 0], [8, 0], [8, 8]);
    expect(finished).toEqual([]);
    enter();
    expect(sorted(finished[0])).toEqual([[0, 0], [8, 0], [8, 8]]); // biome-ignore format: a ring
  });

  it('is ended by a double click, which moves a little', () => {
    const { click, finished } = drawing('polygon');
    click([0, 0], [100, 0], [100, 100], [0, 100], [2, 101]);
    expect(sorted(finished[0])).toEqual([[0, 0], [0, 100], [100, 0], [100, 100]]); // biome-ignore format: a ring
  });

  it('shows the first corner larger than others once it closes', () => {
    const { click, endings } = drawing('polygon');
    click([0, 0], [100, 0]);
    expect(endings()).toEqual([]);
    click([100, 100], [40, 120]);
    expect(endings()).toEqual([
      { at: [0, 0], radius: 8 },
      { at: [40, 120], radius: 5 },
    ]);
  });
});

describe('drawing a line', () => {
  it('keeps every corner however near, passes by its first, and ends on a double click', () => {
    const { click, finished } = drawing('linestring');
    const corners: Pixel[] = [[0, 0], [20, 0], [20, 12], [4, 6], [40, 40]]; // biome-ignore format: a line
    click(...corners, [41, 42]);
    expect(finished).toEqual([corners]);
  });
});
