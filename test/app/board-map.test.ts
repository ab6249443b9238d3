import { describe, expect, it } from 'vitest';
import { districtAt, districtOfKey, districtUnderPointer, keyOfDistrict } from '../../src/app/map/district-at.ts';
import { changeNumbers } from '../../src/app/map/traced.ts';
import { EMPTY_REGION } from '../../src/domain/coverage/traced.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { cells, feature } from '../support/small-city.ts';
import { cityFixture } from './coverage-fixture.ts';

const districts: LayerTable = {
  type: 'FeatureCollection',
  features: [feature('west', 'district', cells(0, 0, 5, 10)), feature('east', 'district', cells(5, 0, 5, 10))],
};
const open = { city: cityFixture, tables: { districts }, summaries: [] };

describe('a place on the map', () => {
  it('is in its district, or in none', () => {
    expect(districtAt({ open }, [107.02, 40.05])).toBe('west');
    expect(districtAt({ open }, [107.07, 40.05])).toBe('east');
    expect(districtAt({ open }, [108, 40.05])).toBeNull();
    expect(districtAt({ open: null }, [107.02, 40.05])).toBeNull();
  });

  it('is followed as the pointer moves, and as another city is opened', () => {
    const pointer = [107.02, 40.05] as const;
    expect(districtUnderPointer({ open, pointer })).toBe('west');
    expect(districtUnderPointer({ open, pointer: [107.07, 40.05] })).toBe('east');
    expect(districtUnderPointer({ open, pointer: null })).toBeNull();
    expect(districtUnderPointer({ open, pointer })).toBe('west');
    expect(districtUnderPointer({ open: { ...open, tables: {} }, pointer })).toBeNull();
  });

  it('is told apart from classes as a key', () => {
    expect(districtOfKey(keyOfDistrict('150302'))).toBe('150302');
    expect(districtOfKey('red-line/red-line')).toBeNull();
    expect(districtOfKey(null)).toBeNull();
  });
});

it('writes the numbers that a region brings with it', () => {
  const region = {
    ...EMPTY_REGION,
    polygons: [...cells(0, 0, 1), ...cells(4, 4, 1)],
    marks: [{ number: 3, polygon: 1 }],
  };
  const [mark, ...others] = changeNumbers(region).features;
  expect(others).toEqual([]);
  expect(mark!.properties).toEqual({ number: '③' });
  expect(mark!.geometry.coordinates[0]).toBeCloseTo(107.045, 2);
});
