/** The table of coverage, districts by classes: made from indexed layers, and made anew for ground within a band. */
import type { City, CityLayer } from '../../src/domain/city.ts';
import { coverageOf } from '../../src/domain/coverage/coverage.ts';
import { NO_FILTER } from '../../src/domain/coverage/filter.ts';
import { type Overview, overviewOf } from '../../src/domain/coverage/overview.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { type PreparedCity, polygonsOf, prepareCity } from '../../src/domain/prepared-city.ts';
import { ruledLayers } from '../../src/domain/siting/rules.ts';
import { atOnce } from '../../src/engine/index.ts';
import { cityLayers } from '../support/city-layers.ts';
import { independentArea } from '../support/independent-area.ts';
import { prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';
import { fromWkbHex } from '../support/wkb.ts';
import { copyPolygons, indexed, type NativePostGis, printedTimes } from './native-postgis.ts';
import { milliseconds, print, quantile, show, times } from './timing.ts';

const RUNS = 5;
const RIVAL_RUNS = 3;
/** All polygons of a group in hexadecimal. */
const WKB = "encode(st_asbinary(st_collectionextract(st_collect(st_collectionextract(geom, 3)), 3), 'NDR'), 'hex')";
const SHIPPED = 'wuhai';

export async function coverage(native: NativePostGis | null): Promise<void> {
  const [city, rules] = [shippedCity(SHIPPED), shippedRules(SHIPPED)];
  const shipped = await prepareShipped(city, rules);
  await section(`the shipped ${SHIPPED}`, shipped, ruledLayers(rules), native);
  await section('a made-up city of a million vertices', await madeUpCity(), new Set(), native);
}

async function section(
  name: string,
  prepared: PreparedCity,
  ruled: ReadonlySet<string>,
  native: NativePostGis | null,
): Promise<void> {
  const { city, versions, layerIds, overlay } = prepared;
  const blocks = new Map(layerIds.map((id, place) => [id, overlay.blockOf(place)]));
  const band = prepared.classes.find((c) => c.layer.role === 'bands')!.key;
  const areas = { ...NO_FILTER, classKeys: prepared.classes.map((c) => c.key) };
  const filter = { ...areas, within: [band] };
  const spent: Record<'table' | 'board' | 'filtered', number[]> = { table: [], board: [], filtered: [] };
  let [table, filtered]: (Overview | null)[] = [null, null];
  for (let n = 0; n <= RUNS; n++) {
    let again = prepared;
    spent.table.push(
      await milliseconds(async () => {
        again = await prepareCity(city, versions, atOnce, blocks, ruled);
        table = await overviewOf(again, areas, atOnce);
      }),
    );
    spent.board.push(await milliseconds(() => coverageOf(again, atOnce)));
    await overviewOf(again, filter, atOnce);
    spent.filtered.push(
      await milliseconds(async () => {
        filtered = await overviewOf(again, filter, atOnce);
      }),
    );
  }
  // The first run is not warm.
  const warm = (runs: readonly number[]) => quantile(runs.slice(1), 0.5);
  const made = warm(spent.table);
  const rows = [
    ['EcoSpace, warm: crossings, atoms, table with counts', print(made), '1', print(warm(spent.filtered)), '1'],
    ['EcoSpace, first run', print(spent.table[0]!), '', print(spent.filtered[0]!), ''],
    ['EcoSpace, warm: lines, points, sites and change besides', print(warm(spent.board)), '', '', ''],
  ];
  let note = '';
  if (native) {
    const theirs = onServer(native, prepared, band);
    rows.push([
      `${native.name}: dissolved, subdivided, ST_Intersection, ST_Area(geography)`,
      print(theirs.made),
      times(theirs.made, made),
      print(theirs.filtered),
      times(theirs.filtered, warm(spent.filtered)),
    ]);
    note = `Cells above a hectare differ from PostGIS's pieces, measured by an integral of their own, by ${deviation([table!, filtered!], theirs.pieces)} of them at most; from its ST_Area(geography), whose edges are geodesics, by ${deviation([table!, filtered!], theirs.cells)}.`;
  }
  const vertices = prepared.layerIds.reduce(
    (sum, id) => sum + prepared.tables.get(id)!.features.reduce((n, f) => n + polygonsOf(f).flat(2).length, 0),
    0,
  );
  show(
    `Coverage of ${name}: ${prepared.districts.length} districts x ${prepared.classes.length} classes, ${vertices.toLocaleString('en')} vertices`,
    ['layers loaded and indexed beforehand', 'table, ms', 'x ours', 'within a band, ms', 'x ours'],
    rows,
    note,
  );
}

/** Cells by filter (0: none, 1: the band), district and class. */
type Cells = ReadonlyMap<string, number>;

/**
 * Each class dissolved and cut into small indexed parts, districts likewise; parts inside one another are not cut again.
 * The table of the band finds all that made, and cuts what the first one cut by the band.
 */
function onServer(
  native: NativePostGis,
  prepared: PreparedCity,
  band: string,
): { readonly made: number; readonly filtered: number; readonly cells: Cells; readonly pieces: Cells } {
  const features = prepared.classes.flatMap(({ layer, class: c }, n) =>
    prepared.tables
      .get(layer.id)!
      .features.filter((f) => f.properties.class === c.id)
      .map((f) => ({ polygons: polygonsOf(f), n })),
  );
  const setup = `${copyPolygons('d', prepared.districts.map(polygonsOf))}${indexed('d')}${copyPolygons(
    'f',
    features.map((f) => f.polygons),
  )}create temp table classes (id int, class int);
copy classes from stdin;
${features.map((f, id) => `${id}\t${f.n}`).join('\n')}
\\.
${indexed('f')}`;
  const cut = (one: string, other: string) =>
    `case when st_coveredby(${one}, ${other}) then ${one} when st_coveredby(${other}, ${one}) then ${other} else st_intersection(${one}, ${other}) end`;
  const bandClass = prepared.classes.findIndex((c) => c.key === band);
  const made = `
create temp table u as select class, st_subdivide(st_union(geom), 128) as geom from f join classes using (id) group by class;
create index on u using gist (geom);
analyze u;
create temp table p as select id, st_subdivide(geom, 128) as geom from d;
create index on p using gist (geom);
analyze p;
create temp table x as select p.id, u.class, ${cut('u.geom', 'p.geom')} as geom from p join u on st_intersects(u.geom, p.geom);
create temp table t as select 0 as filter, id, class, sum(st_area(geom::geography)) as area from x group by id, class;
`;
  const filtered = `
create temp table w as select 1 as filter, x.id, x.class, sum(st_area((${cut('x.geom', 'b.geom')})::geography)) as area
  from x join u b on b.class = ${bandClass} and st_intersects(x.geom, b.geom) group by x.id, x.class;
`;
  const statements = made.split(';').length - 1;
  const again = `drop table u, p, x, t, w;\n\\timing on\n${made}create index on x using gist (geom);\nanalyze x;\n${filtered}\\timing off\n`;
  const out = native.run(
    `${setup}${made}${filtered}${again.repeat(RIVAL_RUNS)}select filter, id, class, area from t union all select * from w;
select 0, id, class, ${WKB} from x group by id, class;
select 1, x.id, x.class, ${WKB} from (select x.id, x.class, ${cut('x.geom', 'b.geom')} as geom
  from x join u b on b.class = ${bandClass} and st_intersects(x.geom, b.geom)) x group by x.id, x.class;`,
  );
  const spent = printedTimes(out);
  // The index that only the band asks for is no part of either.
  const perRun = statements + 3;
  const runs = Array.from({ length: RIVAL_RUNS }, (_, n) => spent.slice(n * perRun, (n + 1) * perRun));
  const rows = out.split('\n').flatMap((l) => {
    const [, key, value] = /^([01]\|\d+\|\d+)\|(.+)$/.exec(l) ?? [];
    return key && value ? [{ key, value }] : [];
  });
  const isShape = ({ value }: { readonly value: string }) => value.startsWith('01');
  return {
    made: quantile(
      runs.map((run) => run.slice(0, statements).reduce((sum, ms) => sum + ms, 0)),
      0.5,
    ),
    filtered: quantile(
      runs.map((run) => run.at(-1)!),
      0.5,
    ),
    cells: new Map(rows.filter((r) => !isShape(r)).map((r) => [r.key, Number(r.value)])),
    pieces: new Map(rows.filter(isShape).map((r) => [r.key, independentArea(fromWkbHex(r.value))])),
  };
}

/** Of cells above a hectare. */
function deviation(tables: readonly Overview[], cells: Cells): string {
  let largest = 0;
  tables.forEach(({ rows, classes }, filter) => {
    const areas = classes.flatMap((c, i) => (c.measure === 'area' ? [i] : []));
    rows.forEach((row, district) => {
      areas.forEach((i, n) => {
        const ours = row.cells[i]?.areaSquareMetres ?? 0;
        if (ours < 1e4) return;
        largest = Math.max(largest, Math.abs((cells.get(`${filter}|${district}|${n}`) ?? 0) / ours - 1));
      });
    });
  });
  return largest.toExponential(1);
}

const ROLES: Readonly<Record<string, CityLayer['role']>> = {
  districts: 'districts',
  'red line': 'red-line',
  'ecological space': 'ecological-space',
  'protected areas': 'protected-areas',
  'management range': 'management-range',
  bands: 'bands',
  'built-up area': 'built-up',
  parks: 'parks',
};

async function madeUpCity(): Promise<PreparedCity> {
  const shipped = shippedCity(SHIPPED);
  const layers: CityLayer[] = [];
  const versions = new Map<string, Map<string, LayerTable>>();
  for (const { name, features, classCount } of cityLayers()) {
    const id = ROLES[name]!;
    const classes = Array.from({ length: classCount }, (_, n) => ({
      id: `c${n}`,
      name: { zh: `c${n}`, en: `c${n}` },
      style: 'none',
      check: true,
    }));
    layers.push({ ...shipped.layers[0]!, id, role: id, geometry: 'polygon', classes });
    const table: LayerTable = {
      type: 'FeatureCollection',
      features: features.map((f, n) => ({
        type: 'Feature',
        properties: { id: `${id}-${n}`, name: `${id} ${n}`, class: `c${f.class}` },
        geometry: { type: 'MultiPolygon', coordinates: f.polygons as number[][][][] },
      })),
    };
    versions.set(id, new Map([[layers.at(-1)!.versions[0]!.id, table]]));
  }
  const city: City = { ...shipped, layers, bandSet: null, targets: [], services: [], shorelineRate: null };
  return prepareCity(city, versions, atOnce);
}
