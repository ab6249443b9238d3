/// <reference path="../../src/domain/polylabel.d.ts" />
import { expect, it } from 'vitest';
import { sampleShape } from '../../src/app/map/edit/sample.ts';
import { checkSite } from '../../src/domain/siting/check.ts';
import { cityIds, prepareShipped, shippedCity, shippedRules, shippedVersions } from '../support/shipped-city.ts';

it.each(cityIds)('the sample site of %s lies wholly in the city and has something to say', async (id) => {
  const city = shippedCity(id);
  const tables = Object.fromEntries(
    [...shippedVersions(city)].flatMap(([layer, versions]) => {
      const [first] = versions.values();
      return first ? [[layer, first]] : [];
    }),
  );
  const book = shippedRules(id);
  const polygons = sampleShape({ city, tables, summaries: [] });
  const checked = await checkSite(await prepareShipped(city, book), book, { polygons, kind: null }, false);
  if (!checked.ok) throw new Error(checked.problems[0]!.code);
  const { areaSquareMetres, insideSquareMetres, findings, districts } = checked.value;
  expect(districts.map((d) => d.id)).not.toContain(null);
  expect(Math.abs(insideSquareMetres / areaSquareMetres - 1)).toBeLessThan(1e-9);
  expect(findings.filter((f) => f.reason === 'outside-city')).toEqual([]);
  expect(findings.some((f) => f.status === 'hit' && f.outcome === 'avoid')).toBe(true);
});
