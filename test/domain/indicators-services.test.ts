import { describe, expect, it } from 'vitest';
import { NO_SETTINGS } from '../../src/domain/coverage/indicator.ts';
import { indicatorBoard } from '../../src/domain/coverage/indicators.ts';
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { area, ask, point, target } from '../support/indicator-city.ts';
import { cells } from '../support/small-city.ts';

describe('服务半径', () => {
  const served = (value: number) => target({ kind: 'service', serviceId: 'parks' }, { comparison: 'at-least', value });
  const data = { parks: [point('P', 'park', 2.5, 2.5)], 'built-up': [area('B', 'built-up', cells(1, 1, 3))] };

  it('is met, missed and borderline by the share and its data error', async () => {
    const { indicator, city, parts } = await ask(served(1), data);
    expect(indicator.state).toBe('met');
    if (indicator.value?.kind !== 'share' || indicator.dataError === null) throw new Error('no share');
    const { share } = indicator.value;
    const stateAt = (wanted: number) =>
      indicatorBoard({ ...city, targets: [served(100 * wanted)] }, parts, NO_SETTINGS)[0]!.state;
    expect(stateAt(share - 1.01 * indicator.dataError)).toBe('met');
    expect(stateAt(share - 0.99 * indicator.dataError)).toBe('borderline');
    expect(stateAt(share + 0.99 * indicator.dataError)).toBe('borderline');
    expect(stateAt(share + 1.01 * indicator.dataError)).toBe('missed');
    expect(indicator.notes).toContainEqual({ code: 'demand-land', land: 'built-up' });
  });

  it('is 缺数据 without demand and where a supply has no place', async () => {
    expect((await ask(served(1), { ...data, 'built-up': [] })).indicator).toMatchObject({
      state: 'no-data',
      reasons: ['no-features'],
    });
    const lost = { ...point('Q', 'park', 1, 1), geometry: null } as unknown as LayerFeature;
    const { indicator } = await ask(served(1), { ...data, parks: [...data.parks, lost] });
    expect(indicator).toMatchObject({ state: 'no-data', reasons: ['features-left-out'] });
  });
});
