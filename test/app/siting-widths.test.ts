import { beforeEach, describe, expect, it, vi } from 'vitest';
import { axisOf, movedPoint, withoutPoint } from '../../src/app/map/edit/axis.ts';
import { designOf, motionOf } from '../../src/app/map/edit/design.ts';
import { copyActive, duplicateActive } from '../../src/app/map/edit/footprints.ts';
import { beginAxis } from '../../src/app/map/edit/gesture.ts';
import { boxOf, carriedBy, centreOf, offsetFrom, turned } from '../../src/app/map/edit/ground.ts';
import { handlesOf, hitTest, isInside } from '../../src/app/map/edit/hit.ts';
import { followLand, withLand } from '../../src/app/map/edit/land.ts';
import { dropLaid, keepLaid, layAlong } from '../../src/app/map/edit/lay-along.ts';
import { mendRefused, widenSketch } from '../../src/app/map/edit/take-shape.ts';
import { insertedVertex, movedVertex } from '../../src/app/map/edit/vertices.ts';
import { dropWidths, keepWidths, typeWidths } from '../../src/app/map/edit/widths.ts';
import { EMPTY_PROJECT, type Sketch } from '../../src/app/state/model.ts';
import { edit, getApp, replaceProject, setSession, undo } from '../../src/app/state/store.ts';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { rigidMotion } from '../../src/domain/siting/rigid.ts';
import { atOnce } from '../../src/engine/index.ts';
import { lineLength, polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import type { Calls } from '../../src/worker/calls.ts';
import { makeHandlers } from '../../src/worker/handlers.ts';

/** Problems that the next shape is refused with. */
const faults = vi.hoisted(() => [] as unknown[]);
const widen = (input: Calls['widen']['input']) => makeHandlers().widen(input, atOnce);
const MENDED = [[[[107, 40], [107.001, 40], [107.001, 40.001], [107, 40]]]]; // biome-ignore format: a triangle
vi.mock('../../src/app/compute.ts', () => ({
  compute: () => ({
    call: async (name: string, input: { footprint: PolygonCoordinates }) => {
      if (name === 'widen') return widen(input as never);
      if (name === 'repair') return { ok: true, value: MENDED, problems: [] };
      const problems = faults.splice(0);
      return problems.length > 0 ? { ok: false, problems } : { ok: true, value: input.footprint, problems: [] };
    },
  }),
}));

const LINE: Sketch = {
  kind: 'line',
  coordinates: [[107, 40], [107.02, 40.004], [107.03, 40.02]], // biome-ignore format: a line
  distanceMetres: 50,
  safetyMetres: 20,
};
const site = () => getApp().project.footprints.at(-1)!;
const put = (polygons: PolygonCoordinates) =>
  edit((p) => ({ ...p, footprints: p.footprints.map((f) => ({ ...f, polygons })) }));
/** As hands move and turn a site: 27 km away, about its own middle. */
const elsewhere = (polygons: PolygonCoordinates): PolygonCoordinates => {
  const carried = carriedBy(polygons, { east: 21_000, north: -17_000 });
  return turned(carried, centreOf(carried), 37);
};
/** Largest distance of corners that belong to each other, metres. */
const apart = (a: PolygonCoordinates, b: PolygonCoordinates): number => {
  const [from, to] = [a.flat(2), b.flat(2)];
  expect(from.length).toBe(to.length);
  return Math.max(
    ...from.map((p, i) => {
      const { east, north } = offsetFrom([p[0] ?? 0, p[1] ?? 0], to[i]!);
      return Math.hypot(east, north);
    }),
  );
};

beforeEach(async () => {
  faults.length = 0;
  setSession({ refused: null, problems: [] });
  replaceProject(EMPTY_PROJECT);
  await widenSketch(LINE);
});

describe('the motion of a shape', () => {
  const shape = () => site().polygons;

  it('is that of a shape that was carried and turned, but for what the round earth bends', () => {
    const moved = elsewhere(shape());
    const motion = rigidMotion(shape(), moved)!;
    const again = shape().map((p) => p.map((r) => r.map(motion)));
    expect(apart(again, moved)).toBeLessThan(0.2);
    expect(
      apart(
        shape().map((p) => p.map((r) => r.map(rigidMotion(shape(), shape())!))),
        shape(),
      ),
    ).toBeLessThan(1e-6);
  });

  it('is none where a corner was moved, put in, or all of it stretched', () => {
    const ref = { polygon: 0, ring: 0, vertex: 2 };
    const [lon = 0, lat = 0] = shape()[0]![0]![2]!;
    expect(rigidMotion(shape(), movedVertex(shape(), ref, [lon + 1e-4, lat]))).toBeNull();
    expect(rigidMotion(shape(), insertedVertex(shape(), ref, [lon, lat]))).toBeNull();
    expect(
      rigidMotion(
        shape(),
        shape().map((p) => p.map((r) => r.map(([x, y]) => [x! * 2 - 107, y!]))),
      ),
    ).toBeNull();
    expect(rigidMotion([], [])).toBeNull();
  });
});

describe('a width that is changed', () => {
  it('makes the site anew where it was made, as one step of undo', async () => {
    const before = site();
    typeWidths(before.id, { distanceMetres: 6, safetyMetres: 0 });
    await vi.waitFor(() => expect(site().distanceMetres).toBe(6));
    typeWidths(before.id, { distanceMetres: 60, safetyMetres: 0 });
    await keepWidths();
    const direct = await widen({ ...LINE, distanceMetres: 60 });
    expect(site()).toMatchObject({ distanceMetres: 60, polygons: direct.ok ? direct.value : null });
    expect(site().start).toBe(site().polygons);
    expect(site().safetyMetres).toBeUndefined();
    undo();
    expect(site()).toEqual(before);
    expect(before).toMatchObject({ distanceMetres: 50, safetyMetres: 20 });
  });

  it('keeps the site where it was moved and turned to', async () => {
    const there = elsewhere(site().polygons);
    put(there);
    typeWidths(site().id, { distanceMetres: 50, safetyMetres: 20 });
    await keepWidths();
    expect(apart(site().polygons, there)).toBeLessThan(0.4);
    typeWidths(site().id, { distanceMetres: 500, safetyMetres: 0 });
    await keepWidths();
    const [wide, narrow] = [polygonsArea(site().polygons), polygonsArea(there)];
    expect(wide / narrow).toBeGreaterThan(5);
    expect(Math.abs(wide / polygonsArea(site().start) - 1)).toBeLessThan(1e-5);
    expect(motionOf(site())).not.toBeNull();
  });

  it('is not taken where the shape was changed otherwise, and is dropped when it is given up', async () => {
    const kept = site();
    typeWidths(kept.id, { distanceMetres: 500, safetyMetres: 0 });
    dropWidths();
    await keepWidths();
    expect(site()).toBe(kept);
    put(movedVertex(kept.polygons, { polygon: 0, ring: 0, vertex: 1 }, [107.5, 40]));
    const changed = site();
    expect(motionOf(changed)).toBeNull();
    typeWidths(changed.id, { distanceMetres: 500, safetyMetres: 0 });
    await keepWidths();
    expect(site()).toBe(changed);
  });

  it('holds for a copy, which has its own line', async () => {
    const { polygons } = site();
    copyActive((name) => `${name} 2`);
    const copy = site();
    expect(apart(copy.polygons, polygons)).toBeGreaterThan(100);
    typeWidths(copy.id, { distanceMetres: 50, safetyMetres: 20 });
    await keepWidths();
    expect(apart(site().polygons, copy.polygons)).toBeLessThan(0.2);
    expect(getApp().project.footprints[0]!.polygons).toBe(polygons);
  });
});

describe('a point of its line that is dragged', () => {
  const toPixel = ([x, y]: readonly [number, number]): [number, number] => [x * 1e4, y * 1e4];
  const POINT = { polygon: 0, ring: 0, vertex: 2 };

  it("is a handle, and no corner of the strip is; of a point's circle nothing is", () => {
    const { polygons, axis } = site();
    const { corners, middles } = handlesOf(polygons, { axis: axisOf(site()) });
    expect(corners.map((handle) => handle.position)).toEqual(LINE.coordinates);
    expect(middles).toHaveLength(2);
    expect(hitTest(polygons, axis![2]!, toPixel, { axis: axisOf(site()) })).toEqual({ kind: 'vertex', ref: POINT });
    const near = ([lon = 0, lat = 0]: readonly number[]): [number, number] => [lon * 1e6, lat * 1e6];
    const [lon = 0, lat = 0] = polygons[0]![0]![1]!;
    expect(hitTest(polygons, [lon, lat], near).kind).toBe('vertex');
    expect(hitTest(polygons, [lon, lat], near, { axis: axisOf(site()) }).kind).not.toBe('vertex');
    expect(handlesOf(polygons, { axis: axisOf({ ...site(), origin: 'point' }) }).corners).toEqual([]);
    put(movedVertex(polygons, { polygon: 0, ring: 0, vertex: 1 }, [107.5, 40]));
    expect(axisOf(site())).toBeNull();
  });

  it('has the strip made anew, as wide as before and as one step of undo', async () => {
    const before = site();
    const steps = getApp().past.length;
    const drag = beginAxis(axisOf(before), { kind: 'vertex', ref: POINT })!;
    for (const lat of [40.03, 40.035, 40.04]) layAlong(before, movedPoint(drag.axis, drag.ref, [107.03, lat]));
    await keepLaid();
    const axis = [...LINE.coordinates.slice(0, 2), [107.03, 40.04]];
    const direct = await widen({ ...LINE, coordinates: axis as never, distanceMetres: 90 });
    expect(site()).toMatchObject({
      axis,
      distanceMetres: 50,
      safetyMetres: 20,
      polygons: direct.ok ? direct.value : null,
    });
    expect([motionOf(site()) !== null, getApp().past.length]).toEqual([true, steps + 1]);
    undo();
    expect(site()).toEqual(before);
  });

  it('may be put in between and taken away, while two stay', async () => {
    const hit = { kind: 'middle', ref: { ...POINT, vertex: 0 }, position: [107.01, 40.002] } as const;
    const drag = beginAxis(axisOf(site()), hit)!;
    layAlong(site(), movedPoint(drag.axis, drag.ref, [107.01, 40.01]));
    await keepLaid();
    expect(site().axis).toHaveLength(4);
    expect(site().axis![1]).toEqual([107.01, 40.01]);
    const shorter = withoutPoint(site().axis!, POINT)!;
    expect(withoutPoint(shorter.slice(1), POINT)).toBeNull();
    expect(beginAxis(axisOf(site()), { kind: 'inside' })).toBeNull();
  });

  it('goes where the hand does, where the site was moved and turned', async () => {
    put(elsewhere(site().polygons));
    const there = axisOf(site())!;
    const [lon, lat] = there[2]!;
    layAlong(site(), movedPoint(there, POINT, [lon, lat + 0.01]));
    await keepLaid();
    const now = axisOf(site())!;
    expect(apart([[now.map((at) => [...at])]], [[[...there.slice(0, 2), [lon, lat + 0.01]].map((at) => [...at])]])).toBeLessThan(0.5); // biome-ignore format: one check
  });

  it('goes back where the drag is given up', async () => {
    const before = site();
    layAlong(before, movedPoint(axisOf(before)!, POINT, [107.03, 40.05]));
    await vi.waitFor(() => expect(site()).not.toBe(before));
    layAlong(before, movedPoint(axisOf(before)!, POINT, [107.03, 40.06]));
    dropLaid();
    await keepLaid();
    expect(site()).toBe(before);
  });
});

describe('what a check is told of the design', () => {
  it('is the line as it lies and its land without the safety distance, where it was moved to', async () => {
    const narrow = await widen({ ...LINE, distanceMetres: 50 });
    expect(designOf(site())).toEqual({ axis: LINE.coordinates, land: narrow.ok ? narrow.value : null });
    put(elsewhere(site().polygons));
    const { axis, land } = designOf(site())!;
    expect(Math.abs(lineLength(axis!) / lineLength(LINE.coordinates) - 1)).toBeLessThan(1e-4);
    expect(Math.abs(polygonsArea(land as PolygonCoordinates) / polygonsArea(site().land!) - 1)).toBeLessThan(1e-5);
    expect(boxOf(site().polygons)[0]).toBeLessThan(boxOf(land as PolygonCoordinates)[0]);
    copyActive((name) => `${name} 2`);
    const copied = designOf(site())!;
    expect(boxOf(copied.land as PolygonCoordinates)[0]).toBeGreaterThan(boxOf(land as PolygonCoordinates)[0]);
    expect(isInside(copied.land as PolygonCoordinates, copied.axis![1]!)).toBe(true);
  });

  it('is all of the site where there is no safety distance, and unknown where its shape was changed otherwise', async () => {
    const { polygons } = site();
    put(movedVertex(polygons, { polygon: 0, ring: 0, vertex: 1 }, [107.5, 40]));
    expect(designOf(site())).toEqual({ axis: null, land: null });
    put(polygons);
    typeWidths(site().id, { distanceMetres: 60, safetyMetres: 0 });
    await keepWidths();
    expect(designOf(site())).toEqual({ axis: LINE.coordinates, land: 'all' });
    expect(designOf({ ...site(), origin: 'drawn' })).toBeUndefined();
  });
});

describe('copies', () => {
  it('have names of their own, those of copies too', () => {
    const name = site().name;
    duplicateActive();
    duplicateActive();
    edit((p) => ({ ...p, activeFootprintId: p.footprints[0]!.id }));
    duplicateActive();
    expect(getApp().project.footprints.map((f) => f.name)).toEqual(
      ['', ' 副本', ' 副本 2', ' 副本 3'].map((ending) => `${name}${ending}`),
    );
  });
});

describe('a site that was kept before land was', () => {
  const keptBefore = () => {
    const { land, ...rest } = site();
    replaceProject({ ...EMPTY_PROJECT, footprints: [rest], activeFootprintId: rest.id });
    return land!;
  };

  it('has its land as soon as its project is on show, as no step, and through undo too', async () => {
    const stop = followLand();
    const made = keptBefore();
    edit((p) => ({ ...p, footprints: p.footprints.map((f) => ({ ...f, name: 'renamed' })) }));
    await vi.waitFor(() => expect(site().land).toEqual(made));
    expect(designOf(site())).toEqual({ axis: LINE.coordinates, land: made });
    expect(getApp().past).toHaveLength(1);
    undo();
    expect([site().name === 'renamed', site().land]).toEqual([false, made]);
    expect(getApp().past).toHaveLength(0);
    stop();
  });

  it('keeps its land where it was moved to before, and a line of another width has its own', async () => {
    const stop = followLand();
    keptBefore();
    put(elsewhere(site().polygons));
    await vi.waitFor(() => expect(site().land).toBeDefined());
    const { land } = designOf(site())!;
    expect(boxOf(site().polygons)[0]).toBeLessThan(boxOf(land as PolygonCoordinates)[0]);
    const wide = { ...site(), distanceMetres: 80, land: undefined };
    replaceProject({ ...EMPTY_PROJECT, footprints: [wide as never], activeFootprintId: wide.id });
    await vi.waitFor(() => expect(site().land).toBeDefined());
    expect(polygonsArea(site().land!) / polygonsArea(land as PolygonCoordinates)).toBeGreaterThan(1.5);
    stop();
  });

  it('has none where its line was not kept either: a width alone says no ground', async () => {
    keptBefore();
    const { axis: _, ...rest } = site();
    expect((await withLand(rest)).land).toBeUndefined();
    expect((await withLand({ ...site(), safetyMetres: 0 })).land).toBeUndefined();
  });
});

describe('a refused shape that is mended', () => {
  it('keeps its width and safety distance, and is no longer the shape of its line', async () => {
    faults.push({ code: 'ring-self-crossing', severity: 'error', where: {}, values: {} });
    expect(await widenSketch({ ...LINE, distanceMetres: 80 })).toBe(false);
    expect(getApp().refused?.from).toMatchObject({ origin: 'line', distanceMetres: 80, safetyMetres: 20 });
    await mendRefused();
    expect(site()).toMatchObject({ origin: 'line', distanceMetres: 80, safetyMetres: 20, polygons: MENDED });
    expect([site().axis, getApp().refused]).toEqual([undefined, null]);
  });
});
