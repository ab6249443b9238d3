/**
 * Everything within a distance of a river of 20,000 ragged vertices, 726 km long, against ST_Buffer(geography). PostGIS
 * projects the line to one plane, buffers there and comes back; how far its line is off is measured with the same meter as
 * ours.
 */

import { Offsetter } from '../../src/domain/bands/offset.ts';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { loadGeos } from '../../src/domain/geos.ts';
import { readPolygons } from '../../src/domain/wkb.ts';
import { runThrough } from '../../src/engine/index.ts';
import { lineLength } from '../../src/geodesy/ellipsoid.ts';
import { type NativePostGis, printedTimes } from './native-postgis.ts';
import { milliseconds, print, quantile, show, times } from './timing.ts';

const RUNS = 3;
const DISTANCES = [200, 1000, 3000];
const VERTICES = 20_000;
/** Numbers drawn before the river's, for the layers it was first made with. */
const DRAWN_BEFORE = 200 * (51 + 5000) + 60 * (51 + 3000);
/** The chord of a circle that PostGIS draws leaves it by this at most, metres: as ours. */
const CHORD_METRES = 0.035;

/** The generator of ANSI C, on purpose: the figures of the river belong to it. */
function river(): number[][] {
  let state = 12345;
  const next = () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  for (let n = 0; n < DRAWN_BEFORE; n++) next();
  return Array.from({ length: VERTICES + 1 }, (_, i) => {
    const t = i / VERTICES;
    return [
      106.5 + 5 * t + 0.05 * Math.sin(t * 40) + 0.01 * Math.sin(t * 300) + 0.0005 * next(),
      39 + 1.9 * t ** 0.5 * (1 - 0.2 * t) + 0.03 * Math.cos(t * 60) + 0.0005 * next(),
    ];
  });
}

interface Row {
  readonly milliseconds: number;
  readonly errorMetres: number;
  readonly vertices: number;
}

export async function bands(native: NativePostGis | null): Promise<void> {
  const line = river();
  const geos = await loadGeos();
  const rows: string[][] = [];
  for (const metres of DISTANCES) {
    let ours: Row = { milliseconds: 0, errorMetres: 0, vertices: 0 };
    const taken: number[] = [];
    for (let n = 0; n <= RUNS; n++)
      taken.push(
        await milliseconds(() => {
          const offsetter = new Offsetter(geos, { type: 'line', coordinates: line });
          const within = runThrough(offsetter.within(metres));
          const errorMetres = runThrough(offsetter.meter.largestError(within.flat(), metres));
          ours = { milliseconds: 0, errorMetres, vertices: within.flat(2).length };
        }),
      );
    const warm = quantile(taken.slice(1), 0.5);
    const row = (name: string, r: Row, against: string[]) =>
      rows.push([`${metres} m`, name, print(r.milliseconds), ...against, r.errorMetres.toFixed(3), print(r.vertices)]);
    row('EcoSpace, warm', { ...ours, milliseconds: warm }, ['1', '']);
    row('EcoSpace, first run', { ...ours, milliseconds: taken[0]! }, ['', '1']);
    if (!native) continue;
    const theirs = askPostGis(native, line, metres, new Offsetter(geos, { type: 'line', coordinates: line }));
    row(native.name, theirs, [times(theirs.milliseconds, warm), times(theirs.milliseconds, taken[0]!)]);
  }
  show(
    `Bands: within a distance of a river of ${VERTICES.toLocaleString('en')} vertices, ${Math.round(lineLength(line) / 1000)} km`,
    ['distance', '', 'ms', 'x ours, warm', 'x ours, first', 'largest error, m', 'vertices'],
    rows,
    `Ours with the measuring of the error. PostGIS once, with quad_segs for chords within ${CHORD_METRES} m of their circles.`,
  );
}

function askPostGis(native: NativePostGis, line: number[][], metres: number, { meter }: Offsetter): Row {
  const quadrant = Math.ceil(Math.PI / 4 / Math.sqrt((2 * CHORD_METRES) / metres));
  const out = native.run(
    `create temp table l (g geometry);
copy l from stdin;
SRID=4326;LINESTRING(${line.map((v) => v.join(' ')).join(',')})
\\.
\\timing on
create temp table b as select st_buffer(g::geography, ${metres}, 'quad_segs=${quadrant}')::geometry as g from l;
\\timing off
select encode(st_asbinary(g, 'NDR'), 'hex') from b;
`,
  );
  const bytes = Buffer.from(out.trimEnd().slice(out.trimEnd().lastIndexOf('\n') + 1), 'hex');
  const polygons: PolygonCoordinates = readPolygons(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return {
    milliseconds: printedTimes(out)[0]!,
    errorMetres: runThrough(meter.largestError(polygons.flat(), metres)),
    vertices: polygons.flat(2).length,
  };
}
