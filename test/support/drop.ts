/** A drop of files, read from end to end. */
import type { Outcome, Problem } from '../../src/domain/problems.ts';
import { atOnce } from '../../src/engine/index.ts';
import { gatherSources, readSource } from '../../src/io/index.ts';
import type { RawLayer, ReadOptions, Source, SourceFile } from '../../src/io/raw-layer.ts';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes written as Latin letters. */
export const latin = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

export const file = (path: string, content: string | Uint8Array): SourceFile => ({
  path,
  bytes: typeof content === 'string' ? utf8(content) : content,
});

export const gather = (...files: SourceFile[]): Promise<Outcome<readonly Source[]>> => gatherSources(files, atOnce);

/** Layers of all sources; the problems of gathering come first. Not ok where any source is refused. */
export async function drop(files: readonly SourceFile[], options: ReadOptions = {}): Promise<Outcome<RawLayer[]>> {
  const gathered = await gatherSources(files, atOnce);
  if (!gathered.ok) return gathered;
  const problems: Problem[] = [...gathered.problems];
  const layers: RawLayer[] = [];
  let isRead = true;
  for (const source of gathered.value) {
    const outcome = await readSource(source, options, atOnce);
    problems.push(...outcome.problems);
    if (outcome.ok) layers.push(...outcome.value);
    else isRead = false;
  }
  return isRead ? { ok: true, value: layers, problems } : { ok: false, problems };
}

/** The value of an outcome that must be one. */
export function opened<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

export const codes = (outcome: Outcome<unknown>): string[] => outcome.problems.map(({ code }) => code);
