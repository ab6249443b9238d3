/** Services, sites and facts through the computing thread: the functions' own answers, and nothing without a city. */
import { expect, test } from 'vitest';
import { indicatorFacts } from '../../src/domain/coverage/indicator-facts.ts';
import { serviceCoverage } from '../../src/domain/coverage/services.ts';
import { siteTable } from '../../src/domain/coverage/site-table.ts';
import { atOnce } from '../../src/engine/index.ts';
import { coverageHandlers } from '../../src/worker/coverage-handlers.ts';
import { prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';

const DAY = '2025-11-22';

test('answers of the open city', async () => {
  const prepared = await prepareShipped(shippedCity('kangbashi'), shippedRules('kangbashi'));
  const calls = coverageHandlers(() => prepared);
  const stops = prepared.city.services.find((s) => s.id === 'stops')!;
  expect(await calls.services({ serviceId: 'stops' }, atOnce)).toEqual(await serviceCoverage(prepared, atOnce, stops));
  expect(await calls.services({ serviceId: 'nowhere' }, atOnce)).toEqual({ ok: true, value: null, problems: [] });
  expect(await calls.siteTable({ day: DAY }, atOnce)).toEqual({
    ok: true,
    value: await siteTable(prepared, DAY, atOnce),
    problems: [],
  });
  const facts = await calls.indicatorFacts(null, atOnce);
  expect(facts).toEqual({ ok: true, value: await indicatorFacts(prepared, atOnce), problems: [] });
});

test('a problem without one', async () => {
  const calls = coverageHandlers(() => null);
  const answers = [
    await calls.services({ serviceId: 'stops' }, atOnce),
    await calls.siteTable({ day: DAY }, atOnce),
    await calls.indicatorFacts(null, atOnce),
  ];
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, problems: [{ code: 'city-unknown' }] });
});
