/** The whole table of a city at once: the area of every combination of classes by district, from eight layers. */
import { type Atom, arrange, atomsOf, compileLayer, OUTSIDE, runThrough } from '../../src/engine/parts.ts';
import { cityLayers } from '../support/city-layers.ts';
import { independentArea } from '../support/independent-area.ts';
import { fromWkbHex } from '../support/wkb.ts';
import { copyPolygons, indexed, type NativePostGis, printedTimes } from './native-postgis.ts';
import { ourTimes } from './ours.ts';
import { print, quantile, show, times } from './timing.ts';

const RUNS = 5;
const RIVAL_RUNS = 3;

/**
 * The table in SQL: all borders noded together, faces of the network, a point in each, and which features hold that point.
 * Table `parts`: the features subdivided and indexed beforehand, with their district or the bit of their class.
 */
const QUESTION = `
create temp table faces as
  select row_number() over () as id, geom, st_pointonsurface(geom) as inside from (
    select (st_dump(st_polygonize(geom))).geom from (
      select st_unaryunion(st_collect(st_boundary(geom))) as geom from f) net) polygons;
create temp table placed as
  select id, coalesce(max(district), -1) as district, coalesce(bit_or(1 << bit), 0) as mask
  from faces left join parts on st_intersects(parts.geom, faces.inside) group by id;
create temp table atoms as
  select district, mask, sum(st_area(geom)) as area from faces join placed using (id)
  where district >= 0 or mask > 0 group by district, mask;
`;

/** Faces of each row, to be measured by us. */
const FACES = `
select district, mask, encode(st_asbinary(st_collect(geom), 'NDR'), 'hex') from faces join placed using (id)
  where district >= 0 or mask > 0 group by district, mask;
`;
const STATEMENTS = 3;

export async function atoms(native: NativePostGis | null): Promise<void> {
  const layers = cityLayers();
  let bit = 0;
  const members = layers.map(({ features, classCount }, n) => ({
    layer: compileLayer(features, classCount).layer,
    bits: n === 0 ? null : Array.from({ length: classCount }, () => bit++),
  }));
  let table: readonly Atom[] = [];
  const ours = await ourTimes(RUNS, () => {
    table = runThrough(atomsOf(runThrough(arrange(members))));
  });
  const rows = [
    ['EcoSpace, warm: crossings and table', print(ours.warm), '1', `${table.length}`],
    ['EcoSpace, first run', print(ours.first), '', ''],
  ];
  let note = '';
  if (native) {
    const features = layers.flatMap((l) => l.features.map((f) => f.polygons));
    // District or bit of each feature, the other one null.
    const roles = members.flatMap(({ bits }, m) =>
      layers[m]!.features.map((f, n) => (bits ? ['\\N', bits[f.class]] : [n, '\\N'])),
    );
    const setup = `${copyPolygons('f', features)}
create temp table roles (id int, district int, bit int);
copy roles from stdin;
${roles.map((role, id) => [id, ...role].join('\t')).join('\n')}
\\.
create temp table parts as
  select district, bit, st_subdivide(geom, 128) as geom from f join roles using (id);
${indexed('f')}${indexed('parts')}`;
    const again = `drop table faces, placed, atoms;\n\\timing on\n${QUESTION}\\timing off\n`;
    const out = native.run(`${setup}${QUESTION}${again.repeat(RIVAL_RUNS)}${FACES}`);
    const spent = printedTimes(out);
    const runs = Array.from({ length: RIVAL_RUNS }, (_, n) =>
      spent.slice(n * STATEMENTS, (n + 1) * STATEMENTS).reduce((sum, ms) => sum + ms, 0),
    );
    const ms = quantile(runs, 0.5);
    const theirs = out
      .split('\n')
      .filter((line) => /^-?\d+\|\d+\|/.test(line))
      .map((line) => line.split('|') as [string, string, string]);
    rows.push([
      `${native.name}: borders noded, polygonized, faces joined`,
      print(ms),
      times(ms, ours.warm),
      `${theirs.length}`,
    ]);
    note = compared(
      table,
      theirs.map(([district, mask, wkb]) => ({
        part: Number(district),
        mask: Number(mask),
        area: independentArea(fromWkbHex(wkb)),
      })),
    );
  }
  const vertices = members.reduce((sum, { layer }) => sum + layer.vertexCount, 0);
  show(
    `Table of all combinations: ${layers.length} layers, ${bit} classes and ${layers[0]!.features.length} districts, ${vertices.toLocaleString('en')} vertices`,
    ['everybody loaded and indexed beforehand', 'ms', 'x ours, warm', 'combinations'],
    rows,
    note,
  );
}

/** How far the two tables are apart. */
function compared(
  ours: readonly Atom[],
  theirs: readonly { readonly part: number; readonly mask: number; readonly area: number }[],
): string {
  const key = (part: number, mask: number) => `${part === OUTSIDE ? -1 : part} ${mask}`;
  const table = new Map(ours.map((atom) => [key(atom.part, atom.mask.low), atom.areaSquareMetres]));
  let deviation = 0;
  for (const { part, mask, area } of theirs) {
    deviation = Math.max(deviation, Math.abs((table.get(key(part, mask)) ?? 0) - area));
    table.delete(key(part, mask));
  }
  const rest = Math.max(0, ...[...table.values()].map(Math.abs));
  return `Largest deviation of an area from PostGIS's faces, measured by an integral of their own: ${deviation.toExponential(1)} m²; what only we list is ${rest.toExponential(1)} m² at most.`;
}
