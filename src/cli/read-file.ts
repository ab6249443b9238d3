/** Polygon files from the command line. */
import type { LayerTable } from '../domain/feature-table.ts';
import type { Outcome } from '../domain/problems.ts';
import { tableOf } from '../worker/locate-layer.ts';
import { error, type Host, stop } from './host.ts';
import { type OpenOptions, openPlaced, type PlacedLayer } from './open-files.ts';

/** Polygon layers of a file of any format; what else is in it is left out with a warning, and without a polygon it is refused. */
export async function readPolygonLayers(
  host: Host,
  file: string,
  options: OpenOptions,
): Promise<Outcome<readonly PlacedLayer[]>> {
  const opened = await openPlaced(host, [file], options);
  if (!opened.ok) return opened;
  const areas = opened.value.filter(({ about }) => about.geometry === 'polygon');
  const others = opened.value.filter(({ about }) => about.geometry !== 'polygon');
  const types = new Set(others.flatMap(({ features }) => features.map((f) => f.geometry.type)));
  const count = others.reduce((sum, { about }) => sum + about.featureCount, 0);
  const none = error('geojson-no-polygons', { file }, { types: [...types].join(', '), count });
  if (areas.length === 0) return stop(none);
  const leftOut = others.length > 0 ? [{ ...none, severity: 'warning' as const }] : [];
  return { ok: true, value: areas, problems: [...opened.problems, ...leftOut] };
}

/** The one polygon layer of a file; where there are several, one must be named. */
export async function readPolygonFile(host: Host, file: string, options: OpenOptions): Promise<Outcome<LayerTable>> {
  const layers = await readPolygonLayers(host, file, options);
  if (!layers.ok) return layers;
  const [first, ...more] = layers.value as readonly [PlacedLayer, ...PlacedLayer[]];
  if (more.length === 0) return { ...layers, value: tableOf(first.layer.columns, first.features) };
  const names = layers.value.map(({ layer }) => layer.name);
  return stop(error('argument-missing', { file }, { argument: `--layer ${names.join(' | ')}` }));
}
