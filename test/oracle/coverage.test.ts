/**
 * Change and shore of the cities against PostGIS (in WebAssembly). Versions are dissolved by ST_Union and cut by ST_Intersection;
 * the shore is cut edge by edge, by districts and by the grounds of each cut. What is left is measured by ways of their own.
 * Of the two cities whose every figure `coverage-sql` compares on every run this says nothing new: it runs with LARGE=1.
 */
import type { LineString, MultiLineString } from 'geojson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changesOf } from '../../src/domain/coverage/change.ts';
import { shorelineOf } from '../../src/domain/coverage/shoreline.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { type PreparedCity, polygonsOf } from '../../src/domain/prepared-city.ts';
import { atOnce, type Polygons } from '../../src/engine/index.ts';
import { areaTolerance } from '../support/check-area.ts';
import { independentArea } from '../support/independent-area.ts';
import { independentLength } from '../support/independent-length.ts';
import { type PostGis, startPostGis } from '../support/postgis.ts';
import { cityIds, prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';
import { toWkt } from '../support/wkt.ts';

const cities = cityIds.map((id) => [id, shippedCity(id)] as const);
const compared = cities.flatMap(([id, city]) =>
  city.layers
    .filter((l) => l.geometry === 'polygon' && l.versions.length > 1)
    .flatMap((l) => l.versions.slice(1).map((v) => [id, l.id, v.id] as const)),
);

/** Features of some classes of a layer; null: of all. */
const featuresOf = ({ features }: LayerTable, classId: string | null): Polygons[] =>
  features.filter((f) => classId === null || f.properties.class === classId).map(polygonsOf);

let oracle: PostGis;
beforeAll(async () => {
  if (process.env.LARGE) oracle = await startPostGis();
}, 180_000);
afterAll(() => oracle?.close());

describe.runIf(process.env.LARGE)('two versions of a layer', () => {
  test.each(compared)(
    '%s, %s since %s: before, lost, gained and after, by class and district',
    async (id, layerId, beforeId) => {
      const city = shippedCity(id);
      const prepared = await prepareShipped(city, shippedRules(id));
      const answer = await changesOf(prepared, atOnce, layerId, beforeId);
      if (!answer.ok) throw new Error(answer.problems[0]?.code);
      const { rows, pieces } = answer.value;
      const layer = city.layers.find((l) => l.id === layerId)!;
      const tables = [beforeId, layer.versions[0]!.id].map((v) => prepared.versions.get(layerId)!.get(v)!);
      let worst = 0;
      for (const classId of [null, ...layer.classes.map((c) => c.id)]) {
        const [was, is] = await oracle.unions(tables.map((t) => featuresOf(t, classId)));
        const [both] = await oracle.intersections([[was!, is!]]);
        const districts = prepared.districts.map(polygonsOf);
        const cut = await oracle.intersections(
          districts.flatMap((d) => [was!, is!, both!].map((p) => [p, d] as const)),
        );
        for (const [i, district] of rows.entries()) {
          const [before, after, kept] = cut.slice(3 * i, 3 * i + 3).map((p) => independentArea(p!)) as [
            number,
            number,
            number,
          ];
          const row = classId === null ? district : district.classes.find((c) => c.classId === classId)!;
          const tolerance = areaTolerance(Math.max(before, after), Math.max(before, after));
          const pairs = [[row.beforeSquareMetres, before], [row.afterSquareMetres, after], [row.lostSquareMetres, before - kept], [row.gainedSquareMetres, after - kept]]; // biome-ignore format: ours, theirs
          for (const [ours, theirs] of pairs) {
            worst = Math.max(worst, Math.abs(ours! - theirs!) / tolerance);
            expect(Math.abs(ours! - theirs!), `${district.districtId} ${classId}`).toBeLessThan(tolerance);
          }
        }
      }
      console.log(`oracle: ${id} ${layerId}: ${rows.length} districts, ${pieces.length} pieces; largest deviation ${worst} of the tolerance`); // biome-ignore format: one line
    },
  );
});

describe.runIf(process.env.LARGE)('the shore', () => {
  beforeAll(async () => {
    await oracle.db.exec(`create table shore (zone text, bank text, geom geometry);
      create table ground (kind text, id text, geom geometry);`);
  });

  /** Length by zone and bank in each ground of a kind; boundaries belong to it. */
  async function lengthsIn(kind: string): Promise<Map<string, number>> {
    const { rows } = await oracle.db.query<{ zone: string; bank: string | null; id: string; piece: string }>(
      `with edges as (select zone, bank, (st_dumpsegments(geom)).geom as edge from shore),
         whole as (select id, st_union(geom) as geom from ground where kind = $1 group by id)
       select zone, bank, id, st_asgeojson(st_collectionextract(st_intersection(edge, geom), 2), 15) as piece
       from edges join whole on st_intersects(edge, geom)`,
      [kind],
    );
    const sums = new Map<string, number>();
    for (const { zone, bank, id, piece } of rows) {
      const geometry = JSON.parse(piece) as LineString | MultiLineString;
      const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
      const metres = lines.reduce((sum, line) => sum + independentLength(line), 0);
      const key = `${zone} ${bank} ${id}`;
      sums.set(key, (sums.get(key) ?? 0) + metres);
    }
    return sums;
  }

  async function load({ tables, districts }: PreparedCity, shoreId: string, cuts: readonly Cut[]): Promise<void> {
    await oracle.db.exec('delete from shore; delete from ground;');
    for (const { properties, geometry } of tables.get(shoreId)!.features) {
      const text = (geometry as LineString).coordinates.map(([x, y]) => `${x} ${y}`).join(',');
      await oracle.db.query('insert into shore values ($1, $2, st_geomfromtext($3))', [properties.class, properties.bank, `LINESTRING(${text})`]); // biome-ignore format: one row
    }
    const add = (kind: string, id: string, polygons: Polygons) =>
      oracle.db.query('insert into ground values ($1, $2, st_geomfromtext($3))', [kind, id, toWkt(polygons)]);
    for (const d of districts) await add('district', d.properties.id, polygonsOf(d));
    for (const { id, classKeys } of cuts)
      for (const key of classKeys) {
        const [layerId, classId] = key.split('/');
        for (const polygons of featuresOf(tables.get(layerId!)!, classId!)) await add(id, id, polygons);
      }
  }

  test.each(cities)('%s: by zone, bank and district, and within each ground', async (id, city) => {
    const prepared = await prepareShipped(city, shippedRules(id));
    const shoreline = (await shorelineOf(prepared, atOnce))!;
    await load(prepared, shoreline.layerId, shoreline.cuts);
    const { cuts } = shoreline;
    const rows = [...shoreline.rows, ...shoreline.outside];
    const tolerance = 1e-9 * shoreline.totalMetres + 1e-6;
    const same = (ours: Map<string, number>, theirs: Map<string, number>) => {
      for (const key of new Set([...ours.keys(), ...theirs.keys()]))
        expect(Math.abs((ours.get(key) ?? 0) - (theirs.get(key) ?? 0)), key).toBeLessThan(tolerance);
    };
    const table = (
      idOf: (row: (typeof rows)[number]) => string | null,
      metres: (row: (typeof rows)[number]) => number,
    ) => {
      const sums = new Map<string, number>();
      for (const row of rows) {
        const key = `${row.zone} ${row.bank} ${idOf(row)}`;
        if (idOf(row) !== null) sums.set(key, (sums.get(key) ?? 0) + metres(row));
      }
      return sums;
    };
    expect(rows.filter((r) => r.place === 'border')).toEqual([]);
    same(table((r) => r.districtId, (r) => r.lengthMetres), await lengthsIn('district')); // biome-ignore format: one line
    // What lies exactly on the boundary is no matter of agreement: unions put vertices there, rounded.
    for (const [i, cut] of cuts.entries()) {
      const isOff = rows.every((r) => r.cuts[i]!.onMetres === 0);
      if (isOff) same(table(() => cut.id, (r) => r.cuts[i]!.insideMetres), await lengthsIn(cut.id)); // biome-ignore format: one line
    }
  });
});

type Cut = { readonly id: string; readonly classKeys: readonly string[] };
