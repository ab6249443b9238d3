/** What a second map draws that the live one does not: tables of other versions and other cities, without the thread. */
import type { City, CityLayer } from '../../domain/city.ts';
import type { LayerTable } from '../../domain/feature-table.ts';
import type { UserLayer } from '../../domain/user-layers.ts';
import { unpackTable } from '../../io/layer-pack.ts';
import { storedDrawing } from '../../worker/stored-drawing.ts';
import type { CityFiles } from '../cities.ts';
import { type Large, rowsOf } from './large-layers.ts';
import { getPack } from './layer-store.ts';
import type { OpenCity } from './model.ts';
import { isLarge } from './withheld.ts';

export interface DrawnTables {
  readonly tables: Readonly<Record<string, LayerTable>>;
  /** Layers too large for the map's own sources, all of their chunks; only those that were read here. */
  readonly large: Readonly<Record<string, Large>>;
  /** Ids of the layers that cannot be drawn: their geometry is gone, or was never made ready to be drawn. */
  readonly lost: readonly string[];
}

interface Sources {
  /** The city's own, every version. */
  readonly base: CityFiles;
  readonly userLayers: readonly UserLayer[];
  /** What is drawn already: layers in the same version are taken from it. Null for nothing. */
  readonly known: OpenCity | null;
}

/** The first version of each layer of `city`. */
export async function drawnTables(city: City, { base, userLayers, known }: Sources): Promise<DrawnTables> {
  const tables: Record<string, LayerTable> = {};
  const large: Record<string, Large> = {};
  const lost: string[] = [];
  for (const layer of city.layers) {
    const same = known && sameVersion(layer, known);
    if (same) tables[layer.id] = same;
    else {
      const user = userLayers.find(({ id }) => id === layer.versions[0]?.id);
      const read = user ? await readPack(user) : shippedTable(layer, base);
      if (!read) lost.push(layer.id);
      else tables[layer.id] = read.table;
      if (read?.large) large[layer.id] = read.large;
    }
  }
  return { tables, large, lost };
}

function sameVersion({ id, versions: [own] }: CityLayer, { city, tables }: OpenCity): LayerTable | undefined {
  const drawn = city.layers.find((layer) => layer.id === id)?.versions[0];
  return drawn?.id === own?.id && drawn?.file === own?.file ? tables[id] : undefined;
}

interface Read {
  readonly table: LayerTable;
  readonly large?: Large;
}

async function readPack(user: UserLayer): Promise<Read | null> {
  const bytes = await getPack(user.pack);
  if (!bytes.ok) return null;
  if (isLarge(user)) {
    const layer = storedDrawing(bytes.value);
    return layer && { table: rowsOf(layer), large: { pack: user.pack, layer, shown: layer.chunks.length } };
  }
  const pack = unpackTable(bytes.value);
  return pack.ok ? pack.value : null;
}

function shippedTable({ id, versions: [own] }: CityLayer, { city, tables, files }: CityFiles): Read | null {
  const first = city.layers.find((layer) => layer.id === id)?.versions[0];
  const table = first?.id === own?.id ? tables[id] : undefined;
  if (table) return { table };
  const file = files.find(({ layerId, versionId }) => layerId === id && versionId === own?.id);
  return file ? { table: JSON.parse(new TextDecoder().decode(file.bytes)) as LayerTable } : null;
}
