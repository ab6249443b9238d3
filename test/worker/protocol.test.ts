import { afterEach, describe, expect, it } from 'vitest';
import type { Work } from '../../src/engine/index.ts';
import { CancelledError, connect, type Port } from '../../src/worker/connect.ts';
import { type Handlers, serve } from '../../src/worker/serve.ts';

/** Both ends over a real message channel. Handlers are stand-ins: the protocol does not care what is computed. */
const channels: MessageChannel[] = [];
function ends(handlers: Partial<Record<keyof Handlers, unknown>>) {
  const channel = new MessageChannel();
  channels.push(channel);
  serve(channel.port1 as unknown as Port, handlers as unknown as Handlers, null, ['drawLarge']);
  channel.port1.start();
  const caller = connect(channel.port2 as unknown as Port);
  channel.port2.start();
  return caller;
}
afterEach(() => {
  for (const c of channels.splice(0)) {
    c.port1.close();
    c.port2.close();
  }
});

/** A handler that works in steps of some milliseconds. */
function* slow(steps: number) {
  for (let done = 0; done < steps; done++) {
    const until = performance.now() + 5;
    while (performance.now() < until);
    yield { done, total: steps };
  }
  return 'finished';
}

describe('the protocol between the page and the computing thread', () => {
  it('answers each call with its own result', async () => {
    const caller = ends({ coverage: () => 'coverage', repair: async () => 'repaired' });
    const [a, b] = await Promise.all([caller.call('repair', { footprint: [] }), caller.call('coverage', null)]);
    expect([a, b]).toEqual(['repaired', 'coverage']);
  });

  it('carries the name and message of an error across', async () => {
    const caller = ends({
      coverage: () => {
        throw new RangeError('bit 64');
      },
    });
    await expect(caller.call('coverage', null)).rejects.toMatchObject({ name: 'RangeError', message: 'bit 64' });
  });

  it('tells progress and lets a short call in between', async () => {
    const caller = ends({ coverage: (_: unknown, work: Work) => work.drive(slow(30)), repair: () => 'quick' });
    const seen: number[] = [];
    const order: string[] = [];
    const long = caller
      .call('coverage', null, { onProgress: (done) => seen.push(done) })
      .then(() => order.push('long'));
    await caller.call('repair', { footprint: [] }).then(() => order.push('short'));
    await long;
    expect(order).toEqual(['short', 'long']);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('rejects at once when cancelled, and stops the work', async () => {
    let reached = 0;
    function* counted() {
      for (const step of slow(1000)) {
        reached = (step as { done: number }).done;
        yield step as { done: number; total: number };
      }
    }
    const caller = ends({
      coverage: (_: unknown, work: Work) => work.drive(counted()),
      repair: () => 'free',
    });
    const cancel = new AbortController();
    const long = caller.call('coverage', null, { signal: cancel.signal, onProgress: () => cancel.abort() });
    await expect(long).rejects.toBeInstanceOf(CancelledError);
    expect(await caller.call('repair', { footprint: [] })).toBe('free');
    const stopped = reached;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(reached).toBe(stopped);
    expect(reached).toBeLessThan(999);
  });

  it('hands large buffers over instead of copying them', async () => {
    const positions = new Float64Array(1000);
    const caller = ends({ drawLarge: () => ({ ok: true, value: { chunks: [{ positions }] }, problems: [] }) });
    const answer = await caller.call('drawLarge', { layerId: 'x' });
    expect(answer.ok && answer.value.chunks[0]!.positions.length).toBe(1000);
    expect(positions.buffer.byteLength).toBe(0);
  });
});
