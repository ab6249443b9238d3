/** Uses of land as boundary-point texts write them, against the kinds of every city. */
import { describe, expect, it } from 'vitest';
import { kindOfUse } from '../../src/domain/siting/kind-words.ts';
import { cityIds, shippedRules } from '../support/shipped-city.ts';

describe.each(cityIds)('the use of a parcel in %s', (city) => {
  const book = shippedRules(city);

  it.each([
    ['煤化工项目用地', 'chemical'],
    ['尾矿库', 'tailings'],
    ['公路用地', 'linear'],
    ['铁路用地', 'linear'],
    ['采矿用地', 'mining'],
    ['外排土场', 'spoil-dump'],
    ['水工建筑用地', 'water-works'],
    ['畜禽养殖设施建设用地', 'livestock'],
    ['城镇住宅用地', 'urban'],
    ['线性基础设施', 'linear'],
    ['其他工业', 'industry'],
  ])('%s says a kind of the rules', (use, kind) => {
    expect(book.kinds.some((k) => k.id === kind)).toBe(true);
    expect(kindOfUse(book, use)).toBe(kind);
  });

  it.each(['工业用地', '建设用地', '', '矿山公路', '化工管道', '水产养殖', '其他用地', '0601'])(
    '%s says none, or may mean two',
    (use) => {
      expect(kindOfUse(book, use)).toBeNull();
    },
  );
});
