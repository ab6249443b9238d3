import { describe, expect, it } from 'vitest';
import {
  serviceError,
  serviceFigure,
  serviceFigures,
  serviceRows,
  serviceState,
  serviceTarget,
} from '../../src/app/panels/coverage/services.ts';
import { partKey } from '../../src/app/state/coverage-types.ts';
import { coverage } from '../../src/app/text/coverage.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { City, Service } from '../../src/domain/city.ts';
import type { ServiceCoverage, ServiceRow } from '../../src/domain/coverage/services.ts';
import { cityFixture, coverageFixture as result } from './coverage-fixture.ts';

const service: Service = {
  id: 'parks',
  name: { zh: '公园 500 m', en: 'Parks 500 m' },
  supply: { layerId: 'sites' },
  radiusMetres: 500,
  demand: { layerId: 'red-line', land: 'built-up', featureIds: null },
  note: null,
};

const [first] = cityFixture.targets;
const city: City = {
  ...cityFixture,
  services: [service],
  targets: [{ ...first!, indicator: 'parks', value: 80, measure: { kind: 'service', serviceId: 'parks' } }],
};

const row = (districtId: string | null, demand: number, covered: number): ServiceRow => ({
  districtId,
  name: districtId === null ? null : { zh: districtId, en: districtId },
  demandSquareMetres: demand,
  coveredSquareMetres: covered,
  share: demand > 0 ? covered / demand : null,
  dataErrorSquareMetres: 1,
  dataErrorShare: 0.02,
});

const square: ServiceCoverage['uncovered'][number]['polygon'] = [
  [
    [106, 39],
    [107, 39],
    [107, 40],
    [106, 39],
  ],
];

const parks: ServiceCoverage = {
  service,
  rows: [row('甲区', 4_000_000, 3_600_000), row('乙区', 0, 0)],
  total: row(null, 4_000_000, 3_600_000),
  uncovered: [{ number: 1, districtId: '甲区', areaSquareMetres: 400_000, polygon: square }],
  residualSquareMetres: 0,
  supply: { count: 3, outsideDemand: 1, leftOut: 0 },
  demandLeftOut: 0,
  largestErrorMetres: 0.036,
  computationErrorSquareMetres: 1,
  inputs: [],
};

const context = {
  city,
  result,
  parts: { [partKey('services', { serviceId: 'parks' })]: { kind: 'done' as const, result: parks } },
  language: 'zh' as const,
  text: coverage.zh,
};

describe('a service against its target', () => {
  it('is judged by the plan alone, and not within the data error', () => {
    const target = serviceTarget(city, service);
    expect(target).toBe(0.8);
    expect(serviceState(row(null, 100, 90), target)).toBe('reached');
    expect(serviceState(row(null, 100, 79), target)).toBe('borderline');
    expect(serviceState(row(null, 100, 70), target)).toBe('missed');
    expect(serviceState(row(null, 0, 0), target)).toBeNull();
    expect(serviceTarget({ ...city, targets: [] }, service)).toBeNull();
  });
});

describe('figures of a service', () => {
  it('light their own ground', () => {
    const region = (what: Parameters<typeof serviceFigure>[1]) =>
      serviceFigures.region(serviceFigure(service, what), context);
    expect(region('covered')).toMatchObject({ ground: 'covered', piece: null });
    expect(region('share')).toMatchObject({ ground: 'covered' });
    expect(region('demand')).toMatchObject({ ground: 'demand' });
    expect(region('hole:1')).toMatchObject({ ground: 'uncovered', piece: 1 });
    expect(region('supply')).toBeNull();
  });

  it('say what the data may make of a share, and that it is not known', () => {
    const words = textIn('zh').board.services;
    expect(serviceError(0.0123, words)).toBe('数据误差 ± 1.23 个百分点');
    expect(serviceError(0.00001, words)).toContain('< 0.01');
    expect(serviceError(null, words)).toBe('数据误差:缺数据');
  });

  it('are what is left of the land, and are split by district', () => {
    const explained = serviceFigures.explain(serviceFigure(service, 'uncovered'), context);
    expect(explained?.quantity).toEqual({ kind: 'area', squareMetres: 400_000 });
    expect(explained?.split).toEqual([{ name: '甲区', quantity: { kind: 'area', squareMetres: 400_000 } }]);
    expect(explained?.excluded).toContain('0.036');
  });

  it('leave as a file without districts that have no such land', () => {
    const rows = serviceRows([parks], textIn('zh').board.services, 'zh', '全市');
    expect(rows.slice(1)).toEqual([
      ['公园 500 m', '甲区', 400, 360, 40, 90, 2],
      ['公园 500 m', '全市', 400, 360, 40, 90, 2],
    ]);
  });
});
