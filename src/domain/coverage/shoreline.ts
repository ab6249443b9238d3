/** Lengths of the shore by zone and by district. */
import type { Geometry, Position } from 'geojson';
import { OUTSIDE, type Overlay, type Work } from '../../engine/index.ts';
import { lineLength } from '../../geodesy/ellipsoid.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { districtNames } from './pivot.ts';
import type { CoverageResult, ShorePlace } from './result.ts';

type Length = Awaited<ReturnType<Overlay['lengths']>>[number];

/** Null where the city has no shoreline layer. */
export async function shorelineOf(prepared: PreparedCity, work: Work): Promise<CoverageResult['shoreline']> {
  const layer = prepared.city.layers.find((l) => l.role === 'shoreline');
  const table = layer && prepared.tables.get(layer.id);
  if (!layer || !table) return null;
  const lines = table.features.map((f) => ({
    class: Math.max(
      0,
      layer.classes.findIndex((c) => c.id === f.properties.class),
    ),
    lines: linesOf(f.geometry),
  }));
  const lengths = await prepared.overlay.lengths(lines, false, work);
  const zones = layer.classes.map((c, i) => ({
    classId: c.id,
    name: c.name,
    style: c.style,
    lengthMetres: sum(lengths.filter((l) => l.class === i)),
  }));
  const totalMetres = zones.reduce((metres, z) => metres + z.lengthMetres, 0);
  const ofLines = table.features.reduce((metres, f) => metres + geometryLength(f.geometry), 0);
  return {
    layerId: layer.id,
    zones,
    totalMetres,
    places: placesOf(prepared, lengths),
    residualMetres: totalMetres - ofLines,
  };
}

const sum = (lengths: readonly Length[]): number => lengths.reduce((metres, l) => metres + l.lengthMetres, 0);

/** Every piece is in one place: a border between districts is a place of its own, the city's outer border is its district's. */
function placesOf(prepared: PreparedCity, lengths: readonly Length[]): ShorePlace[] {
  const isBorder = (l: Length) => l.onParts.length > 1;
  const districts = districtNames(prepared).map(({ id, name }, part) => ({
    kind: 'district' as const,
    districtId: id,
    name,
    lengthMetres: sum(lengths.filter((l) => l.part === part && !isBorder(l))),
  }));
  const others = (['border', 'outside'] as const).map((kind) => ({
    kind,
    districtId: null,
    name: null,
    lengthMetres: sum(lengths.filter((l) => (isBorder(l) ? 'border' : l.part === OUTSIDE ? 'outside' : null) === kind)),
  }));
  return [...districts, ...others.filter((place) => place.lengthMetres > 0)];
}

function linesOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}

/** Length of lines, metres; 0 for other geometry. */
export const geometryLength = (geometry: Geometry): number =>
  linesOf(geometry).reduce((metres, line) => metres + lineLength(line), 0);
