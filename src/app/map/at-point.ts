/** Which drawn features lie at a point: all of them, topmost first, also those that others cover. */
import type { LayerFeature } from '../../domain/feature-table.ts';
import type { FeatureRef } from '../state/model.ts';
import { classEntries, layerView } from '../state/select.ts';
import type { AppState } from '../state/store.ts';
import { covers, linesOf } from './geometry.ts';
import { orderOf } from './order.ts';

type LonLat = readonly [number, number];
type ToPixel = (position: LonLat) => readonly [number, number];

/** Lines and points are hit within these many pixels. */
const REACH = 9;

/** Ground beyond the city and its districts say little about a point and are listed last. */
const BACKDROP = new Set(['district', 'neighbour']);

export function featuresAt(state: Pick<AppState, 'open' | 'project'>, at: LonLat, toPixel: ToPixel): FeatureRef[] {
  const { open } = state;
  if (!open) return [];
  const order = orderOf(open.city, state.project);
  const place = (key: string, style: string) => (BACKDROP.has(style) ? order.length : 0) + order.indexOf(key);
  return classEntries(open.city)
    .filter((entry) => layerView(state, entry).visible)
    .sort((a, b) => place(a.key, a.class.style) - place(b.key, b.class.style))
    .flatMap((entry) =>
      (open.tables[entry.layer.id]?.features ?? []).flatMap((feature, index): FeatureRef[] =>
        feature.properties.class === entry.class.id && isHit(feature, at, toPixel)
          ? [{ layerId: entry.layer.id, index }]
          : [],
      ),
    );
}

function isHit(feature: LayerFeature, at: LonLat, toPixel: ToPixel): boolean {
  const { geometry } = feature;
  if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') return covers(geometry, at);
  const [x, y] = toPixel(at);
  const pixels = (p: readonly number[]) => toPixel([p[0] ?? 0, p[1] ?? 0]);
  return linesOf(geometry).some((line) => {
    const points = line.map(pixels);
    if (points.length === 1) return Math.hypot(points[0]![0] - x, points[0]![1] - y) <= REACH;
    return points.slice(1).some((b, i) => distanceToSegment([x, y], points[i]!, b) <= REACH);
  });
}

type Pixel = readonly [number, number];

function distanceToSegment([x, y]: Pixel, [ax, ay]: Pixel, [bx, by]: Pixel): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(ax + t * dx - x, ay + t * dy - y);
}
