import { expect, test } from 'vitest';
import { fullWidth } from '../../src/report/punctuation.ts';

test.each([
  ['用地 5.1760 公顷(77.64 亩)。', '用地 5.1760 公顷（77.64 亩）。'],
  ['占用地 45.18%;毛面积 2.8360 公顷,其中', '占用地 45.18%；毛面积 2.8360 公顷，其中'],
  ['20.0 m(已计入避让建议)', '20.0 m（已计入避让建议）'],
  ['EPSG:4524,仅供对照', 'EPSG:4524，仅供对照'],
  ['1,528,800.0 (EPSG:4490) f(x), a;b', '1,528,800.0 (EPSG:4490) f(x), a;b'],
  ['甲(乙(丙)丁', '甲(乙（丙）丁'],
  ['https://例子,', 'https://例子，'],
])('%s', (plain, printed) => {
  expect(fullWidth(plain)).toBe(printed);
});
