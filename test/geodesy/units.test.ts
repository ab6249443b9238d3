import { expect, test } from 'vitest';
import { errorBound, fixed, hectares, metres, mu, percent, squareKilometres, toMu } from '../../src/geodesy/units.ts';

test.each([
  [952_730, '95.2730'],
  [0, '0.0000'],
  [0.4, '< 0.0001'],
  [0.5, '0.0001'],
  [-952_730, '\u221295.2730'],
  [12_345_678_900, '1,234,567.8900'],
  [null, '\u2014'],
  [Number.NaN, '\u2014'],
])('%s square metres in hectares', (value, text) => {
  expect(hectares(value)).toBe(text);
});

test('units: 1 ha = 15 mu = 0.01 square kilometres', () => {
  expect(mu(10_000)).toBe('15.00');
  expect(toMu(2000 / 3)).toBeCloseTo(1, 12);
  expect(squareKilometres(372_550_000)).toBe('372.55');
  expect(squareKilometres(100)).toBe('< 0.01');
  expect(hectares(123_456, 2)).toBe('12.35');
});

test('percent and distance', () => {
  expect(percent(0.123456)).toBe('12.35%');
  expect(percent(0)).toBe('0.00%');
  expect(percent(1)).toBe('100.00%');
  expect(percent(1e-9)).toBe('< 0.01%');
  expect(percent(undefined)).toBe('\u2014');
  expect(metres(1234.56)).toBe('1,234.6');
  expect(metres(0.04)).toBe('0.0');
  expect(fixed(-0.004, 2)).toBe('0.00');
});

test.each([
  [0, '< 0.001'],
  [4e-4, '< 0.001'],
  [0.001, '≤ 0.001'],
  [0.00152, '≤ 0.0016'],
  [0.021, '≤ 0.021'],
  [12.31, '≤ 13'],
  [null, '\u2014'],
])('an error of %s is told as a bound that it keeps', (value, text) => {
  expect(errorBound(value)).toBe(text);
});
