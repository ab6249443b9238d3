/** The layers of a drop of files, before anyone has said where on the Earth they lie. */
import type { Outcome, Problem } from '../domain/problems.ts';
import type { Work } from '../engine/index.ts';
import { gatherSources, readSource } from '../io/index.ts';
import type { RawLayer, ReadOptions, Source, SourceFile } from '../io/raw-layer.ts';

export interface DroppedLayer {
  readonly source: Source;
  /** Place of the layer among those of its source. */
  readonly place: number;
  readonly layer: RawLayer;
  /** Of its source as a whole; the same list for all its layers. */
  readonly problems: readonly Problem[];
}

/** Read what can be read. Problems of the outcome are those of files that gave no layer; not ok where no file gave one. */
export async function readDrop(
  files: readonly SourceFile[],
  options: ReadOptions,
  work: Work,
): Promise<Outcome<readonly DroppedLayer[]>> {
  const gathered = await gatherSources(files, work);
  if (!gathered.ok) return gathered;
  const problems: Problem[] = [...gathered.problems];
  const dropped: DroppedLayer[] = [];
  for (const source of gathered.value) {
    const read = await readSource(source, options, work);
    if (!read.ok) problems.push(...read.problems);
    else
      for (const [place, layer] of read.value.entries())
        dropped.push({ source, place, layer, problems: read.problems });
  }
  return dropped.length > 0 ? { ok: true, value: dropped, problems } : { ok: false, problems };
}
