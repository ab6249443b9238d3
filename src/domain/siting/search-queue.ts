/** A queue that gives back the least first. */
export class LeastFirst<T> {
  private readonly keys: number[] = [];
  private readonly items: T[] = [];

  get size(): number {
    return this.items.length;
  }

  push(key: number, item: T): void {
    const { keys, items } = this;
    let at = items.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (keys[above]! <= key) break;
      keys[at] = keys[above]!;
      items[at] = items[above]!;
      at = above;
    }
    keys[at] = key;
    items[at] = item;
  }

  /** The least; undefined where the queue is empty. */
  pop(): T | undefined {
    const { keys, items } = this;
    const [least] = items;
    const key = keys.pop();
    const item = items.pop();
    if (key === undefined || item === undefined || items.length === 0) return least;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= items.length) break;
      if (below + 1 < items.length && keys[below + 1]! < keys[below]!) below++;
      if (keys[below]! >= key) break;
      keys[at] = keys[below]!;
      items[at] = items[below]!;
      at = below;
    }
    keys[at] = key;
    items[at] = item;
    return least;
  }
}
