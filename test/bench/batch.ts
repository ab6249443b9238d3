/** 10,000 footprints against all rules of a shipped city, in one thread and in all; and the same in PostGIS. */
import { availableParallelism } from 'node:os';

import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { type CountedClass, type PreparedCity, polygonsOf } from '../../src/domain/prepared-city.ts';
import { BATCH_OUTCOMES, type ScreenedRows } from '../../src/domain/siting/batch.ts';
import { linesOf } from '../../src/domain/siting/lines.ts';
import type { Rule, RuleBook } from '../../src/domain/siting/rules.ts';
import { batchFootprints } from '../support/batch-footprints.ts';
import { Random } from '../support/random.ts';
import { prepareShipped, shippedCity, shippedRules, shippedVersions } from '../support/shipped-city.ts';
import { screeningCrew } from './batch-crew.ts';
import { copyPolygons, type NativePostGis, printedTimes } from './native-postgis.ts';
import { milliseconds, print, quantile, show, times } from './timing.ts';

const CITY = 'wuhai';
const SEED = 1;
/** `BATCH_ROWS=500` for a quick look; `BATCH_KNN=1` asks PostGIS in its slower form too. */
const ROWS = Number(process.env.BATCH_ROWS ?? 10_000);
const WITH_KNN = process.env.BATCH_KNN === '1';
/** Runs after the first, before the server's and as many after; the median counts. */
const RUNS = 3;

export async function batch(native: NativePostGis | null): Promise<void> {
  const [city, rules] = [shippedCity(CITY), shippedRules(CITY)];
  const prepared = await prepareShipped(city, rules);
  const footprints = batchFootprints(prepared.districts, ROWS, new Random(SEED));
  const threads = availableParallelism();
  const crew = await screeningCrew(threads, { city, rules, versions: shippedVersions(city), footprints });
  let chunks: ScreenedRows[] = [];
  const first = await milliseconds(async () => {
    chunks = await crew.screen(ROWS, 1);
  });
  const [ones, alls]: [number[], number[]] = [[], []];
  const measure = async () => {
    for (let n = 0; n < RUNS; n++) {
      ones.push(await milliseconds(() => crew.screen(ROWS, 1)));
      alls.push(await milliseconds(() => crew.screen(ROWS, threads)));
    }
  };
  await crew.screen(ROWS, threads);
  await measure();
  const server = native && {
    ...onServer(native, prepared, rules, footprints),
    beside: await onProcesses(native, prepared, rules, footprints, threads),
  };
  // The machine may be slower or faster by now.
  if (server) await measure();
  await crew.end();
  const [one, all] = [quantile(ones, 0.5), quantile(alls, 0.5)];
  const row = (name: string, ms: number, ours: number) => [name, print(ms), (ms / ROWS).toFixed(2), times(ms, ours)];
  const rows = [
    row('EcoSpace, one thread, footprints as coordinates', one, one),
    row('the same, the first time in its process', first, one),
    row(`EcoSpace, ${threads} threads`, all, all),
  ];
  const notes = [
    `Ours from ${print(Math.min(...ones))} to ${print(Math.max(...ones))} and from ${print(Math.min(...alls))} to ${print(Math.max(...alls))}.`,
    `Outcomes: ${countsOf(chunks.flatMap((c) => [...c.outcomes].map((o) => BATCH_OUTCOMES[o]!)))}.`,
  ];
  if (native && server) {
    for (const [name, ms] of server.spent) rows.push(row(`${native.name}, ${name}, one process`, ms, one));
    rows.push(row(`${native.name}, ${WHOLE}, ${threads} processes`, server.beside, all));
    const net = chunks.flatMap((c) => [...c.netSquareMetres]).reduce((sum, a) => sum + (a || 0), 0);
    notes.push(
      `PostGIS: ${server.outcomes}; sum of the net areas in conflict differs by ${Math.abs(server.netSquareMetres / net - 1).toExponential(1)}.`,
    );
  }
  show(
    `${ROWS.toLocaleString('en')} footprints of 0.5 to 50 ha against the rules and classes of ${CITY}, ms`,
    ['', 'all', 'a footprint', 'x ours with as many'],
    rows,
    notes.join(' '),
  );
}

function countsOf(outcomes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const o of outcomes) counts.set(o, (counts.get(o) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([o, n]) => `${o} ${n}`)
    .join(', ');
}

/** Name of a class in SQL. */
const named = (key: string): string => key.replace(/[^a-z0-9]+/g, '_');

/** Vertices of a part of a class: with fewer or more it takes longer. */
const PART_VERTICES = 64;

const CONFLICTS = ['avoid', 'justify', 'certify'] as const;

/** What of the rules a server has to work out; those for some kinds of projects only come to nothing more here. */
function questionsOf(prepared: PreparedCity, book: RuleBook) {
  const rules = book.rules.filter((r) => r.kinds === null);
  const isIn = (rule: Rule, layer: string, id: string) =>
    rule.target.layer === layer && (rule.target.classes?.includes(id) ?? true);
  const isRuled = (c: CountedClass) => rules.some((r) => isIn(r, c.layer.id, c.class.id));
  const rings = prepared.classes.filter((c) => c.layer.id === prepared.city.bandSet?.bandsLayer);
  const classes = prepared.classes.filter((c) => !rings.includes(c) && (c.class.check || isRuled(c)));
  const lines = prepared.city.layers
    .filter((l) => l.geometry === 'line' && rules.some((r) => r.target.layer === l.id))
    .flatMap((layer) => layer.classes.map((c) => ({ key: `${layer.id}/${c.id}`, layer, id: c.id })));
  const deciding = rules.filter((r) => r.outcome !== 'notice');
  const conflicts = [...classes, ...rings].filter((c) =>
    deciding.some((r) =>
      r.test.kind === 'within'
        ? rings.includes(c) && ringTo(prepared, c) === r.test.metres
        : isIn(r, c.layer.id, c.class.id),
    ),
  );
  const hits = CONFLICTS.map((outcome) => {
    const of = deciding.filter((r) => r.outcome === outcome);
    const tests = of.flatMap((r) =>
      classes
        .filter((c) => isIn(r, c.layer.id, c.class.id))
        .map((c) => {
          const name = named(c.key);
          if (r.test.kind === 'overlap') return `a_${name} > ${r.test.toleranceSquareMetres}`;
          return r.test.kind === 'within'
            ? `(d_${name} <= ${r.test.metres} and flat_${name} < flat_districts * (1 - 1e-6))`
            : 'false';
        }),
    );
    return `when ${['false', ...tests].join(' or ')} then '${outcome}'`;
  });
  // Classes from which a distance is ruled: whether all of a footprint lies in them is asked too.
  const boundaries = classes.filter((c) =>
    deciding.some((r) => r.test.kind === 'within' && isIn(r, c.layer.id, c.class.id)),
  );
  return { classes, rings, lines, conflicts, boundaries, outcome: `case ${hits.join(' ')} else 'unchecked' end` };
}

const ringTo = ({ city }: PreparedCity, c: CountedClass): number | undefined =>
  city.bandSet?.rings.find((r) => r.class === c.class.id)?.toMetres;

/**
 * As one who knows PostGIS would: each class dissolved and subdivided with GiST, an intersection only where the footprint
 * is not within, distances on the spheroid to the nearest part found by KNN, or to the whole class, whose tree is kept
 * from row to row; everything loaded, indexed and analyzed beforehand.
 */
function onServer(
  native: NativePostGis,
  prepared: PreparedCity,
  rules: RuleBook,
  footprints: readonly PolygonCoordinates[],
): { spent: [string, number][]; outcomes: string; netSquareMetres: number } {
  const questions = questionsOf(prepared, rules);
  const variants = [
    ...(WITH_KNN ? [['distances by KNN to subdivided classes', screening(questions, true)] as const] : []),
    [WHOLE, screening(questions, false)] as const,
  ];
  const out = native.run(
    `${setupOf(prepared, questions, footprints)}\n${variants.map(([, sql]) => `drop table if exists screened;\n${timed(sql)}`).join('')}
select outcome || ' ' || count(*) from screened group by outcome order by outcome;
select 'net ' || sum(net) from screened;`,
  );
  const ms = printedTimes(out);
  const rows = out.split('\n').filter((line) => line !== '' && !line.startsWith('Time'));
  return {
    spent: variants.map(([name], i) => [name, ms[i]!]),
    outcomes: rows.filter((r) => /^(avoid|justify|certify|unchecked) \d+$/.test(r)).join(', '),
    netSquareMetres: Number(rows.find((r) => r.startsWith('net '))!.slice(4)),
  };
}

const WHOLE = 'distances to whole classes';

const timed = (sql: string): string => `\\timing on\n${sql}\n\\timing off\n`;

/** Its best form by several processes of the server, each with an equal share: the time of the last, milliseconds. */
async function onProcesses(
  native: NativePostGis,
  prepared: PreparedCity,
  rules: RuleBook,
  footprints: readonly PolygonCoordinates[],
  processes: number,
): Promise<number> {
  const questions = questionsOf(prepared, rules);
  const shares = Array.from({ length: processes }, (_, p) => footprints.filter((_, i) => i % processes === p));
  const scripts = shares.map(
    (share) => `${setupOf(prepared, questions, share)}\n${timed(screening(questions, false))}`,
  );
  return Math.max(...(await native.runAll(scripts)).map((out) => printedTimes(out)[0]!));
}

function setupOf(
  prepared: PreparedCity,
  questions: ReturnType<typeof questionsOf>,
  footprints: readonly PolygonCoordinates[],
): string {
  const featuresOf = (layer: string, id: string) =>
    prepared.tables.get(layer)!.features.filter((f) => f.properties.class === id);
  return [
    copyPolygons('f', footprints),
    'alter table f add geog geography; update f set geog = geom::geography; create index on f using gist (geom); analyze f;',
    copyPolygons('raw', prepared.districts.map(polygonsOf)),
    partsOf('districts', 'select id as whole, geom from raw'),
    'create temp table city as select st_union(geom) as geom from raw;',
    ...[...questions.classes, ...questions.rings].map((c) =>
      classTables(named(c.key), featuresOf(c.layer.id, c.class.id).map(polygonsOf)),
    ),
    classTables(
      'conflicts',
      questions.conflicts.flatMap((c) => featuresOf(c.layer.id, c.class.id).map(polygonsOf)),
    ),
    ...questions.lines.map(({ key, layer, id }) =>
      linesTable(
        named(key),
        featuresOf(layer.id, id).flatMap((f) => linesOf(f.geometry)),
      ),
    ),
  ].join('\n');
}

/** Ground outside the city is in no sum, but distances are to all of a class: its parts inside, all parts, and the whole. */
const classTables = (table: string, polygons: readonly PolygonCoordinates[]): string => `
drop table raw;
${copyPolygons('raw', polygons)}
create temp table whole_${table} as select st_union(geom)::geography as geog from raw;
${partsOf(table, `select 0 as whole, st_collectionextract(st_intersection(st_union(raw.geom), (select geom from city)), 3) as geom from raw`)}
${WITH_KNN ? partsOf(`all_${table}`, 'select 0 as whole, st_union(geom) as geom from raw') : ''}`;

/** Parts of the geometries that a query gives. */
const partsOf = (table: string, query: string): string => `
create temp table ${table} as select whole, geom, geom::geography as geog
  from (select whole, st_subdivide(geom, ${PART_VERTICES}) as geom from (${query}) w) s;
${indexesOn(table)}`;

const indexesOn = (table: string): string =>
  `create index on ${table} using gist (geom); create index on ${table} using gist (geog); analyze ${table};`;

const linesTable = (table: string, lines: readonly (readonly (readonly number[])[])[]): string => `
create temp table ${table} (geom geometry);
copy ${table} from stdin;
${lines.map((line) => `LINESTRING(${line.map((p) => `${p[0]} ${p[1]}`).join(',')})`).join('\n')}
\\.
alter table ${table} add geog geography; update ${table} set geog = geom::geography;
create temp table whole_${table} as select st_collect(geom)::geography as geog from ${table};
${indexesOn(table)}`;

function screening(
  { classes, rings, lines, boundaries, outcome }: ReturnType<typeof questionsOf>,
  byParts: boolean,
): string {
  const common =
    'case when st_coveredby(f.geom, p.geom) then f.geom when st_coveredby(p.geom, f.geom) then p.geom else st_intersection(f.geom, p.geom) end';
  const area = (
    table: string,
  ) => `left join lateral (select coalesce(sum(st_area((${common})::geography)), 0) as a_${table}
  from ${table} p where st_intersects(f.geom, p.geom)) area_${table} on true`;
  // Where a footprint is cut along the parts of a class, its edges become other geodesics: on the spheroid the pieces of one
  // that is wholly inside come to a few square metres more or less than itself, in the plane of degrees to the same.
  const boundary = (
    table: string,
  ) => `left join lateral (select coalesce(sum(st_area(c::geography)), 0) as a_${table}, coalesce(sum(st_area(c)), 0) as flat_${table}
  from (select ${common} as c from ${table} p where st_intersects(f.geom, p.geom) offset 0) cut) area_${table} on true`;
  const nearest = (table: string) =>
    byParts
      ? `(select st_distance(f.geog, p.geog) from ${lineNames.includes(table) ? table : `all_${table}`} p order by p.geog <-> f.geog limit 1)`
      : `(select st_distance(f.geog, w.geog) from whole_${table} w)`;
  const distance = (table: string, met: string) =>
    `case when ${met} > 0 then 0 else ${nearest(table)} end as d_${table}`;
  const names = classes.map((c) => named(c.key));
  const boundaryNames = boundaries.map((c) => named(c.key));
  const lineNames = lines.map((l) => named(l.key));
  return `create temp table screened as
select s.*, ${outcome} as outcome from (
select f.id, st_area(f.geog) as area, a_districts as inside, flat_districts, n.a_conflicts as net,
  ${boundaryNames.map((n) => `flat_${n}, `).join('')}
  ${[...names, ...rings.map((c) => named(c.key))].map((n) => `a_${n}`).join(', ')},
  ${names.map((n) => distance(n, `a_${n}`)).join(',\n  ')},
  ${lineNames.map((n) => `l_${n}, ${distance(n, `l_${n}`)}`).join(',\n  ')},
  (select d.whole from districts d where st_intersects(f.geom, d.geom) group by d.whole
    order by sum(st_area(st_intersection(f.geom, d.geom))) desc limit 1) as district
from f
${boundary('districts')}
${[...names, ...rings.map((c) => named(c.key))].map((n) => (boundaryNames.includes(n) ? boundary(n) : area(n))).join('\n')}
left join lateral (select coalesce(sum(st_area((${common})::geography)), 0) as a_conflicts
  from conflicts p where st_intersects(f.geom, p.geom)) n on true
${lineNames
  .map(
    (
      table,
    ) => `left join lateral (select coalesce(sum(st_length(st_intersection(f.geom, p.geom)::geography)), 0) as l_${table}
  from ${table} p where st_intersects(f.geom, p.geom)) length_${table} on true`,
  )
  .join('\n')}
) s;`;
}
