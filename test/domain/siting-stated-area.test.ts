/** Areas that the file of a parcel states, against those of its corners. */
import type { Polygon } from 'geojson';
import { expect, test } from 'vitest';
import type { ColumnMapping } from '../../src/domain/imported-layer.ts';
import { placeLayer } from '../../src/domain/place-layer.ts';
import { disagrees, type StatedArea, statedAreas, statedProblems } from '../../src/domain/siting/stated-area.ts';
import { atOnce } from '../../src/engine/index.ts';
import { problemLine } from '../../src/text/problems.ts';

const PLACE = { epsg: 4524, order: 'xy', shift: 'none' } as const;
const HECTARES = { column: '地块面积', unit: 'hectares' } as const;
const [X, Y] = [36_394_650, 4_403_400];

/** Of 400 by 300 metres in the plane: 12 ha; 11.9967 ha on the ellipsoid, west of the meridian of zone 36. */
const row = (value: unknown) => ({
  geometry: { type: 'Polygon', coordinates: [[[X, Y], [X + 400, Y], [X + 400, Y + 300], [X, Y + 300], [X, Y]]] } satisfies Polygon, // biome-ignore format: a ring
  properties: { 地块面积: value },
});

async function stated(
  values: readonly unknown[],
  decimals = 4,
  column: ColumnMapping['area'] = HECTARES,
): Promise<(StatedArea | null)[]> {
  const rows = values.map(row);
  const placed = await placeLayer(rows, PLACE, atOnce);
  if (!placed.ok) throw new Error('not placed');
  return statedAreas(rows, placed.value.features.map((f) => f.geometry), PLACE, column, decimals); // biome-ignore format: one call
}

test('agree with the plane or with the ellipsoid, and with neither beyond half a percent', async () => {
  const all = await stated([12, 11.9967, 12.058, 15, 11.9, '12.00', 0, '', '见附件']);
  expect(all.map((area) => area && disagrees(area))).toEqual([
    false,
    false,
    false,
    true,
    true,
    false,
    null,
    null,
    null,
  ]);
  expect(all[0]).toMatchObject({ squareMetres: 120_000, planarSquareMetres: 120_000 });
  expect(all[0]!.ellipsoidalSquareMetres).toBeCloseTo(119_967, -1);
});

test('agree as far as their last digit says', async () => {
  const kilometres = { column: '地块面积', unit: 'square-kilometres' } as const;
  const isWrong = async (value: number, decimals: number) =>
    disagrees((await stated([value], decimals, kilometres))[0]!);
  expect(await isWrong(0.1, 1)).toBe(false);
  expect(await isWrong(0.1, 4)).toBe(true);
  expect(await isWrong(0.13, 1)).toBe(true);
});

test('are told with both figures, and why those differ', async () => {
  const problems = statedProblems(await stated([12, 15]), (i) => ['一期', '二期'][i]!);
  expect(problems).toMatchObject([
    {
      code: 'parcel-area-disagrees',
      where: { feature: 1 },
      values: { name: '二期', stated: '15.0000', planar: '12.0000', ellipsoidal: '11.9967', percent: '25.0' },
    },
  ]);
  for (const words of ['二期', '15.0000', '12.0000', '11.9967', '25.0%', '投影变形'])
    expect(problemLine(problems[0]!, 'zh')).toContain(words);
  expect(problemLine(problems[0]!, 'en')).toContain('15.0000 ha stated');
});
