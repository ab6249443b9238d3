/** Real districts: un-shifted, repaired, and cut from one plane so that neighbours share their border vertex by vertex. */
import { arrange, type Face, join, withoutSpecks } from './arrangement.ts';
import { makeValid, simplifyCoverage } from './geos.ts';
import { type Area, PER_DEGREE, type Point, type Ring, toGrid } from './grid.ts';
import { readShapes, unshift } from './packages.ts';

export interface District {
  readonly code: string;
  readonly name: string;
  readonly area: Area;
}

export interface BorderPlan {
  /** Shape files of the source, the city's own first: where two overlap, the earlier keeps the ground. */
  readonly files: readonly string[];
  /** Whether a district of those files belongs to the city; the others are neighbours. */
  readonly own: (code: string) => boolean;
  /** West, south, east, north, degrees: neighbours are cut off here. */
  readonly box: readonly [number, number, number, number];
  /** Visvalingam-Whyatt tolerance in degrees, 0 to keep every vertex. */
  readonly tolerance: number;
}

const SPECK_DEGREES = 0.002;
/** Borders between neighbours are context only, degrees. */
const NEIGHBOUR_TOLERANCE = 0.004;

function ground(polygons: number[][][][]): Area {
  const onGrid = polygons.map((polygon) =>
    polygon.map((ring) => {
      const points = ring.map((p) => toGrid(unshift(p)));
      return closed(points.filter((p, i) => i === 0 || p[0] !== points[i - 1]![0] || p[1] !== points[i - 1]![1]));
    }),
  );
  return makeValid(onGrid.filter((polygon) => polygon[0]!.length > 3));
}

function closed(ring: Ring): Ring {
  const [a, b] = [ring[0]!, ring.at(-1)!];
  return a[0] === b[0] && a[1] === b[1] ? ring : [...ring, a];
}

function rectangle(box: readonly [number, number, number, number]): Area {
  const [west, south, east, north] = box;
  const corners: Point[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return [[corners.map(toGrid)]];
}

export interface Borders {
  readonly own: District[];
  readonly neighbours: District[];
  /** All of them with the neighbours' borders in full, for the river's course along them. */
  readonly full: District[];
}

export function readDistricts(plan: BorderPlan): Borders {
  const shapes = plan.files.flatMap(readShapes).map((s) => ({ code: s.code, name: s.name, area: ground(s.polygons) }));
  const sources = new Map(shapes.map((s) => [s.code, s.area]));
  sources.set('box', rectangle(plan.box));
  const byDistrict = new Map<string, Face[]>(shapes.map((s) => [s.code, []]));
  for (const face of arrange(sources)) {
    const owner = shapes.find((s) => face.in.has(s.code));
    if (owner && (face.in.has('box') || plan.own(owner.code))) byDistrict.get(owner.code)!.push(face);
  }
  const speck = (SPECK_DEGREES * PER_DEGREE) ** 2;
  const whole = shapes
    .map((s) => ({ ...s, area: withoutSpecks(join(byDistrict.get(s.code)!), speck) }))
    .filter((s) => s.area.length > 0);
  const simple = thinned(
    whole.map((s) => s.area),
    plan.tolerance,
  );
  const districts = whole.map((s, i) => ({ ...s, area: simple[i]! }));
  const own = districts.filter((d) => plan.own(d.code));
  const others = districts.filter((d) => !plan.own(d.code));
  const thin = simplifyCoverage(
    others.map((d) => d.area),
    Math.max(NEIGHBOUR_TOLERANCE, 2 * plan.tolerance) * PER_DEGREE,
    true,
  );
  return { own, neighbours: others.map((d, i) => ({ ...d, area: thin[i]! })), full: districts };
}

function thinned(areas: Area[], tolerance: number): Area[] {
  return tolerance > 0 ? simplifyCoverage(areas, tolerance * PER_DEGREE) : areas;
}
