/** One footprint of 100 vertices after the other against a million vertices, as a hand that drags it would have it. */
import {
  type Arrangement,
  arrange,
  type CompiledLayer,
  checkFootprint,
  compileLayer,
  nearestOfClass,
  type Polygons,
  runThrough,
} from '../../src/engine/parts.ts';
import { benchLayers } from '../support/bench-layers.ts';
import { copyPolygons, indexed, type NativePostGis } from './native-postgis.ts';
import { compile } from './ours.ts';
import { milliseconds, print, quantile, show, times } from './timing.ts';

const CLASSES = 8;
/** Milliseconds of work before the clock counts. */
const WARM_UP = 2000;

export async function footprints(native: NativePostGis | null): Promise<void> {
  const { a, footprints: list } = benchLayers();
  const { layer } = compileLayer(
    a.map((polygons, n) => ({ class: n % CLASSES, polygons })),
    CLASSES,
  );
  const arrangement = runThrough(arrange([{ layer, bits: Array.from({ length: CLASSES }, (_, k) => k) }]));
  const kinds: Record<string, (p: Polygons) => unknown> = {
    'EcoSpace, compile and check: areas by class and feature': (p) => checkFootprint(arrangement, compile([p]), false),
    [`EcoSpace, the same and the nearest distance to each of ${CLASSES} classes`]: (p) =>
      areasAndDistances(arrangement, layer, p),
    'EcoSpace, areas with outlines': (p) => checkFootprint(arrangement, compile([p]), true).tracer!.outline(0),
  };
  const rows: (readonly [string, readonly number[]])[] = [];
  for (const [name, check] of Object.entries(kinds)) {
    const until = performance.now() + WARM_UP;
    while (performance.now() < until) for (const p of list) check(p);
    const spent: number[] = [];
    for (const p of list) spent.push(await milliseconds(() => check(p)));
    rows.push([name, spent]);
  }
  const median = quantile(rows[0]![1], 0.5);
  if (native)
    for (const [name, spent] of onServer(native, a, list))
      rows.push([`${native.name}, ${name}: areas by feature, footprints loaded`, spent]);
  const cells = (spent: readonly number[]) => [0.5, 0.95, 1].map((q) => print(quantile(spent, q)));
  show(
    `One footprint of 100 vertices against 200 polygons of 5,000, ms (${list.length} footprints, one by one)`,
    ['', 'p50', 'p95', 'max', 'p50 x ours'],
    rows.map(([name, spent]) => [name, ...cells(spent), times(quantile(spent, 0.5), median)]),
  );
}

function areasAndDistances(a: Arrangement, layer: CompiledLayer, p: Polygons): number {
  const footprint = compile([p]);
  const { features } = checkFootprint(a, footprint, false);
  const met = new Set(features.map(({ feature }) => layer.featureClass[feature]!));
  let sum = 0;
  for (let k = 0; k < CLASSES; k++) if (!met.has(k)) sum += nearestOfClass(footprint, layer, k)!.metres;
  return sum;
}

/** Each footprint by a prepared statement, timed on the server, so that no travelling is counted. */
function onServer(native: NativePostGis, a: readonly Polygons[], list: readonly Polygons[]): [string, number[]][] {
  const loop = (table: string) => `
do $$
declare f record; started timestamptz; total float;
begin
  for f in select id, geom from f order by id loop
    started := clock_timestamp();
    select sum(area) into total from (
      select sum(st_area(st_intersection(t.geom, f.geom))) as area
      from ${table} t where st_intersects(t.geom, f.geom) group by t.id) of_features;
    insert into spent values ('${table}', extract(epoch from clock_timestamp() - started) * 1000);
  end loop;
end $$;
`;
  const out = native.run(`
${copyPolygons('a', a)}${indexed('a')}${copyPolygons('f', list)}
create temp table parts as select id, st_subdivide(geom, 128) as geom from a;
${indexed('parts')}
create temp table spent (t text, ms float);
${loop('parts')}${loop('a')}
truncate spent;
${loop('parts')}${loop('a')}
select t, ms from spent;
`);
  const rows = out.trim().split('\n');
  const of = (table: string) =>
    rows.filter((row) => row.startsWith(`${table}|`)).map((row) => Number(row.slice(table.length + 1)));
  return [
    ['ST_Subdivide(128) and GiST', of('parts')],
    ['GiST', of('a')],
  ];
}
