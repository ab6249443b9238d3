import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { type Caller, CancelledError, connect, type Port } from '../../src/worker/connect.ts';
import { makeHandlers } from '../../src/worker/handlers.ts';
import { serve } from '../../src/worker/serve.ts';
import { cells, feature, ruleBook, SOUTH, smallCity, WEST } from '../support/small-city.ts';

/** The calls over a real message channel: what comes back is a copy. */
const channel = new MessageChannel();
let caller: Caller;

/** A comb: many teeth, between which a footprint nearly fits. */
const teeth: PolygonCoordinates = Array.from({ length: 60 }, (_, i) => cells(-1 + 0.2 * i, -1, 0.12, 12)[0]!);

beforeAll(async () => {
  serve(channel.port1 as unknown as Port, makeHandlers(), null, []);
  channel.port1.start();
  caller = connect(channel.port2 as unknown as Port);
  channel.port2.start();
  const features = {
    districts: [feature('D1', 'district', cells(0, 0, 10))],
    'red-line': [feature('R', 'red-line', cells(4, 4, 2)), feature('T', 'red-line', teeth)],
  };
  const files = Object.entries(features).map(([layerId, list]) => ({
    layerId,
    versionId: 'now',
    form: 'geojson' as const,
    bytes: new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features: list }))
      .buffer as ArrayBuffer,
  }));
  await caller.call('openCity', { city: smallCity, files, rules: ruleBook });
});

afterAll(() => {
  channel.port1.close();
  channel.port2.close();
});

const wanted: [number, number] = [WEST + 0.05, SOUTH + 0.05];
const ask = { kind: null, safetyMetres: 1 };

describe('asking for room through the computing thread', () => {
  it('answers with moves and a cut', async () => {
    const answer = await caller.call('advise', { footprint: cells(4, 4, 0.05), ...ask });
    expect(answer.ok).toBe(true);
    if (!answer.ok) return;
    expect(answer.value.safetyMetres).toBe(1);
    const move = answer.value.each.get('red-line/red-line');
    expect(move?.result.findings.find((f) => f.key === 'red-line/red-line')?.status).toBe('clear');
    expect(answer.value.cut?.polygons).toEqual([]);
  });

  it('answers with free ground', async () => {
    const answer = await caller.call('freeGround', {
      footprint: cells(4, 4, 0.05),
      ...ask,
      districtId: 'D1',
      avoid: 'avoid',
      wanted,
    });
    expect(answer.ok && answer.value.patches.length).toBeGreaterThan(40);
  });

  it('tells progress and can be stopped', async () => {
    const stop = new AbortController();
    let told = 0;
    const input = { footprint: cells(4, 4, 0.079, 6), ...ask, districtId: 'D1', avoid: 'avoid' as const, wanted };
    const onProgress = (done: number, total: number) => {
      told++;
      expect(done).toBeLessThanOrEqual(total);
      stop.abort();
    };
    await expect(caller.call('freeGround', input, { signal: stop.signal, onProgress })).rejects.toBeInstanceOf(
      CancelledError,
    );
    expect(told).toBeGreaterThan(0);
  });

  it('says that no city is open', async () => {
    const handlers = makeHandlers();
    const work = { drive: async () => null as never, tell: () => {}, attempt: async () => null, crew: null };
    const answer = await handlers.advise({ footprint: cells(4, 4, 1), ...ask }, work);
    expect(answer.ok).toBe(false);
  });
});
