/** Where a picture's layers come from. Pure. */
import type { Bilingual } from '../../domain/city.ts';
import type { LegendEntry } from './legend.ts';

export interface SourceLine {
  readonly layerId: string;
  readonly name: Bilingual;
  readonly source: Bilingual;
  /** Date of the version in force. */
  readonly date: string;
  readonly illustrative: boolean;
}

/** One line for each layer that is drawn. */
export function sourceLines(entries: readonly LegendEntry[]): SourceLine[] {
  const layers = new Map(entries.map(({ entry }) => [entry.layer.id, entry.layer]));
  return [...layers.values()].map((layer) => ({
    layerId: layer.id,
    name: layer.name,
    source: layer.source,
    date: layer.versions[0]!.date,
    illustrative: layer.reality === 'illustrative',
  }));
}
