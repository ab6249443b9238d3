import { describe, expect, it } from 'vitest';
import { pivotOf } from '../../src/domain/coverage/pivot.ts';
import { recheckCoverage, recheckSteps } from '../../src/domain/coverage/recheck.ts';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { atOnce, runThrough } from '../../src/engine/index.ts';
import { cells, feature, prepare, SOUTH, smallCity, WEST } from '../support/small-city.ts';

/** Circle about a place in cells. */
function circle(x: number, y: number, radius: number, vertices: number): PolygonCoordinates {
  const ring = Array.from({ length: vertices }, (_, i) => {
    const t = (2 * Math.PI * i) / vertices;
    return [WEST + 0.01 * (x + radius * Math.cos(t)), SOUTH + 0.01 * (y + radius * Math.sin(t))];
  });
  return [[[...ring, ring[0]!]]];
}

const bowtie: PolygonCoordinates = [
  [
    [
      [WEST + 0.01, SOUTH + 0.01],
      [WEST + 0.03, SOUTH + 0.03],
      [WEST + 0.03, SOUTH + 0.01],
      [WEST + 0.01, SOUTH + 0.03],
      [WEST + 0.01, SOUTH + 0.01],
    ],
  ],
];

const layers = {
  'red-line': [feature('R', 'red-line', circle(5, 4, 3, 60)), feature('S', 'red-line', circle(6, 5, 3, 60))],
  'protected-areas': [feature('C', 'core', cells(6, 2, 1)), feature('G', 'general', circle(6.4, 2.4, 1.5, 40))],
};

describe('the table of districts a second time on the sphere', async () => {
  const prepared = await prepare(layers);
  const pivot = pivotOf(prepared, await prepared.overlay.atoms(atOnce));
  const stateOf = (cells: Awaited<ReturnType<typeof recheckCoverage>>, district: string, key: string) =>
    cells.find((c) => c.districtId === district && c.key === key)!.state;

  it('agrees for every class and for the union that overlaps itself, in every district', async () => {
    const checked = await recheckCoverage(prepared, atOnce);
    expect(checked.map((c) => c.state)).toEqual(checked.map(() => 'agrees'));
    expect(checked.map((c) => `${c.districtId} ${c.key}`)).toContain('D2 protected-areas');
    expect(new Set(checked.map((c) => `${c.districtId} ${c.key}`)).size).toBe(2 * (pivot.classes.length + 1));
    for (const c of checked.filter((x) => x.deviation !== null))
      expect(Math.abs(c.deviation! - c.expectedDeviation!)).toBeLessThan(1e-5);
  });

  it('looks at classes that the table of districts has no column for', async () => {
    const city = {
      ...smallCity,
      layers: [...smallCity.layers, { ...smallCity.layers[1]!, id: 'parks', role: 'parks' as const }],
    };
    const withParks = await prepare({ parks: [feature('P', 'red-line', circle(2, 2, 1, 30))] }, city);
    const checked = await recheckCoverage(withParks, atOnce);
    expect(checked.filter((c) => c.key === 'parks/red-line').map((c) => c.state)).toEqual(['agrees', 'agrees']);
  });

  it('differs in the one figure that is off by a ten-thousandth', () => {
    const at = pivot.classes.findIndex((c) => c.key === 'red-line/red-line');
    const rows = pivot.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, i) =>
        i === at && row.districtId === 'D1' && cell ? { ...cell, areaSquareMetres: cell.areaSquareMetres * 1.0001 } : cell,
      ),
    })); // biome-ignore format: nested
    const checked = runThrough(recheckSteps(prepared, { ...pivot, rows }));
    expect(checked.filter((c) => c.state !== 'agrees').map((c) => [c.districtId, c.key])).toEqual([
      ['D1', 'red-line/red-line'],
    ]);
  });

  it('differs where the table says that a class does not occur and it does', () => {
    const rows = pivot.rows.map((row) => ({ ...row, cells: row.cells.map(() => null) }));
    const checked = runThrough(recheckSteps(prepared, { ...pivot, rows }));
    expect(stateOf(checked, 'D2', 'protected-areas/core')).toBe('differs');
    expect(stateOf(checked, 'D1', 'protected-areas/core')).toBe('agrees');
  });

  it('tells progress in figures and can be left at any', () => {
    const steps = recheckSteps(prepared, pivot);
    const seen: number[] = [];
    for (let step = steps.next(); !step.done; step = steps.next()) seen.push(step.value.done);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(new Set(seen).size).toBe(2 * (pivot.classes.length + 1));
  });
});

describe('what cannot be looked at again', () => {
  it('says too large above five thousand vertices, where they meet the district', async () => {
    const prepared = await prepare({ 'red-line': [feature('R', 'red-line', circle(2, 5, 1.5, 5000))] });
    const checked = await recheckCoverage(prepared, atOnce);
    const red = checked.filter((c) => c.key === 'red-line/red-line');
    expect(red.map((c) => [c.districtId, c.state, c.sphereSquareMetres])).toEqual([
      ['D1', 'too-large', null],
      ['D2', 'agrees', 0],
    ]);
  });

  it('leaves out the features that the table leaves out', async () => {
    const prepared = await prepare({
      'red-line': [feature('R', 'red-line', cells(3, 5, 2)), feature('X', 'red-line', bowtie)],
    });
    expect(prepared.problems).not.toEqual([]);
    const checked = await recheckCoverage(prepared, atOnce);
    expect(checked.filter((c) => c.state !== 'agrees')).toEqual([]);
  });
});
