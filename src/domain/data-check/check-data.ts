/**
 * The data check (数据体检): everything that can be seen to be wrong with a layer, as problems with a feature and a place
 * to go to. Each kind lists its gravest places and sums up the rest, so that ten thousand faults are a list to be read.
 */
import { type Fault, type OverlayLayer, openOverlay, type Work } from '../../engine/index.ts';
import type { LayerTable } from '../feature-table.ts';
import { faultProblem, noteProblems } from '../input-problems.ts';
import { polygonsOf } from '../prepared-city.ts';
import type { Problem, ProblemCode } from '../problems.ts';
import { areaProblems } from './areas.ts';
import { type Asked, type DataContext, NEIGHBOUR_BIT, OWN, OWN_BIT } from './asked.ts';
import { cityProblems } from './city.ts';
import { geometryProblems } from './geometry.ts';
import { capped, type Entry } from './list.ts';
import { overlapProblems } from './overlaps.ts';
import { thinProblems } from './thin.ts';

export interface DataCheck {
  readonly problems: readonly Problem[];
  /** Features without a defined area, which repair may help, with what is wrong with each. */
  readonly faults: ReadonlyMap<number, readonly ProblemCode[]>;
}

/** Look a layer through. Positions are longitude, latitude in degrees on CGCS2000; a vertex that is no position throws. */
export async function checkData(table: LayerTable, context: DataContext, work: Work): Promise<DataCheck> {
  const { file } = context;
  const overlay = await openOverlay(layersOf(table, context), work);
  const { faults: found, notes } = overlay.reports[OWN]!;
  const { faults, entries } = byFeature(found, file);
  const asked: Asked = { table, context, overlay, pairs: await overlay.pairs(work), faults, work };
  const problems = [
    ...geometryProblems(table, file),
    ...capped(entries),
    ...noteProblems(notes, { file }),
    ...(context.expectNoOverlap ? await overlapProblems(asked) : []),
    ...(await thinProblems(asked)),
    ...(await cityProblems(asked)),
    ...areaProblems(table, context.area, faults, file),
  ];
  return { problems, faults };
}

/** One entry a feature, for its first fault, and all codes of each. */
function byFeature(found: readonly Fault[], file: string) {
  const faults = new Map<number, ProblemCode[]>();
  const entries: Entry[] = [];
  for (const fault of found) {
    const problem = faultProblem(fault, { file, feature: fault.feature });
    const codes = faults.get(fault.feature);
    if (!codes) {
      faults.set(fault.feature, [problem.code]);
      entries.push({ problem, weight: 1 });
    } else if (!codes.includes(problem.code)) codes.push(problem.code);
  }
  return { faults, entries };
}

/** The layer, the ground it is looked at on (districts, or a frame around it), and the neighbour. */
function layersOf(table: LayerTable, { districts, neighbour }: DataContext): OverlayLayer[] {
  const open = (id: string, of: LayerTable, bits: readonly number[] | null): OverlayLayer => ({
    id,
    bits,
    features: of.features.map((f) => ({ class: 0, polygons: polygonsOf(f) })),
  });
  return [
    open('layer', table, [OWN_BIT]),
    districts ? open('districts', districts, null) : { id: 'frame', bits: null, features: [frameAround(table)] },
    ...(neighbour ? [open('neighbour', neighbour.table, [NEIGHBOUR_BIT])] : []),
  ];
}

/** Degrees by which the frame is wider than the layer. */
const MARGIN = 0.01;

function frameAround(table: LayerTable): OverlayLayer['features'][number] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const f of table.features)
    for (const rings of polygonsOf(f))
      for (const ring of rings)
        for (const [lon, lat] of ring as [number, number][]) {
          west = Math.min(west, lon);
          south = Math.min(south, lat);
          east = Math.max(east, lon);
          north = Math.max(north, lat);
        }
  if (west > east) return { class: 0, polygons: [] };
  const [w, s, e, n] = [west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN];
  return {
    class: 0,
    polygons: [
      [
        [
          [w, s],
          [e, s],
          [e, n],
          [w, n],
          [w, s],
        ],
      ],
    ],
  };
}
