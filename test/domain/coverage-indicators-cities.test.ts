/** Every figure of the shipped boards can be lit: its ground, lines and points make up the figure. */
import { describe, expect, test } from 'vitest';
import { type Indicator, type LitRegion, NO_SETTINGS } from '../../src/domain/coverage/indicator.ts';
import { indicatorParts } from '../../src/domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../../src/domain/coverage/indicators.ts';
import { traceRegion } from '../../src/domain/coverage/region.ts';
import { atOnce } from '../../src/engine/index.ts';
import { prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';

const DAY = '2025-11-22';

describe.each(['baiyin', 'kangbashi', 'maanshan'])('%s', (id) => {
  test('lights what it tells', async () => {
    const prepared = await prepareShipped(shippedCity(id), shippedRules(id));
    const parts = await indicatorParts(prepared, NO_SETTINGS, DAY, atOnce);
    const board = indicatorBoard(prepared.city, parts, NO_SETTINGS);
    const areaOf = async (i: Indicator, role: LitRegion['role']) =>
      (await traced(i, role)).reduce((sum, t) => sum + t.areaSquareMetres, 0);
    const traced = (i: Indicator, role: LitRegion['role']) =>
      Promise.all(i.regions.filter((r) => r.role === role).map((r) => traceRegion(prepared, r.region, atOnce)));
    for (const indicator of board) {
      const { value, regions } = indicator;
      if (value === null) {
        expect(regions, indicator.id).toEqual([]);
        continue;
      }
      expect(regions.length, indicator.id).toBeGreaterThan(0);
      if (value.kind === 'change') {
        expect(await areaOf(indicator, 'lost')).toBeCloseTo(value.lostSquareMetres, 2);
        expect(await areaOf(indicator, 'gained')).toBeCloseTo(value.gainedSquareMetres, 2);
      } else if (value.kind === 'area') expect(await areaOf(indicator, 'ground')).toBeCloseTo(value.squareMetres, 2);
      else if (value.kind === 'done-of') expect((await traced(indicator, 'done'))[0]!.points.length).toBe(value.done);
      else if (value.kind === 'share' && value.of === 'metres')
        expect((await traced(indicator, 'counted'))[0]!.lengthMetres).toBeCloseTo(value.part, 3);
      else if (value.kind === 'share')
        expect(await areaOf(indicator, indicator.measure.kind === 'service' ? 'covered' : 'ground')).toBeCloseTo(
          value.part,
          2,
        );
    }
  });
});
