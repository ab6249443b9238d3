/** A disk for tests: what is stored is copied on its way in and out, and each verb can be made to fail. */
import type { Disk } from '../../src/app/state/save-disk.ts';

export class MemoryDisk implements Disk {
  readonly stored = new Map<string, unknown>();
  /** Thrown by whatever writes, where set; by reading too where `failsReading`. */
  failure: DOMException | null = null;
  failsReading = false;
  /** Keys written, in order. */
  readonly written: string[] = [];

  async get(key: string): Promise<unknown> {
    if (this.failure && this.failsReading) throw this.failure;
    return structuredClone(this.stored.get(key));
  }

  async set(entries: readonly (readonly [string, unknown])[]): Promise<void> {
    if (this.failure) throw this.failure;
    for (const [key, value] of entries) this.put(key, value);
  }

  async update(key: string, change: (stored: unknown) => unknown): Promise<void> {
    if (this.failure) throw this.failure;
    const next = change(structuredClone(this.stored.get(key)));
    if (next !== undefined) this.put(key, next);
  }

  async remove(keys: readonly string[]): Promise<void> {
    if (this.failure) throw this.failure;
    for (const key of keys) this.stored.delete(key);
  }

  async keys(): Promise<readonly string[]> {
    if (this.failure && this.failsReading) throw this.failure;
    return [...this.stored.keys()];
  }

  private put(key: string, value: unknown): void {
    this.stored.set(key, structuredClone(value));
    this.written.push(key);
  }
}

export const quota = (): DOMException => new DOMException('no space', 'QuotaExceededError');
export const refused = (): DOMException => new DOMException('not allowed', 'InvalidStateError');
