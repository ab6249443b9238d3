/** Sites as icons: the shape is the type, the fill the status, a dashed ring in the hot colour is overdue. */
import type { Layer } from 'deck.gl';
import { IconLayer } from 'deck.gl';
import type { LayerFeature, LayerTable } from '../../../domain/feature-table.ts';
import { isOverdue, siteStatus } from '../../../domain/site-status.ts';
import { type ClassEntry, classEntries, layerView } from '../../state/select.ts';
import type { AppState } from '../../state/store.ts';
import { BELOW_LABELS, before } from '../anchors.ts';
import { paletteOf } from '../input.ts';
import { classStyle } from '../styles.ts';
import { ICON_SIZE, iconName, siteAtlas } from './site-atlas.ts';

interface Site {
  readonly position: [number, number];
  readonly icon: string;
}

const HOVERED = 1.3;

export function siteLayers(state: AppState, palette = paletteOf(state)): Layer[] {
  const { open } = state;
  if (!open) return [];
  return classEntries(open.city).flatMap((entry) => {
    const view = layerView(state, entry);
    const table = open.tables[entry.layer.id];
    const { symbol } = classStyle(entry.class.style);
    if (entry.layer.geometry !== 'point' || !table || !view.visible || !symbol) return [];
    const { canvas, mapping } = siteAtlas();
    return [
      new IconLayer<Site>({
        id: `sites:${entry.key}`,
        data: sitesOf(table, entry),
        getPosition: (site) => site.position,
        getIcon: (site) => site.icon,
        getSize: ICON_SIZE,
        sizeScale: sizeByZoom(state.camera?.zoom ?? 12) * palette.lines * (state.hoverKey === entry.key ? HOVERED : 1),
        sizeUnits: 'pixels',
        iconAtlas: canvas as unknown as string,
        iconMapping: mapping,
        opacity: view.opacity,
        ...before(BELOW_LABELS),
      }),
    ];
  });
}

/** Smaller where the whole city is in sight. */
const sizeByZoom = (zoom: number): number => Math.min(1, Math.max(0.62, 0.62 + (zoom - 9) * 0.19));

/** One list for good for each class of a table: a new one would be uploaded again. */
const made = new WeakMap<LayerTable, Map<string, readonly Site[]>>();

function sitesOf(table: LayerTable, entry: ClassEntry): readonly Site[] {
  const byClass = made.get(table) ?? new Map<string, readonly Site[]>();
  made.set(table, byClass);
  const known = byClass.get(entry.key);
  if (known) return known;
  const date = entry.layer.versions[0]?.date ?? '';
  const features = table.features.filter((f) => f.properties.class === entry.class.id);
  const sites = features.flatMap((f) => siteOf(f, entry.class.style, date));
  byClass.set(entry.key, sites);
  return sites;
}

function siteOf(feature: LayerFeature, style: string, date: string): Site[] {
  if (feature.geometry.type !== 'Point') return [];
  const [lon = 0, lat = 0] = feature.geometry.coordinates;
  const icon = iconName(style, siteStatus(feature), isOverdue(feature, date));
  return [{ position: [lon, lat], icon }];
}
