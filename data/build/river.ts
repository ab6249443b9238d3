/** The layers made around the river: water, management range, shore zones, bands. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import type { District } from './borders.ts';
import { id } from './city-layers.ts';
import { buildCourse, pathLength, readCourse, strip, walk } from './course.ts';
import { lineFeature, polygonFeature } from './features.ts';
import { raggedOutline, raggedShape } from './fractal.ts';
import { buffer, difference, simplify, tester, union } from './geos.ts';
import { type Area, type Frame, type Ring, toGrid } from './grid.ts';
import { BUILD_FOLDER } from './packages.ts';
import type { CityPlan } from './plan.ts';

/** Bare margin of the range beyond the water, metres. */
const MARGIN = 60;
/** Bays of a lake narrower than twice this are closed, since a range runs past them, metres. */
const BAY = 650;
/** Shore no farther from the lake is its shore, metres. */
const LAKESIDE = 900;
/** Radius to which the corners of the lake's source are rounded, metres. */
const ROUND = 330;

export interface River {
  readonly course: Ring;
  readonly courseSource: { zh: string; en: string };
  readonly water: Area;
  readonly lake: Area;
  readonly range: Area;
}

interface LakeFile {
  source: { zh: string; en: string };
  polygons: number[][][][];
}

export function buildRiver(plan: CityPlan, frame: Frame, districts: readonly District[]): River {
  const file = readCourse(plan.id);
  const course = buildCourse(file, districts);
  const lake = plan.lake ? rounded(readLake(plan.lake.file), plan.id, frame) : [];
  const water = strip(`${plan.id}/water`, course, frame, plan.water);
  const metre = 1 / Math.sqrt(frame.cell);
  const wide = strip(`${plan.id}/range`, course, frame, plan.range);
  const shores = buffer(water, MARGIN * metre, 3);
  const lakeside = plan.lake ? marginOf(lake, plan.lake.margin, metre) : [];
  const range = union([...wide, ...shores, ...lakeside]).map((polygon) => [polygon[0]!]);
  return { course, courseSource: file.source, water: difference(water, lake), lake, range };
}

function marginOf(lake: Area, margin: number, metre: number): Area {
  const closed = buffer(buffer(lake, (margin + BAY) * metre, 6), -BAY * metre, 4);
  return simplify(closed, 14 * metre);
}

/**
 * The source cuts water bodies along a lattice of about 1 km: its corners are no shore. They are rounded and the edges
 * displaced by less than the source's own error.
 */
function rounded(lake: Area, city: string, frame: Frame): Area {
  const metre = 1 / Math.sqrt(frame.cell);
  const closed = buffer(buffer(lake, ROUND * metre), -2 * ROUND * metre);
  const round = simplify(buffer(closed, ROUND * metre), 45 * metre);
  return raggedOutline(`${city}/lake`, round, frame, { roughness: 0.11, edge: 170 });
}

function readLake(name: string): Area {
  const file = JSON.parse(readFileSync(join(BUILD_FOLDER, 'courses', `${name}.json`), 'utf8')) as LakeFile;
  return file.polygons.map((polygon) => polygon.map((ring) => ring.map(toGrid)));
}

export function waterFeatures(plan: CityPlan, frame: Frame, river: River): LayerFeature[] {
  const lakes = plan.lakes.flatMap((lake, i) => {
    const shape = raggedShape(`${plan.id}/lake/${i}`, lake, frame, { roughness: 0.1, edge: plan.ragged.edge });
    return polygonFeature(id('LA', i), lake.name, 'lake', difference(shape, river.water), { type: '湖库水面' });
  });
  return [...polygonFeature('WA-001', plan.river.zh, 'river-water', river.water, { type: '河流水面' }), ...lakes];
}

export function lakeFeatures(plan: CityPlan, river: River): LayerFeature[] {
  return plan.lake ? polygonFeature('LK-001', plan.lake.name, 'lake', river.lake, { type: '湖库水面' }) : [];
}

export function courseFeatures(plan: CityPlan, course: Ring): LayerFeature[] {
  return [lineFeature('RC-001', plan.river.zh, 'river-course', course, { type: '河流中线' })];
}

/** Shore zones: stretches of the range's own outline, cut at its vertices; of the lake where their middle is near it. */
export function shoreFeatures(plan: CityPlan, frame: Frame, range: Area, lake: Area): LayerFeature[] {
  const lakeside = lake.length > 0 ? tester(buffer(lake, LAKESIDE / Math.sqrt(frame.cell))) : null;
  const isLake = (line: Ring) => lakeside?.contains(line[line.length >> 1]!) ?? false;
  const outline = range.map((p) => p[0]!).reduce((a, b) => (b.length > a.length ? b : a));
  const out: LayerFeature[] = [];
  for (const bank of plan.banks) {
    const line = walk(outline, toGrid(bank.from), toGrid(bank.to));
    const total = pathLength(line);
    let at = 0;
    let end = 0;
    bank.zones.forEach(([cls, share], k) => {
      end += share * total;
      let to = at;
      let reached = pathLength(line.slice(0, at + 1));
      while (to < line.length - 1 && (to === at || reached < end || k === bank.zones.length - 1)) {
        reached += pathLength(line.slice(to, to + 2));
        to++;
      }
      const number = out.length;
      out.push(
        lineFeature(id('SH', number), `${bank.bank}${SHORE[cls]} ${k + 1} 段`, cls, line.slice(at, to + 1), {
          bank: bank.bank,
          water: isLake(line.slice(at, to + 1)) ? plan.lake!.name : plan.river.zh,
          type: SHORE[cls]!,
        }),
      );
      at = to;
    });
  }
  lakeside?.free();
  return out;
}

const SHORE: Record<string, string> = {
  'shore-protect': '岸线保护区',
  'shore-reserve': '岸线保留区',
  'shore-control': '岸线控制利用区',
  'shore-develop': '岸线开发利用区',
  'shore-unclassified': '未分区',
};
