/** A crew of threads behind message ports: tasks go to whoever is free. The same in browsers and in Node. */
import { buffersOf, type Crew, CrewMember, type Reply, type Task } from '../engine/index.ts';
import type { Port } from './connect.ts';

interface ToMember {
  readonly task: Task;
}

type FromMember =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };

/** The member's end: answers one task after another. */
export function serveCrew(port: Port): void {
  const member = new CrewMember();
  port.addEventListener('message', (event) => {
    try {
      const reply = member.answer((event.data as ToMember).task);
      port.postMessage({ kind: 'reply', reply } satisfies FromMember, buffersOf(reply));
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      port.postMessage({ kind: 'failed', message, stack: stack ?? '' } satisfies FromMember);
    }
  });
}

/** A thread's port: one that also tells when the thread has failed. */
export interface CrewPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message' | 'error', listener: (event: { data: unknown }) => void): void;
}

interface Waiting {
  readonly task: Task;
  /** Only this member may take it. */
  readonly only: number | null;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * The asking end. A member works on one task at a time; what waits is taken in order. The threads are started with the first
 * task, since most sessions need none.
 */
export function makeCrew(size: number, start: () => CrewPort): Crew {
  const waiting: Waiting[] = [];
  const ports: CrewPort[] = [];
  const working: (Waiting | null)[] = [];
  /** Why no task can be done any more. */
  let broken: Error | null = null;

  const assign = (member: number) => {
    const at = waiting.findIndex((w) => w.only === null || w.only === member);
    const [next] = at < 0 ? [] : waiting.splice(at, 1);
    working[member] = next ?? null;
    if (next) ports[member]!.postMessage({ task: next.task } satisfies ToMember);
  };
  const listen = (port: CrewPort, member: number) => {
    port.addEventListener('error', ({ data }) => {
      broken = new Error(`a computing thread has stopped${data instanceof Error ? `: ${data.message}` : ''}`);
      for (const w of [...working, ...waiting.splice(0)]) w?.reject(broken);
      working.fill(null);
    });
    port.addEventListener('message', (event) => {
      const answer = event.data as FromMember;
      const done = working[member];
      if (!done) return;
      assign(member);
      if (answer.kind === 'reply') done.resolve(answer.reply);
      else {
        const error = new Error(answer.message);
        error.stack = answer.stack;
        done.reject(error);
      }
    });
  };
  const muster = () => {
    while (ports.length < size) {
      working.push(null);
      listen(ports[ports.push(start()) - 1]!, ports.length - 1);
    }
  };
  const ask = (task: Task, only: number | null) =>
    new Promise<Reply>((resolve, reject) => {
      muster();
      if (broken) {
        reject(broken);
        return;
      }
      waiting.push({ task, only, resolve, reject });
      working.forEach((busy, member) => {
        if (!busy) assign(member);
      });
    });
  /** Work on an arrangement that is given up. */
  const drop = (id: number) => {
    for (let i = waiting.length - 1; i >= 0; i--)
      if (waiting[i]!.task.id === id) waiting.splice(i, 1)[0]!.reject(new Error('given up'));
  };

  return {
    size,
    async all(task) {
      if (task.kind === 'close') drop(task.id);
      await Promise.all(Array.from({ length: size }, (_, member) => ask(task, member)));
    },
    any: (task) => ask(task, null),
  };
}
