/** Fly to what was found and select it. */
import { fitExtent, flyTo } from '../../map/camera.ts';
import { select } from '../../state/actions.ts';
import { classEntries, classKey } from '../../state/select.ts';
import { edit, getApp, setSession } from '../../state/store.ts';
import { classExtent, extentOf } from '../layers/extent.ts';
import type { Hit } from './search.ts';

const POSITION_ZOOM = 14;

export function goTo(hit: Hit): void {
  setSession({ dialog: null });
  if (hit.kind === 'position') {
    const [lon, lat] = hit.position;
    setSession({ mark: [lon, lat] });
    flyTo({ lon, lat, zoom: Math.max(POSITION_ZOOM, getApp().camera?.zoom ?? 0), bearing: 0 });
    return;
  }
  if (hit.kind === 'class') showClass(hit.layerId, hit.classId);
  else showFeature(hit.at.layerId, hit.at.index);
}

/** Bring all of a class into view, shown if it is hidden. */
function showClass(layerId: string, classId: string): void {
  const { open } = getApp();
  const entry = open && classEntries(open.city).find((e) => e.key === classKey(layerId, classId));
  if (!entry) return;
  reveal(entry.key, layerId);
  setSession({ under: [] });
  const extent = classExtent(open, entry);
  // Features of a large layer have no geometry here.
  fitExtent(extent?.every(Number.isFinite) ? extent : open.city.extent);
}

/** Select a feature, show its class if it is hidden, and bring it into view. */
export function showFeature(layerId: string, index: number): void {
  const feature = getApp().open?.tables[layerId]?.features[index];
  if (!feature) return;
  reveal(classKey(layerId, feature.properties.class), layerId);
  setSession({ under: [] });
  select({ kind: 'feature', layerId, index });
  const extent = extentOf([feature]);
  if (extent) fitExtent(extent, { maxZoom: 14 });
}

function reveal(key: string, layerId: string): void {
  const { open, project } = getApp();
  const layer = open?.city.layers.find((l) => l.id === layerId);
  const view = project.layers[key] ?? { visible: layer?.visible ?? true, opacity: 1 };
  if (!view.visible) edit((p) => ({ ...p, layers: { ...p.layers, [key]: { ...view, visible: true } } }));
}
