import { afterEach, describe, expect, it } from 'vitest';
import { BatchTable } from '../../src/domain/siting/batch-table.ts';
import { checkSite } from '../../src/domain/siting/check.ts';
import type { Rule } from '../../src/domain/siting/rules.ts';
import { packTable } from '../../src/io/layer-pack.ts';
import type { BatchCalls } from '../../src/worker/batch-calls.ts';
import { makeBatchHandlers } from '../../src/worker/batch-handlers.ts';
import { connect, type Port } from '../../src/worker/connect.ts';
import { serve } from '../../src/worker/serve.ts';
import { bookOf, cells, feature, prepare, rule, smallCity } from '../support/small-city.ts';

const channels: MessageChannel[] = [];
function thread() {
  const channel = new MessageChannel();
  channels.push(channel);
  serve<BatchCalls>(channel.port1 as unknown as Port, makeBatchHandlers(), null, ['screen']);
  channel.port1.start();
  const caller = connect<BatchCalls>(channel.port2 as unknown as Port);
  channel.port2.start();
  return caller;
}
afterEach(() => {
  for (const c of channels.splice(0)) {
    c.port1.close();
    c.port2.close();
  }
});

const rules = bookOf(
  rule('red', 'red-line', 'red-line', 'avoid'),
  rule('plants', 'protected-areas', 'general', 'avoid', { kinds: ['chemical'] }),
);
const layers = {
  districts: [feature('D1', 'district', cells(0, 0, 5, 10)), feature('D2', 'district', cells(5, 0, 5, 10))],
  'red-line': [feature('R', 'red-line', cells(2, 2, 2))],
  'protected-areas': [feature('G', 'general', cells(6, 2, 3))],
  'management-range': [],
  bands: [],
};
const files = Object.entries(layers).map(([layerId, features]) => ({
  layerId,
  versionId: 'now',
  form: 'geojson' as const,
  bytes: new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features })).buffer as ArrayBuffer,
}));
const at = [0, 2, 6, 8].map((x) => cells(x, 2, 1));
const footprints = packTable({
  type: 'FeatureCollection',
  features: at.map((polygons, i) => {
    const f = feature(`F${i}`, 'site', polygons);
    return { ...f, properties: { ...f.properties, kind: ['', 'Chemical', 'mining', 'chemical'][i] } };
  }),
});

describe('a screening thread', () => {
  it('goes by the day: a rule whose text has expired is a notice in its column', async () => {
    const [red, plants] = rules.rules as [Rule, Rule];
    const old = { ...rules, rules: [{ ...red, citation: { ...red.citation!, to: '2000' } }, plants] };
    const city = { city: smallCity, files, rules: old };
    const kinds = { all: null, column: null };
    const { columns } = await thread().call('open', { city, kinds, footprints: footprints.slice().buffer });
    const outcome = (id: string) => columns.find((c) => c.ruleId === id)?.outcome;
    expect([outcome('red'), outcome('plants')]).toEqual(['notice', 'avoid']);
  });

  it('answers each stretch of rows with what the checks of those sites say, each by its own kind', async () => {
    const caller = thread();
    const input = { city: { city: smallCity, files, rules }, kinds: { all: null, column: 'kind' } };
    const opened = await caller.call('open', { ...input, footprints: footprints.slice().buffer });
    expect(opened.count).toBe(4);
    expect(opened.districts.map((d) => d.id)).toEqual(['D1', 'D2']);
    const table = new BatchTable(opened.count, opened.columns);
    table.put(await caller.call('screen', { from: 3, to: 4 }));
    table.put(await caller.call('screen', { from: 0, to: 3 }));
    expect(table.missing(10)).toEqual([]);
    const prepared = await prepare(layers);
    for (const [row, polygons] of at.entries()) {
      const kind = [null, 'chemical', 'mining', 'chemical'][row]!;
      const checked = await checkSite(prepared, rules, { polygons, kind }, false);
      if (!checked.ok) throw new Error('refused');
      expect(table.outcome(row)).toBe(checked.value.overall);
      expect(table.rows.netSquareMetres[row]).toBe(checked.value.net.netSquareMetres);
    }
    const plants = opened.columns.findIndex((c) => c.ruleId === 'plants');
    expect(at.map((_, row) => table.cell(row, plants).status)).toEqual(['clear', 'clear', 'not-applicable', 'hit']);
  });

  it('says where its footprints are not as they were stored', async () => {
    const damaged = footprints.slice();
    damaged[100]! ^= 1;
    const input = { city: { city: smallCity, files, rules }, kinds: { all: null, column: null } };
    await expect(thread().call('open', { ...input, footprints: damaged.buffer })).rejects.toThrow('project-damaged');
    await expect(thread().call('screen', { from: 0, to: 1 })).rejects.toThrow('no batch is open');
  });
});
