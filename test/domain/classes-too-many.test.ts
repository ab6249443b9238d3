/** More classes than the engine tells apart: what is not counted is said, and is never taken for clear. */
import { describe, expect, it } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import { checkSite } from '../../src/domain/siting/check.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { bookOf, cells, feature, prepare, rule, smallCity } from '../support/small-city.ts';

const MOST = 64;
const both = (text: string) => ({ zh: text, en: text });

/** The small city with a layer of so many classes in front of the red line. */
function cityWith(count: number): City {
  const [districts, red, ...others] = smallCity.layers;
  const classes = Array.from({ length: count }, (_, i) => `c${i}`);
  const many = {
    ...red!,
    id: 'many',
    role: null,
    name: both('many'),
    classes: classes.map((id) => ({ id, name: both(id), style: id, check: true })),
  };
  return { ...smallCity, layers: [districts!, many, ...others, red!], bandSet: null };
}

const own = smallCity.layers.filter((l) => l.role !== 'districts').reduce((n, l) => n + l.classes.length, 0);
const features = {
  many: [feature('M', 'c0', cells(0, 0, 2))],
  'red-line': [feature('R', 'red-line', cells(4, 4, 2))],
};
const rules = bookOf(rule('red', 'red-line', 'red-line', 'avoid'), rule('many', 'many', 'c0', 'justify'));

async function checked(city: City, polygons = cells(4, 4, 1)) {
  const prepared = await prepare(features, city);
  const answer = await checkSite(prepared, rules, { polygons, kind: null }, true);
  if (!answer.ok) throw new Error('refused');
  return { prepared, result: answer.value, red: answer.value.findings.find((f) => f.layerId === 'red-line')! };
}

describe('a layer for whose classes there is no room', () => {
  it('is told by name, and its rule is unchecked, not clear', async () => {
    const { prepared, result, red } = await checked(cityWith(MOST - own + 1));
    expect(prepared.problems).toMatchObject([
      { code: 'classes-too-many', severity: 'error', values: { layer: 'red-line', count: MOST + 1, limit: MOST } },
    ]);
    expect(prepared.classes.some((c) => c.layer.id === 'red-line')).toBe(false);
    expect(red).toMatchObject({ status: 'unchecked', outcome: 'unchecked' });
    expect(red.areaSquareMetres).toBeNull();
    expect(result.overall).toBe('unchecked');
  });

  it('leaves the figures of all others as they are', async () => {
    const { result } = await checked(cityWith(MOST - own + 1), cells(1, 1, 1));
    const many = result.findings.find((f) => f.ruleId === 'many')!;
    expect(many.status).toBe('hit');
    expect(many.areaSquareMetres! / polygonsArea(cells(1, 1, 1))).toBeCloseTo(1, 9);
  });

  it('is counted where it fits to the last class', async () => {
    const { prepared, red } = await checked(cityWith(MOST - own));
    expect(prepared.problems).toEqual([]);
    expect(prepared.classes).toHaveLength(MOST);
    expect(red.status).toBe('hit');
    expect(red.areaSquareMetres! / polygonsArea(cells(4, 4, 1))).toBeCloseTo(1, 9);
  });
});
