/** Line and point projects: what is land and what is only checked, and how much of a line lies where. */
import { describe, expect, it } from 'vitest';
import { checkSite } from '../../src/domain/siting/check.ts';
import { type Design, isWider, landOf } from '../../src/domain/siting/design.ts';
import { lineLength, polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { bookOf, cells, feature, prepare, rule, SOUTH, WEST } from '../support/small-city.ts';

const book = bookOf(rule('red', 'red-line', 'red-line', 'avoid'));
/** West to east through the third row of cells; ends beyond the city. */
const at = (x: number): readonly [number, number] => [WEST + x * 0.01, SOUTH + 0.025];
const axis = [at(1), at(4), at(11)];
const LAND = cells(1, 2.25, 10, 0.5);
const RANGE = cells(1, 2, 10, 1);

async function check(design: Design | undefined, polygons = RANGE) {
  const prepared = await prepare({
    'red-line': [feature('R', 'red-line', cells(2, 2, 3))],
    'protected-areas': [feature('C', 'core', cells(3, 2.75, 1, 1)), feature('G', 'general', cells(9, 0, 4, 5))],
  });
  const checked = await checkSite(prepared, book, { polygons, kind: null, design }, false);
  if (!checked.ok) throw new Error(checked.problems[0]!.code);
  const lengthIn = (key: string) => checked.value.findings.find((f) => f.classKey === key)!.axisMetres;
  return { result: checked.value, lengthIn };
}

describe('a line with a safety distance', () => {
  it('has its land by its width, and all else by what is checked', async () => {
    const { result } = await check({ axis, land: LAND });
    expect(landOf(result)).toBeCloseTo(polygonsArea(LAND), 3);
    expect(result.areaSquareMetres / polygonsArea(RANGE)).toBeCloseTo(1, 9);
    expect(isWider(result)).toBe(true);
    const { result: plain } = await check(undefined);
    expect(result.findings.map(({ axisMetres: _, ...f }) => f)).toEqual(plain.findings);
  });

  it('has a length, and one in each class, where the line itself runs and only in the city', async () => {
    const { result, lengthIn } = await check({ axis, land: LAND });
    expect(result.design?.lengthMetres).toBe(lineLength(axis));
    expect(lengthIn('red-line/red-line')).toBeCloseTo(lineLength([at(2), at(4), at(5)]), 6);
    expect(lengthIn('protected-areas/core')).toBe(0);
    expect(lengthIn('protected-areas/general')).toBeCloseTo(lineLength([at(9), at(10)]), 6);
  });
});

describe('land and length', () => {
  it('are those of the site where there is no safety distance, and not known where its shape was changed', async () => {
    const { result: whole } = await check({ axis, land: 'all' });
    expect([landOf(whole), isWider(whole)]).toEqual([whole.areaSquareMetres, false]);
    const { result: changed, lengthIn } = await check({ axis: null, land: null });
    expect([landOf(changed), isWider(changed), changed.design?.lengthMetres]).toEqual([null, true, null]);
    expect(lengthIn('red-line/red-line')).toBeUndefined();
    const { result: area } = await check(undefined);
    expect([landOf(area), isWider(area)]).toEqual([area.areaSquareMetres, false]);
  });
});
