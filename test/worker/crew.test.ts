import { describe, expect, it } from 'vitest';
import type { Reply, Task } from '../../src/engine/index.ts';
import { type CrewPort, makeCrew } from '../../src/worker/crew.ts';

type Listener = (event: { data: unknown }) => void;

/** Threads of no substance: each keeps its task until it is let go. */
class Threads {
  readonly started: { task: Task | null; tell: Record<'message' | 'error', Listener> }[] = [];

  readonly start = (): CrewPort => {
    const thread = {
      task: null as Task | null,
      tell: { message: () => {}, error: () => {} } as Record<'message' | 'error', Listener>,
    };
    this.started.push(thread);
    return {
      postMessage: (message) => {
        thread.task = (message as { task: Task }).task;
      },
      addEventListener: (type, listener) => {
        thread.tell[type] = listener;
      },
    };
  };

  letGo(n: number, reply: Reply = null): void {
    this.started[n]!.task = null;
    this.started[n]!.tell.message({ data: { kind: 'reply', reply } });
  }
}

const search = (id: number, block: number): Task => ({ kind: 'search', id, block });
const settled = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: Error) => error.message,
  );

describe('a crew of threads', () => {
  it('starts with the first task and gives each thread one at a time, in order', async () => {
    const threads = new Threads();
    const crew = makeCrew(2, threads.start);
    expect(threads.started).toHaveLength(0);
    const all = [0, 1, 2].map((block) => crew.any(search(1, block)));
    expect(threads.started.map((t) => t.task)).toEqual([search(1, 0), search(1, 1)]);
    threads.letGo(1);
    expect(threads.started[1]!.task).toEqual(search(1, 2));
    threads.letGo(0);
    threads.letGo(1);
    expect(await Promise.all(all)).toEqual([null, null, null]);
  });

  it('gives every thread its own of what all are told, also those that are busy', async () => {
    const threads = new Threads();
    const crew = makeCrew(2, threads.start);
    const first = crew.any(search(1, 0));
    const told = crew.all({ kind: 'close', id: 9 });
    const last = crew.any(search(1, 1));
    expect(threads.started.map((t) => t.task?.kind)).toEqual(['search', 'close']);
    threads.letGo(1);
    // The second has been told: it goes on to the next search, and what the first is to be told waits for the first.
    expect(threads.started.map((t) => t.task)).toEqual([search(1, 0), search(1, 1)]);
    threads.letGo(0);
    expect(threads.started[0]!.task).toEqual({ kind: 'close', id: 9 });
    threads.letGo(0);
    threads.letGo(1);
    expect(await Promise.all([first, told, last])).toEqual([null, undefined, null]);
  });

  it('drops what waits for an arrangement that is given up, and nothing else', async () => {
    const threads = new Threads();
    const crew = makeCrew(1, threads.start);
    const first = crew.any(search(1, 0));
    const dropped = settled(crew.any(search(1, 1)));
    const other = crew.any(search(2, 0));
    const closed = crew.all({ kind: 'close', id: 1 });
    expect(await dropped).toBe('given up');
    for (let n = 0; n < 3; n++) threads.letGo(0);
    expect(await Promise.all([first, other, closed])).toEqual([null, null, undefined]);
  });

  it('says that a thread has stopped, to what was asked and to what is asked later', async () => {
    const threads = new Threads();
    const crew = makeCrew(2, threads.start);
    const asked = [0, 1, 2].map((block) => settled(crew.any(search(1, block))));
    threads.started[0]!.tell.error({ data: new Error('no memory') });
    asked.push(settled(crew.any(search(1, 3))));
    for (const message of await Promise.all(asked)) expect(message).toBe('a computing thread has stopped: no memory');
  });
});
