import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { type Geos, loadGeos, unwrap } from '../../src/domain/geos.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { BOWTIE, box, CELL, collection, polygon } from './footprints.ts';
import { file, json, run } from './run.ts';

describe('check', () => {
  const site = box(106.8, 39.45, 0.02, 0.02);
  let geos: Geos;
  beforeAll(async () => {
    geos = await loadGeos();
  });

  /** Net overlap of the site with a class, by another clipper. */
  function byGeos(layerFile: string, classId: string): number {
    const path = fileURLToPath(new URL(`../../data/cities/wuhai/${layerFile}`, import.meta.url));
    const table = JSON.parse(readFileSync(path, 'utf8')) as LayerTable;
    const own = table.features.filter((f) => f.properties.class === classId);
    const polygons = own.flatMap(({ geometry: g }) =>
      g.type === 'Polygon' ? [g.coordinates] : g.type === 'MultiPolygon' ? g.coordinates : [],
    );
    return polygonsArea(unwrap(geos.intersection([site], unwrap(geos.makeValid(polygons)))));
  }

  test('every class of every checked layer, with the areas GEOS finds', async () => {
    const path = file('site.geojson', polygon(site));
    const { code, value } = await json('check', path, '--city', 'wuhai');
    expect(code).toBe(0);
    expect(value).toHaveLength(1);
    const [{ footprint, areaSquareMetres, findings, problems }] = value;
    expect(footprint).toBe(path);
    expect(problems).toEqual([]);
    expect(areaSquareMetres).toBeCloseTo(polygonsArea([site]), 6);
    const city = JSON.parse(
      readFileSync(fileURLToPath(new URL('../../data/cities/wuhai/city.json', import.meta.url)), 'utf8'),
    );
    let compared = 0;
    for (const layer of city.layers)
      for (const { id, check } of layer.classes) {
        if (layer.geometry !== 'polygon' || !check) continue;
        const finding = findings.find((f: { layer: string; class: string }) => f.layer === layer.id && f.class === id);
        const expected = byGeos(layer.versions[0].file, id);
        compared++;
        expect(finding.status).toBe(expected > 1e-3 ? 'hit' : 'clear');
        expect(Math.abs((finding.areaSquareMetres ?? 0) - expected)).toBeLessThan(1e-2);
        if (finding.status === 'clear' && finding.distanceMetres !== null)
          expect(finding.distanceMetres).toBeGreaterThanOrEqual(0);
      }
    expect(compared).toBeGreaterThan(5);
    for (const absent of city.absentLayers)
      expect(findings.find((f: { layer: string }) => f.layer === absent.id)).toMatchObject({
        status: 'unchecked',
        areaSquareMetres: null,
      });
  });

  test('each rule with its outcome, clause, limit and margin, and what was not checked', async () => {
    const path = file('dump.geojson', polygon(site));
    const [unstated] = (await json('check', path, '--city', 'wuhai')).value;
    const [dump] = (await json('check', path, '--city', 'wuhai', '--kind', 'spoil-dump')).value;
    const ofRule = (value: typeof dump, id: string) =>
      value.findings.find((f: { clause: { rule: string } | null }) => f.clause?.rule === id);
    expect(ofRule(dump, 'wuhai-spoil-dump')).toMatchObject({
      status: 'hit',
      outcome: 'avoid',
      clause: { quote: '严禁新建外排土场', status: 'draft', verification: 'cited' },
      threshold: { kind: 'overlap', squareMetres: 1 },
    });
    expect(dump.overall).toBe('avoid');
    expect(ofRule(unstated, 'wuhai-spoil-dump')).toMatchObject({ status: 'unchecked', reason: 'kind-unknown' });
    expect(unstated.unchecked).toContainEqual(
      expect.objectContaining({ rule: 'wuhai-spoil-dump', reason: 'kind-unknown' }),
    );
    const band = ofRule(dump, 'wuhai-band-3000');
    expect(band.threshold).toEqual({ kind: 'within', metres: 3000 });
    expect(band.marginMetres).toBe(band.distanceMetres - 3000);
    expect(dump.notApplicable.map((n: { ruleId: string }) => n.ruleId)).toContain('yellow-river-chemical');
    const { out } = await run('check', path, '--city', 'wuhai', '--kind', 'chemical', '--lang', 'zh');
    expect(out).toContain('不适用于本类项目的规则');
    expect(await json('check', path, '--city', 'wuhai', '--kind', 'castle')).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'kind-unknown', values: { kind: 'castle' } }] },
    });
  });

  test("rules of a file in place of the city's; a broken one is told with its place", async () => {
    const path = file('ruled.geojson', polygon(site));
    const shipped = JSON.parse(
      readFileSync(fileURLToPath(new URL('../../data/cities/wuhai/rules.json', import.meta.url)), 'utf8'),
    );
    const own = {
      ...shipped,
      version: 'mine',
      rules: [{ ...shipped.rules[0], target: { layer: 'gone', classes: null } }],
    };
    const rules = file('rules.json', own);
    const [answer] = (await json('check', path, '--city', 'wuhai', '--rules', rules)).value;
    expect(answer.rulesVersion).toBe('mine');
    expect(answer.findings.find((f: { layer: string }) => f.layer === 'gone')).toMatchObject({
      status: 'unchecked',
      reason: 'layer-missing',
      clause: { rule: shipped.rules[0].id },
    });
    const broken = file('broken.json', { ...own, rules: [{ ...shipped.rules[0], outcome: 'permit' }] });
    expect(await json('check', path, '--city', 'wuhai', '--rules', broken)).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'rule-file-broken', where: { file: broken, path: 'rules.0.outcome' } }] },
    });
    const cut = file('cut.json', '{"schema":1,');
    expect((await json('check', path, '--city', 'wuhai', '--rules', cut)).value.problems).toMatchObject([
      { code: 'json-broken', where: { file: cut }, values: { line: 1, column: 13 } },
    ]);
  });

  test('several footprints, corners in a text file, a table in Chinese', async () => {
    const corners = file('corners.txt', site[0]!.map(([lon, lat], i) => `J${i + 1},${lon},${lat}`).join('\n'));
    const two = file('two.geojson', collection(['S1', site], ['S2', CELL]));
    const { code, value } = await json('check', corners, two, '--city', 'wuhai');
    expect(code).toBe(0);
    expect(value.map((v: { footprint: string }) => v.footprint)).toEqual([corners, 'S1', 'S2']);
    expect(value[0].findings).toEqual(value[1].findings);
    const { out } = await run('check', corners, '--city', 'wuhai', '--lang', 'zh');
    expect(out).toContain('生态保护红线');
    expect(out).toMatch(/涉及|未检查/);
  });

  test('in the sea: a polygon lies outside the city, a point is no footprint', async () => {
    const away = file('away.geojson', polygon(box(122.5, 30, 0.01, 0.01)));
    expect(await json('check', away, '--city', 'wuhai')).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'footprint-outside-city', where: { file: away, feature: 0 } }] },
    });
    const point = file('point.geojson', { type: 'Point', coordinates: [122.5, 30] });
    expect(await json('check', point, '--city', 'wuhai')).toMatchObject({
      code: 2,
      value: { problems: [{ code: 'geojson-no-polygons', where: { file: point }, values: { types: 'Point' } }] },
    });
  });

  test('one of several that cannot be checked is told in its place, and the others are checked', async () => {
    const three = file('three.geojson', collection(['S1', site], ['away', box(122.5, 30, 0.01, 0.01)], ['S2', CELL]));
    const { code, value } = await json('check', three, '--city', 'wuhai');
    expect(code).toBe(0);
    expect(value[1]).toEqual({
      footprint: 'away',
      overall: 'refused',
      problems: [
        expect.objectContaining({ code: 'footprint-outside-city', where: expect.objectContaining({ feature: 1 }) }),
      ],
    });
    expect(value.map((v: { findings?: unknown[] }) => Boolean(v.findings?.length))).toEqual([true, false, true]);
    const { out, err } = await run('check', three, '--city', 'wuhai', '--lang', 'zh');
    expect(out).toMatch(/away: 不能核对/);
    expect(out).toMatch(/不能核对\s+1/);
    expect(err).toMatch(/不在本市|在本市之外|市域/);
  });

  test('a footprint that crosses itself is told where', async () => {
    const bowtie = file('bowtie.geojson', polygon(BOWTIE));
    const { code, value } = await json('check', bowtie, '--city', 'wuhai');
    expect(code).toBe(2);
    const [problem] = value.problems;
    expect(problem).toMatchObject({ code: 'ring-self-crossing', where: { file: bowtie, feature: 0 } });
    expect(distanceMetres(...(problem.where.position as [number, number]), 106.805, 39.665)).toBeLessThan(0.01);
  });
});
