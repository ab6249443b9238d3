/** The computing thread: rules come with the city and may be changed while it is open. */
import { expect, it } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { atOnce } from '../../src/engine/index.ts';
import { makeHandlers } from '../../src/worker/handlers.ts';
import { bookOf, cells, feature, rule, smallCity } from '../support/small-city.ts';

/** Water that nothing counts until a rule speaks of it. */
const city: City = {
  ...smallCity,
  absentLayers: [],
  layers: [
    ...smallCity.layers,
    {
      ...smallCity.layers[1]!,
      id: 'water',
      role: 'river',
      classes: [{ id: 'lake', name: { zh: '湖', en: 'lake' }, style: 'lake', check: false }],
    },
  ],
};

const fileOf = (layerId: string, ...features: LayerFeature[]) => ({
  layerId,
  versionId: 'now',
  form: 'geojson' as const,
  bytes: new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features })).buffer,
});

it('a rule may be exchanged, also for one on a layer that was not counted before', async () => {
  const handlers = makeHandlers();
  const files = [
    fileOf('districts', feature('D', 'district', cells(0, 0, 10))),
    fileOf('red-line', feature('R', 'red-line', cells(6, 6, 1))),
    ...['protected-areas', 'management-range', 'bands'].map((id) => fileOf(id)),
    fileOf('water', feature('L', 'lake', cells(2, 2, 2))),
  ];
  const lake = (outcome: 'avoid' | 'justify') => bookOf(rule('lake', 'water', 'lake', outcome));
  const check = async () => {
    const answer = await handlers.check({ footprint: cells(2, 2, 1), kind: null, detail: false }, atOnce);
    if (!answer.ok) throw new Error('refused');
    return [answer.value.overall, answer.value.findings.find((f) => f.ruleId === 'lake')?.status];
  };
  expect((await handlers.openCity({ city, files, rules: bookOf() }, atOnce)).ok).toBe(true);
  expect(await check()).toEqual(['none', undefined]);
  await handlers.useRules({ rules: lake('avoid') }, atOnce);
  expect(await check()).toEqual(['avoid', 'hit']);
  await handlers.useRules({ rules: lake('justify') }, atOnce);
  expect(await check()).toEqual(['justify', 'hit']);
  await handlers.openCity({ city, files, rules: lake('avoid') }, atOnce);
  expect(await check()).toEqual(['avoid', 'hit']);
});

it('tells what is wrong with a layer that a new rule brings in, once', async () => {
  const bow = feature('L', 'lake', [[[[2, 2], [4, 4], [4, 2], [2, 4], [2, 2]]]]); // biome-ignore format: a bow tie
  const handlers = makeHandlers();
  const files = [
    fileOf('districts', feature('D', 'district', cells(0, 0, 10))),
    ...['red-line', 'protected-areas', 'management-range', 'bands'].map((id) => fileOf(id)),
    fileOf('water', bow),
  ];
  const rules = bookOf(rule('lake', 'water', 'lake', 'avoid'));
  const opened = await handlers.openCity({ city, files, rules: bookOf() }, atOnce);
  expect(opened.problems).toEqual([]);
  const used = await handlers.useRules({ rules }, atOnce);
  expect(used.problems).toMatchObject([{ severity: 'error', where: { file: 'water', feature: 0 } }]);
  expect(
    (await handlers.useRules({ rules: bookOf(rule('lake', 'water', 'lake', 'justify')) }, atOnce)).problems,
  ).toEqual([]);
});
