import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import { NO_FILTER } from '../../src/domain/coverage/filter.ts';
import type { LayerFeature, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { type Caller, CancelledError, connect, type Port } from '../../src/worker/connect.ts';
import { coverageHandlers } from '../../src/worker/coverage-handlers.ts';
import { makeHandlers } from '../../src/worker/handlers.ts';
import { serve } from '../../src/worker/serve.ts';
import { bookOf, cells, feature, SOUTH, smallCity, WEST } from '../support/small-city.ts';

/** The calls over a real message channel: what comes back is a copy. */
const channel = new MessageChannel();
let caller: Caller;

const city: City = {
  ...smallCity,
  layers: [
    ...smallCity.layers,
    {
      ...smallCity.layers[0]!,
      id: 'banks',
      role: null,
      geometry: 'line',
      classes: [{ id: 'bank', name: { zh: 'bank', en: 'bank' }, style: 'bank', check: false }],
    },
  ],
};

/** Rows of teeth, each over the one before: enough to take a while. */
const teeth = (y: number): PolygonCoordinates =>
  Array.from({ length: 900 }, (_, i) => cells(0.01 * i, y, 0.006, 0.9)[0]!);

const bank: LayerFeature = {
  type: 'Feature',
  properties: { id: 'U', name: 'U', class: 'bank' },
  geometry: {
    type: 'LineString',
    coordinates: [
      [WEST + 0.01, SOUTH + 0.005],
      [WEST + 0.08, SOUTH + 0.005],
    ],
  },
};

beforeAll(async () => {
  serve(channel.port1 as unknown as Port, makeHandlers(), null, []);
  channel.port1.start();
  caller = connect(channel.port2 as unknown as Port);
  channel.port2.start();
  const features: Record<string, LayerFeature[]> = {
    districts: [feature('D1', 'district', cells(0, 0, 5, 10)), feature('D2', 'district', cells(5, 0, 5, 10))],
    'red-line': [feature('R', 'red-line', cells(4, 4, 2)), feature('S', 'red-line', cells(5, 4, 2))],
    'protected-areas': Array.from({ length: 8 }, (_, i) => feature(`T${i}`, 'core', teeth(i % 2 ? 1 + i : 0.5 + i))),
    bands: [feature('B', 'band-200', cells(0, 0, 10, 5))],
    banks: [bank],
  };
  const files = Object.entries(features).map(([layerId, list]) => ({
    layerId,
    versionId: 'now',
    form: 'geojson' as const,
    bytes: new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features: list }))
      .buffer as ArrayBuffer,
  }));
  await caller.call('openCity', { city, files, rules: bookOf() });
});

afterAll(() => {
  channel.port1.close();
  channel.port2.close();
});

describe('asking for coverage through the computing thread', () => {
  it('answers by a filter', async () => {
    const filter = { ...NO_FILTER, within: ['bands/band-200'], districts: ['D1'] };
    const answer = await caller.call('coverage', { filter });
    if (!answer.ok) throw new Error('no answer');
    const { overview } = answer.value;
    const red = overview.classes.findIndex((c) => c.key === 'red-line/red-line');
    expect(overview.total.cells[red]!.areaSquareMetres).toBeCloseTo(polygonsArea(cells(4, 4, 1)), 2);
    expect(answer.value.elapsedMilliseconds).toBeGreaterThan(0);
  });

  it('answers without one', async () => {
    const answer = await caller.call('coverage', null);
    expect(answer.ok && answer.value.overview.filter).toEqual(NO_FILTER);
  });

  it('says how far overlaps are and can be stopped, and then answers all the same', async () => {
    const stop = new AbortController();
    const onProgress = () => stop.abort();
    const stopped = caller.call('overlaps', { districts: null }, { signal: stop.signal, onProgress });
    await expect(stopped).rejects.toBeInstanceOf(CancelledError);
    const answer = await caller.call('overlaps', { districts: null });
    if (!answer.ok) throw new Error('no answer');
    const [red] = answer.value.classes;
    expect(red!.grossSquareMetres - red!.netSquareMetres).toBeCloseTo(polygonsArea(cells(5, 4, 1, 2)), 2);
    expect(answer.value.named.length).toBeGreaterThan(0);
  });

  it('answers with lines', async () => {
    const region = { kind: 'places', classKey: 'banks/bank', row: 'district', districtId: 'D1' } as const;
    const answer = await caller.call('trace', region);
    if (!answer.ok) throw new Error('no answer');
    expect(answer.value.lines).toHaveLength(1);
    const [line] = answer.value.lines;
    expect(line![0]).toEqual([WEST + 0.01, SOUTH + 0.005]);
    expect(line!.at(-1)).toEqual([expect.closeTo(WEST + 0.05, 12), SOUTH + 0.005]);
  });

  it('says that no city is open', async () => {
    const handlers = coverageHandlers(() => null);
    const work = { drive: async () => null as never, tell: () => {}, attempt: async () => null, crew: null };
    const answer = await handlers.coverage(null, work);
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'city-unknown' }] });
  });
});
