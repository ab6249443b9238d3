/** Sites as icons: the shape is the type, the fill the status, a dashed ring in the hot colour is overdue. */
import type { Layer } from '@deck.gl/core';
import { IconLayer } from '@deck.gl/layers';
import type { LayerFeature } from '../../../domain/feature-table.ts';
import { classEntries, layerView } from '../../state/select.ts';
import type { AppState } from '../../state/store.ts';
import { BELOW_LABELS, before } from '../anchors.ts';
import { mapInput } from '../input.ts';
import { classStyle } from '../styles.ts';
import { ICON_SIZE, iconName, siteAtlas } from './site-atlas.ts';
import { isOverdue, siteStatus } from './site-status.ts';

interface Site {
  readonly position: [number, number];
  readonly icon: string;
}

export function siteLayers(state: AppState): Layer[] {
  const { open } = state;
  if (!open) return [];
  const { palette } = mapInput(state);
  return classEntries(open.city).flatMap((entry) => {
    const view = layerView(state, entry);
    const table = open.tables[entry.layer.id];
    const { symbol } = classStyle(entry.class.style);
    if (entry.layer.geometry !== 'point' || !table || !view.visible || !symbol) return [];
    const date = entry.layer.versions[0]?.date ?? '';
    const features = table.features.filter((f) => f.properties.class === entry.class.id);
    const { canvas, mapping } = siteAtlas();
    return [
      new IconLayer<Site>({
        id: `sites:${entry.key}`,
        data: features.flatMap((f) => siteOf(f, entry.class.style, date)),
        getPosition: (site) => site.position,
        getIcon: (site) => site.icon,
        getSize: ICON_SIZE * (palette.lines > 1 ? 2 : 1) * (state.hoverKey === entry.key ? 1.3 : 1),
        sizeUnits: 'pixels',
        iconAtlas: canvas as unknown as string,
        iconMapping: mapping,
        opacity: view.opacity,
        ...before(BELOW_LABELS),
      }),
    ];
  });
}

function siteOf(feature: LayerFeature, style: string, date: string): Site[] {
  if (feature.geometry.type !== 'Point') return [];
  const [lon = 0, lat = 0] = feature.geometry.coordinates;
  const icon = iconName(style, siteStatus(feature), isOverdue(feature, date));
  return [{ position: [lon, lat], icon }];
}
