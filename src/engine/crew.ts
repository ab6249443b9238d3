/**
 * The overlay shared out among threads. The thread that asks cuts the rings into blocks that depend on the layers alone, has
 * blocks searched and walked by whoever is free, and puts the results together in the order of the blocks: the same to the
 * last digit however many take part. This file knows no threads: a crew sends tasks and brings replies.
 */
import {
  type Arrangement,
  assemble,
  type BlockFinds,
  type Member,
  type Plan,
  planOf,
  searchBlock,
} from './arrangement.ts';
import { type Atom, type AtomColumns, atomsFrom, walkBlock } from './atoms.ts';
import { Cover } from './cover.ts';
import { layerFromBlock } from './layer-block.ts';
import { runThrough } from './steps.ts';

/** What is asked of a member of the crew. `id` names an arrangement. */
export type Task =
  | { readonly kind: 'open'; readonly id: number; readonly members: readonly MemberBlock[] }
  | { readonly kind: 'search'; readonly id: number; readonly block: number }
  | { readonly kind: 'arranged'; readonly id: number; readonly found: Found }
  | { readonly kind: 'walk'; readonly id: number; readonly block: number }
  | { readonly kind: 'close'; readonly id: number };

interface MemberBlock {
  readonly block: ArrayBufferLike;
  readonly bits: readonly number[] | null;
}

/** What the search of all blocks has found. */
type Found = Pick<Arrangement, 'events' | 'coverStart' | 'cover' | 'crossingCount'>;

export type Reply = null | BlockFinds | AtomColumns;

/** Threads that answer tasks. */
export interface Crew {
  readonly size: number;
  /** One task for every member; settles when all have answered. */
  all(task: Task): Promise<void>;
  /** A task for whoever is free; rejects when the crew is told to stop. */
  any(task: Task): Promise<Reply>;
}

/** One member: answers tasks in its own thread. */
export class CrewMember {
  private readonly open = new Map<
    number,
    { readonly plan: Plan; arrangement: Arrangement | null; cover: Cover | null }
  >();

  answer(task: Task): Reply {
    switch (task.kind) {
      case 'open': {
        const members = task.members.map(({ block, bits }): Member => ({ layer: opened(block), bits }));
        this.open.set(task.id, { plan: planOf(members), arrangement: null, cover: null });
        return null;
      }
      case 'search':
        return runThrough(searchBlock(this.of(task.id).plan, task.block));
      case 'arranged': {
        const state = this.of(task.id);
        state.arrangement = { ...state.plan, ...task.found };
        state.cover = new Cover(state.arrangement);
        return null;
      }
      case 'walk': {
        const { arrangement, cover } = this.of(task.id);
        if (!arrangement || !cover) throw new Error(`arrangement ${task.id} was not told what was found`);
        return runThrough(walkBlock(arrangement, task.block, cover));
      }
      case 'close':
        this.open.delete(task.id);
        return null;
    }
  }

  private of(id: number) {
    const state = this.open.get(id);
    if (!state) throw new Error(`arrangement ${id} is not open`);
    return state;
  }
}

function opened(block: ArrayBufferLike) {
  const layer = layerFromBlock(block, false);
  if (typeof layer === 'string') throw new Error(`block of a layer: ${layer}`);
  return layer;
}

/** Buffers of a reply that may be handed over instead of copied. */
export function buffersOf(reply: Reply): ArrayBuffer[] {
  if (!reply) return [];
  const columns = 'crossings' in reply ? { ...reply.crossings, a: reply.coverEnd, b: reply.cover } : reply;
  return Object.values(columns).flatMap((c) => (typeof c === 'number' ? [] : [c.buffer as ArrayBuffer]));
}

let lastId = 0;

/** The arrangement and its atoms, made by a crew. `onBlock` is told after each block how far the work is. */
export async function arrangeWith(
  crew: Crew,
  members: readonly Member[],
  onBlock: (done: number, total: number) => void,
): Promise<{ arrangement: Arrangement; atoms: Atom[] }> {
  const plan = planOf(members);
  const id = ++lastId;
  const blocks = plan.blocks.length - 1;
  let done = 0;
  const each = async <T extends Reply>(kind: 'search' | 'walk'): Promise<T[]> =>
    Promise.all(
      Array.from({ length: blocks }, async (_, block) => {
        const reply = (await crew.any({ kind, id, block })) as T;
        onBlock(++done, 2 * blocks);
        return reply;
      }),
    );
  try {
    await crew.all({ kind: 'open', id, members: members.map(({ layer, bits }) => ({ block: layer.block, bits })) });
    const shared = members.some(({ layer }) => !(layer.block instanceof ArrayBuffer));
    const arrangement = assemble(plan, await each<BlockFinds>('search'), shared);
    const { events, coverStart, cover, crossingCount } = arrangement;
    await crew.all({ kind: 'arranged', id, found: { events, coverStart, cover, crossingCount } });
    return { arrangement, atoms: atomsFrom(await each<AtomColumns>('walk')) };
  } finally {
    await crew.all({ kind: 'close', id });
  }
}
