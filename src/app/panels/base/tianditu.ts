/**
 * 天地图 under the city's layers, in builds that allow it. Its tiles are cut in Web Mercator on CGCS2000, so they lie where the
 * city's layers lie. The key is the user's own and stays in this browser.
 */
import { AttributionControl, type ErrorEvent, type Map as MapLibreMap } from 'maplibre-gl';
import { getApp } from '../../state/store.ts';

export type BaseKind = 'vec' | 'img';

export interface BaseSettings {
  readonly kind: BaseKind | null;
  readonly key: string;
}

const NO_BASE: BaseSettings = { kind: null, key: '' };
const STORED = 'ecospace/tianditu';
const GROUND = 'land';
/** Each kind with the layer of its names. */
const LAYERS: Readonly<Record<BaseKind, readonly string[]>> = { vec: ['vec', 'cva'], img: ['img', 'cia'] };
const ID = 'tianditu-';
const HOSTS = [0, 1, 2, 3, 4, 5, 6, 7];

export const isKey = (text: string): boolean => /^[0-9a-f]{32}$/i.test(text);

export function storedBase(): BaseSettings {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(STORED) ?? 'null');
    if (typeof found !== 'object' || found === null) return NO_BASE;
    const { kind, key } = found as Record<string, unknown>;
    return {
      kind: kind === 'vec' || kind === 'img' ? kind : null,
      key: typeof key === 'string' && isKey(key) ? key : '',
    };
  } catch (error) {
    // No JSON, or no storage.
    if (error instanceof SyntaxError || error instanceof DOMException) return NO_BASE;
    throw error;
  }
}

export function storeBase(settings: BaseSettings): void {
  if (!getApp().sessionOnly) localStorage.setItem(STORED, JSON.stringify(settings));
}

const tiles = (layer: string, key: string): string[] =>
  HOSTS.map((n) => `https://t${n}.tianditu.gov.cn/DataServer?T=${layer}_w&x={x}&y={y}&l={z}&tk=${key}`);

/**
 * Put a base under all that is drawn but the ground; `onFail` is told when a tile does not come. Returns the function that
 * takes it away.
 */
export function showBase(
  map: MapLibreMap,
  { kind, key }: BaseSettings,
  attribution: string,
  onFail: () => void,
): undefined | (() => void) {
  if (kind === null || !isKey(key)) return undefined;
  const ids = LAYERS[kind].map((layer) => ID + layer);
  for (const [i, layer] of LAYERS[kind].entries()) {
    const note = i === 0 ? { attribution } : {};
    map.addSource(ids[i]!, { type: 'raster', tiles: tiles(layer, key), tileSize: 256, maxzoom: 18, ...note });
    map.addLayer({ id: ids[i]!, type: 'raster', source: ids[i]! });
  }
  const control = new AttributionControl({ compact: false });
  map.addControl(control, 'bottom-right');
  // The city's layers come and go: the base is put back to its place after each change.
  const place = (): void => {
    const order = map.getLayersOrder();
    const rest = order.filter((id) => !ids.includes(id));
    const above = rest[rest.indexOf(GROUND) + 1];
    const wanted = [...rest.slice(0, rest.indexOf(GROUND) + 1), ...ids, ...rest.slice(rest.indexOf(GROUND) + 1)];
    if (wanted.join() !== order.join()) for (const id of ids) map.moveLayer(id, above);
  };
  const tell = (event: ErrorEvent): void => {
    if ('sourceId' in event && String(event.sourceId).startsWith(ID)) onFail();
  };
  place();
  map.on('styledata', place);
  map.on('error', tell);
  return () => {
    map.off('styledata', place);
    map.off('error', tell);
    map.removeControl(control);
    for (const id of ids) {
      map.removeLayer(id);
      map.removeSource(id);
    }
  };
}
