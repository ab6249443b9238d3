/** Districts of which a layer holds nothing although there is some. */
import type { Bilingual, City, CityLayer } from '../city.ts';

/** What the city's record says of it; null where the layer is whole there. */
export const notCollectedIn = (
  { layers }: Pick<City, 'layers'>,
  layerId: string,
  districtId: string | null,
): Bilingual | null =>
  noteOf(
    layers.find((l) => l.id === layerId),
    districtId,
  );

export const noteOf = (layer: CityLayer | undefined, districtId: string | null): Bilingual | null =>
  layer?.notCollected?.find((n) => n.districtId === districtId)?.note ?? null;

/** Every note once, with the layers that it is said of; totals are without that ground. */
export function collectionGaps({ layers }: Pick<City, 'layers'>): { note: Bilingual; layers: CityLayer[] }[] {
  const gaps = new Map<string, { note: Bilingual; layers: CityLayer[] }>();
  for (const layer of layers)
    for (const { note } of layer.notCollected ?? []) {
      const gap = gaps.get(note.zh) ?? { note, layers: [] };
      gap.layers.push(layer);
      gaps.set(note.zh, gap);
    }
  return [...gaps.values()];
}
