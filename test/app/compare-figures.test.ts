import { describe, expect, it } from 'vitest';
import { comparedVersions, figureRows, isLaterLeft } from '../../src/app/panels/compare/figures.ts';
import { legendRows } from '../../src/app/panels/compare/legend-sides.ts';
import { shareForKey } from '../../src/app/panels/compare/share.ts';
import { classEntries } from '../../src/app/state/select.ts';
import type { City } from '../../src/domain/city.ts';
import { cityWith } from '../../src/domain/user-layers.ts';
import { city, layer } from './layer-record-fixture.ts';

const here: City = { ...city, layers: [...city.layers, layer('districts', { role: 'districts', group: 'ground' })] };
const there: City = { ...here, id: 'there' };

describe('figures of two versions', () => {
  const right = (versionId: string): City => cityWith(here, [], { 'red-line': versionId });
  const sums = (classId: string, before: number, lost: number, gained: number) => ({
    classId,
    beforeSquareMetres: before,
    lostSquareMetres: lost,
    gainedSquareMetres: gained,
    afterSquareMetres: before - lost + gained,
    dataErrorSquareMetres: 0,
  });
  const total = (...classes: ReturnType<typeof sums>[]) => ({
    ...sums('', 10, 2, 3),
    districtId: null,
    name: null,
    classes,
  });

  it('are of the one polygon layer that differs, the earlier version first', () => {
    expect(comparedVersions(here, right('2023-11'))).toMatchObject({
      other: '2023-11',
      isOtherNewer: false,
      dates: ['2023-11', '2025-10'],
    });
    expect(comparedVersions(right('2023-11'), here)).toMatchObject({
      other: '2025-10',
      isOtherNewer: true,
      dates: ['2023-11', '2025-10'],
    });
    expect(comparedVersions(here, here)).toBeNull();
    expect(comparedVersions(here, there)).toBeNull();
  });

  it('know which version is on the left', () => {
    expect(isLaterLeft({ isOtherNewer: false }, 'right')).toBe(true);
    expect(isLaterLeft({ isOtherNewer: false }, 'left')).toBe(false);
    expect(isLaterLeft({ isOtherNewer: true }, 'right')).toBe(false);
    expect(isLaterLeft({ isOtherNewer: true }, 'left')).toBe(true);
  });

  it('are one line for one class, and turned where the version in force is the earlier', () => {
    expect(figureRows({ total: total(sums('a', 10, 2, 3), sums('b', 0, 0, 0)) }, false)).toMatchObject([
      { classId: null },
    ]);
    const rows = figureRows({ total: total(sums('a', 6, 2, 0), sums('b', 4, 0, 3)) }, true);
    expect(rows.map((r) => r.classId)).toEqual(['a', 'b', null]);
    expect(rows[0]!.sums).toMatchObject({
      beforeSquareMetres: 4,
      lostSquareMetres: 0,
      gainedSquareMetres: 2,
      afterSquareMetres: 6,
    });
  });
});

describe('the divider', () => {
  it('goes by steps to its ends and leaves other keys alone', () => {
    expect(shareForKey('ArrowLeft', false, 0.5)).toBe(0.48);
    expect(shareForKey('ArrowRight', true, 0.5)).toBe(0.6);
    expect(shareForKey('ArrowLeft', true, 0.05)).toBe(0);
    expect([shareForKey('Home', false, 0.5), shareForKey('End', false, 0.5)]).toEqual([0, 1]);
    expect(shareForKey('PageDown', false, 0.5)).toBeNull();
  });
});

it('has one legend of both maps that marks what only one of them draws', () => {
  const entries = classEntries(here).map((entry) => ({ entry, illustrative: false }));
  const [sites, course, red] = entries as [(typeof entries)[0], (typeof entries)[0], (typeof entries)[0]];
  expect(legendRows([sites], null, 'zh').map((row) => row.only)).toEqual([null]);
  const rows = legendRows([sites, course], [course, red], 'zh');
  expect(rows.map(({ name, only }) => [name, only])).toEqual([
    ['sites', 'first'],
    ['course', null],
    ['red-line', 'second'],
  ]);
});
