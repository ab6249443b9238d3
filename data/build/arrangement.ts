/**
 * Areas that share borders. All outlines are cut at their crossings once and the plane between them becomes faces; every
 * layer is then a set of faces, so two layers that meet have the same vertices along the line where they meet.
 */
import { dissolve, faces, inside, tester } from './geos.ts';
import { type Area, cells, orient } from './grid.ts';

export interface Face {
  readonly area: Area;
  readonly cells: number;
  /** Names of the sources the face lies in. */
  readonly in: ReadonlySet<string>;
}

export function arrange(sources: ReadonlyMap<string, Area>): Face[] {
  const rings = [...sources.values()].flatMap((area) => area.flat());
  const plane = faces(rings).map((area) => ({ area, at: inside(area), names: new Set<string>() }));
  for (const [name, area] of sources) {
    const test = tester(area);
    for (const face of plane) if (test.contains(face.at)) face.names.add(name);
    test.free();
  }
  return plane.map((f) => ({ area: f.area, cells: cells(f.area), in: f.names }));
}

/** One area out of faces; every vertex stays. */
export function join(chosen: readonly Face[]): Area {
  return chosen.length === 0 ? [] : dissolve(chosen.flatMap((f) => f.area));
}

/** Without parts and holes smaller than `least` grid cells: leavings of the cutting, too small to mean anything. */
export function withoutSpecks(area: Area, least: number): Area {
  const kept: Area = [];
  for (const [outer, ...holes] of area) {
    if (!outer || cells([[outer]]) < least) continue;
    kept.push([outer, ...holes.filter((hole) => cells([[hole]]) >= least)]);
  }
  return orient(kept);
}
