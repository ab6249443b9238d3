/** Small things strewn over the city: parks, bus stops, remediation sites and blocks. */
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { id } from './city-layers.ts';
import { pointFeature, polygonFeature } from './features.ts';
import { raggedShape, raggedSpot, type Spot } from './fractal.ts';
import { difference, intersection, tester, union } from './geos.ts';
import { type Area, distance, type Frame, type Point, toDegrees } from './grid.ts';
import type { CityPlan, SitePlan } from './plan.ts';
import { type Random, random } from './random.ts';

export interface Surroundings {
  readonly city: Area;
  readonly builtUp: Area;
  readonly range: Area;
}

const STATUS = ['untreated', 'treating', 'accepted', 'closed'] as const;

/** Points in an area, no two nearer than `apart` metres. */
function scatter(draw: Random, area: Area, count: number, apart: number, frame: Frame): Point[] {
  const points = area.flat(2);
  const xs = points.map((p) => p[0]!);
  const ys = points.map((p) => p[1]!);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const test = tester(area);
  const out: Point[] = [];
  for (let tries = 0; out.length < count && tries < 40_000; tries++) {
    const p: Point = [Math.round(draw.between(west, east)), Math.round(draw.between(south, north))];
    if (test.contains(p) && out.every((q) => distance(frame.toMetres(p), frame.toMetres(q)) > apart)) out.push(p);
  }
  test.free();
  return out;
}

export function miningGround(plan: CityPlan, frame: Frame, around: Surroundings): Area {
  const areas = plan.mining.map((m, i) => raggedShape(`${plan.id}/mining/${i}`, m, frame, plan.ragged));
  return difference(intersection(union(areas.flat()), around.city), union([...around.builtUp, ...around.range]));
}

export function parkFeatures(plan: CityPlan, frame: Frame, around: Surroundings): LayerFeature[] {
  if (plan.parks === 0) return [];
  const draw = random(`${plan.id}/parks`);
  return scatter(draw, around.builtUp, plan.parks, 620, frame).flatMap((p, i) => {
    const spot: Spot = {
      at: toDegrees(p),
      radius: draw.between(60, 210),
      stretch: draw.between(1, 2.2),
      turn: draw.between(0, 180),
    };
    const park = intersection(
      raggedSpot(`${plan.id}/park/${i}`, spot, frame, { roughness: 0.06, edge: 90 }),
      around.builtUp,
    );
    return polygonFeature(id('PK', i), `公园绿地 ${i + 1} 号`, 'park', park, { type: '公园绿地' });
  });
}

/** Points on an uneven grid over an area, `step` metres apart on average. */
function unevenGrid(draw: Random, area: Area, step: number, frame: Frame): Point[] {
  const test = tester(area);
  const metres = area.flat(2).map((p) => frame.toMetres(p));
  const [xs, ys] = [metres.map((p) => p[0]!), metres.map((p) => p[1]!)];
  const out: Point[] = [];
  const [top, right] = [Math.max(...ys), Math.max(...xs)];
  for (let y = Math.min(...ys); y < top; y += step) {
    for (let x = Math.min(...xs); x < right; x += step) {
      const shifted: Point = [x + draw.between(-0.3, 0.3) * step, y + draw.between(-0.3, 0.3) * step];
      const at = frame.toGrid(shifted);
      if (test.contains(at)) out.push(at);
    }
  }
  test.free();
  return out;
}

export function stopFeatures(plan: CityPlan, frame: Frame, around: Surroundings): LayerFeature[] {
  if (plan.stopSpacing === 0) return [];
  return unevenGrid(random(`${plan.id}/stops`), around.builtUp, plan.stopSpacing, frame).map((at, i) =>
    pointFeature(id('ST', i), `公交站点 ${i + 1} 号`, 'stop', at, { type: '公交站点' }),
  );
}

export function bikeFeatures(plan: CityPlan, frame: Frame, builtUp: readonly Area[]): LayerFeature[] {
  if (!plan.bikes) return [];
  const area = builtUp[plan.bikes.builtUp]!;
  return unevenGrid(random(`${plan.id}/bikes`), area, plan.bikes.spacing, frame).map((at, i) =>
    pointFeature(id('BK', i), `自行车租赁点 ${i + 1} 号`, 'bike', at, { type: '自行车租赁点' }),
  );
}

export function coalParkFeatures(plan: CityPlan, frame: Frame, around: Surroundings): LayerFeature[] {
  return plan.coalParks.flatMap((spot, i) => {
    const shape = raggedSpot(`${plan.id}/coal-park/${i}`, spot, frame, { roughness: 0.02, edge: 400 });
    const ground = intersection(shape, around.city);
    return polygonFeature(id('CP', i), `综合性煤炭产业园 ${i + 1} 号`, 'coal-park', ground, {
      type: '综合性煤炭产业园',
    });
  });
}

export function blockFeatures(plan: CityPlan, frame: Frame, around: Surroundings, mining: Area): LayerFeature[] {
  const draw = random(`${plan.id}/blocks`);
  const status = [
    'closed',
    'accepted',
    'accepted',
    'treating',
    'treating',
    'treating',
    'treating',
    'closed',
    'untreated',
    'treating',
  ];
  return scatter(draw, mining, plan.blocks, 2600, frame).flatMap((p, i) => {
    const spot: Spot = {
      at: toDegrees(p),
      radius: draw.between(420, 900),
      stretch: draw.between(1, 2),
      turn: draw.between(0, 180),
    };
    const shape = raggedSpot(`${plan.id}/block/${i}`, spot, frame, { roughness: 0.12, edge: 160 });
    const ground = intersection(shape, around.city);
    return polygonFeature(id('BL', i), `集中连片治理区 ${i + 1} 号`, 'block', ground, {
      type: '集中连片治理',
      status: status[i % status.length]!,
      deadline: 2025,
      found: 2021,
      holder: '自然资源局',
    });
  });
}

export function siteFeatures(plan: CityPlan, frame: Frame, around: Surroundings, mining: Area): LayerFeature[] {
  return plan.sites.flatMap((site) => {
    const draw = random(`${plan.id}/sites/${site.class}`);
    return sitePoints(draw, site, frame, around, mining).map((at, i) =>
      pointFeature(
        `${PREFIX[site.class]}-${String(i + 1).padStart(2, '0')}`,
        `${site.type} ${i + 1} 号`,
        site.class,
        at,
        {
          type: site.type,
          status: statusOf(site, i),
          deadline: draw.pick(site.deadlines),
          found: draw.whole(2016, 2022),
          holder: site.holder,
        },
      ),
    );
  });
}

const PREFIX: Record<string, string> = {
  mine: 'MI',
  dump: 'DU',
  fire: 'FI',
  outfall: 'OF',
  plot: 'PL',
  tailings: 'TA',
  subsidence: 'SU',
};

function statusOf(site: SitePlan, index: number): string {
  let left = index;
  for (const [k, count] of site.status.entries()) {
    if (left < count) return STATUS[k]!;
    left -= count;
  }
  throw new Error(`${site.class}: fewer statuses than sites`);
}

function sitePoints(draw: Random, site: SitePlan, frame: Frame, around: Surroundings, mining: Area): Point[] {
  if (site.where === 'river') return bankPoints(draw, site.count, frame, around);
  const area = site.where === 'mining' ? mining : around.builtUp;
  return scatter(draw, area, site.count, site.where === 'mining' ? 900 : 500, frame);
}

/** Points on the range's outline inside the city, moved a little into the range. */
function bankPoints(draw: Random, count: number, frame: Frame, around: Surroundings): Point[] {
  const city = tester(around.city);
  const range = tester(around.range);
  const bank = around.range.flat(2).filter((p) => city.contains(p));
  const out: Point[] = [];
  for (let tries = 0; out.length < count && tries < 2000; tries++) {
    const [x, y] = frame.toMetres(draw.pick(bank)) as [number, number];
    const p = frame.toGrid([x + draw.between(-90, 90), y + draw.between(-90, 90)]);
    const far = out.every((q) => distance(frame.toMetres(p), frame.toMetres(q)) > 2500);
    if (far && range.contains(p) && city.contains(p)) out.push(p);
  }
  city.free();
  range.free();
  return out;
}
