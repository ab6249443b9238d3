/** The command line run in this process, with real files in a folder of its own and captured streams. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Host } from '../../src/cli/host.ts';
import { main, processHost } from '../../src/cli/main.ts';

export const folder = mkdtempSync(join(tmpdir(), 'ecospace-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Write a file of that name into the folder; returns its path. */
export function file(name: string, content: unknown): string {
  const path = join(folder, name);
  const bytes = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
  writeFileSync(path, bytes);
  return path;
}

export async function run(...args: string[]) {
  let out = '';
  let err = '';
  const host: Host = {
    ...processHost,
    out: (text) => {
      out += `${text}\n`;
    },
    err: (text) => {
      err += `${text}\n`;
    },
  };
  const code = await main(args, host);
  return { code, out, err };
}

export async function json(...args: string[]) {
  const { code, out } = await run(...args, '--json');
  return { code, value: JSON.parse(out) };
}
