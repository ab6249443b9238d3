/** The layers of a city that share borders: all are sets of faces of one arrangement. */
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { arrange, type Face, join, withoutSpecks } from './arrangement.ts';
import type { District } from './borders.ts';
import { polygonFeature } from './features.ts';
import { raggedShape } from './fractal.ts';
import { bufferLines } from './geos.ts';
import type { Area, Frame } from './grid.ts';
import type { CityPlan, Shape } from './plan.ts';

/** Parts and holes below this are leavings of the cutting, square metres. */
const SPECK = 3000;
/** Half width of the strips where the general space runs over the red line by mistake, metres. */
const DIRT = 14;

export interface Ground {
  readonly districts: readonly District[];
  readonly neighbours: readonly District[];
  readonly range: Area;
}

export type SharedLayers = Record<
  | 'districts'
  | 'neighbours'
  | 'management-range'
  | 'red-line'
  | 'red-line-before'
  | 'ecological-space'
  | 'protected-areas'
  | 'built-up'
  | 'water-sources',
  LayerFeature[]
>;

/** Every outline that cuts the plane, by name. */
function sourcesOf(plan: CityPlan, frame: Frame, ground: Ground): Map<string, Area> {
  const sources = new Map<string, Area>();
  const add = (key: string, shape: Shape, ragged = plan.ragged): void => {
    sources.set(key, raggedShape(`${plan.id}/${key}`, shape, frame, ragged));
  };
  for (const d of ground.districts) sources.set(`district/${d.code}`, d.area);
  for (const d of ground.neighbours) sources.set(`neighbour/${d.code}`, d.area);
  sources.set('range', ground.range);
  const built = { roughness: 0.09, edge: plan.ragged.edge };
  for (const [i, s] of plan.redLine.entries()) add(`red/${i}`, s);
  for (const [i, s] of plan.space.entries()) add(`space/${i}`, s);
  for (const [i, s] of plan.builtUp.entries()) add(`built/${i}`, s, built);
  for (const [i, a] of plan.areas.entries()) {
    add(`area/${i}`, a);
    for (const [k, core] of a.cores.entries()) add(`core/${i}/${k}`, core);
  }
  const fine = { roughness: 0.12, edge: plan.ragged.edge / 2 };
  const spots = { hole: plan.holes, gain: plan.gains, loss: plan.losses, source: plan.sources, dirty: plan.dirty };
  for (const [key, list] of Object.entries(spots)) {
    for (const [i, s] of list.entries()) add(`${key}/${i}`, s, fine);
  }
  for (const [i, s] of plan.sources.entries()) add(`source-core/${i}`, { ...s, radius: s.core }, fine);
  const edges = plan.redLine.flatMap((_, i) => sources.get(`red/${i}`)!.flat());
  if (plan.dirty.length > 0) sources.set('dirt', bufferLines(edges, DIRT / Math.sqrt(frame.cell), 1));
  return sources;
}

/** Index of the first source of a kind the face lies in, or -1. */
function first(face: Face, kind: string, count: number): number {
  for (let i = 0; i < count; i++) if (face.in.has(`${kind}/${i}`)) return i;
  return -1;
}

export function buildShared(plan: CityPlan, frame: Frame, ground: Ground): SharedLayers {
  const faces = arrange(sourcesOf(plan, frame, ground));
  const least = SPECK / frame.cell;
  const area = (test: (face: Face) => boolean) => withoutSpecks(join(faces.filter(test)), least);
  const inCity = (f: Face) => ground.districts.some((d) => f.in.has(`district/${d.code}`));
  const built = (f: Face) => first(f, 'built', plan.builtUp.length) >= 0;
  const open = (f: Face) => inCity(f) && !built(f) && first(f, 'hole', plan.holes.length) < 0;
  const before = (f: Face) => (open(f) ? first(f, 'red', plan.redLine.length) : -1);
  const inForce = (f: Face) => {
    const old = before(f);
    if (old >= 0) return plan.losses.some((l, i) => l.of === old && f.in.has(`loss/${i}`)) ? -1 : old;
    const gain = first(f, 'gain', plan.gains.length);
    return gain >= 0 && open(f) ? plan.gains[gain]!.of : -1;
  };
  const dirty = (f: Face) => f.in.has('dirt') && first(f, 'dirty', plan.dirty.length) >= 0;
  const space = (f: Face) =>
    open(f) && !f.in.has('range') && (inForce(f) < 0 || dirty(f)) ? first(f, 'space', plan.space.length) : -1;
  const red = (of: (f: Face) => number) =>
    plan.redLine.flatMap((o, i) =>
      polygonFeature(
        id('RL', i),
        o.name,
        'red-line',
        area((f) => of(f) === i),
        { type: o.type },
      ),
    );
  const whole = (prefix: string, districts: readonly District[], key: string) =>
    districts.flatMap((d) =>
      polygonFeature(d.code, d.name, key, join(faces.filter((f) => f.in.has(`${key}/${d.code}`))), {
        code: d.code,
        type: prefix,
      }),
    );
  return {
    districts: whole('行政区', ground.districts, 'district'),
    neighbours: whole('周边行政区', ground.neighbours, 'neighbour'),
    'management-range': polygonFeature(
      'MR-001',
      `${plan.river.zh}河道管理范围`,
      'management-range',
      join(faces.filter((f) => f.in.has('range'))),
      {
        type: '河道管理范围',
      },
    ),
    'red-line': red(inForce),
    'red-line-before': red(before),
    'ecological-space': plan.space.flatMap((o, i) =>
      polygonFeature(
        id('ES', i),
        o.name,
        'ecological-space',
        area((f) => space(f) === i),
        { type: '一般生态空间' },
      ),
    ),
    'protected-areas': protectedAreas(plan, area, inCity),
    'built-up': plan.builtUp.flatMap((o, i) =>
      polygonFeature(
        id('BU', i),
        o.name,
        'built-up',
        area((f) => inCity(f) && f.in.has(`built/${i}`)),
        { type: '建成区' },
      ),
    ),
    'water-sources': waterSources(plan, area, inCity),
  };
}

export const id = (prefix: string, index: number): string => `${prefix}-${String(index + 1).padStart(3, '0')}`;

type Cut = (test: (face: Face) => boolean) => Area;

function protectedAreas(plan: CityPlan, area: Cut, inCity: (f: Face) => boolean): LayerFeature[] {
  return plan.areas.flatMap((a, i) => {
    const core = (f: Face) => first(f, `core/${i}`, a.cores.length) >= 0;
    const within = (f: Face) => inCity(f) && f.in.has(`area/${i}`);
    const columns = { type: a.type, area: a.name };
    return [
      ...polygonFeature(
        `${id('PA', i)}-1`,
        `${a.name}核心保护区`,
        'core',
        area((f) => within(f) && core(f)),
        columns,
      ),
      ...polygonFeature(
        `${id('PA', i)}-2`,
        `${a.name}一般控制区`,
        'general',
        area((f) => within(f) && !core(f)),
        columns,
      ),
    ];
  });
}

function waterSources(plan: CityPlan, area: Cut, inCity: (f: Face) => boolean): LayerFeature[] {
  return plan.sources.flatMap((s, i) => {
    const core = (f: Face) => f.in.has(`source-core/${i}`);
    const within = (f: Face) => inCity(f) && (f.in.has(`source/${i}`) || core(f));
    const columns = { type: '饮用水水源保护区', area: s.name };
    return [
      ...polygonFeature(
        `${id('WS', i)}-1`,
        `${s.name}一级保护区`,
        'source-1',
        area((f) => within(f) && core(f)),
        columns,
      ),
      ...polygonFeature(
        `${id('WS', i)}-2`,
        `${s.name}二级保护区`,
        'source-2',
        area((f) => within(f) && !core(f)),
        columns,
      ),
    ];
  });
}
