/** Layers that hold nothing of a district although there is some. */
import { expect, it } from 'vitest';
import { NO_FILTER } from '../../src/domain/coverage/filter.ts';
import { collectionGaps, notCollectedIn } from '../../src/domain/coverage/not-collected.ts';
import { overviewOf } from '../../src/domain/coverage/overview.ts';
import { atOnce } from '../../src/engine/index.ts';
import { prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';

it('a district that a layer holds nothing of is one of the city, and nothing of the layer lies in it', async () => {
  const city = shippedCity('ordos');
  const gaps = city.layers.flatMap((l) => (l.notCollected ?? []).map((n) => ({ layerId: l.id, ...n })));
  expect(gaps.map((g) => g.layerId)).toEqual(expect.arrayContaining(['red-line', 'ecological-space', 'shoreline']));
  expect(collectionGaps(city)).toHaveLength(1);
  expect(notCollectedIn(city, 'red-line', gaps[0]!.districtId)).toEqual(gaps[0]!.note);
  expect(notCollectedIn(city, 'bands', gaps[0]!.districtId)).toBeNull();
  const prepared = await prepareShipped(city, shippedRules('ordos'));
  const { rows, classes } = await overviewOf(prepared, NO_FILTER, atOnce);
  for (const { layerId, districtId } of gaps) {
    const row = rows.find((r) => r.districtId === districtId);
    expect(row).toBeDefined();
    classes.forEach((c, i) => {
      if (c.layerId === layerId) expect(row!.cells[i], c.key).toBeNull();
    });
  }
});
