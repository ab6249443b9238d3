/** What the map draws beside the layers themselves: veil, city border, places for names. Worked out once for each city. */
import type { Feature, FeatureCollection, LineString, Position } from 'geojson';
import type { LayerTable, PolygonCoordinates } from '../../domain/feature-table.ts';
import { ringArea } from '../../geodesy/ellipsoid.ts';
import type { OpenCity } from '../state/model.ts';
import { classKey } from '../state/select.ts';
import { type AreaLabels, areaLabels } from './area-labels.ts';
import { polygonsOf, surroundings } from './geometry.ts';
import { dissolvedRings, ownEdges, withoutBoxEdges } from './outline.ts';
import { smooth } from './smooth.ts';

interface BandLine {
  readonly key: string;
  /** Name of the band's feature and its outer distance. */
  readonly name: string;
  /** Of its class. */
  readonly name_en: string;
}

export interface Derived {
  readonly veil: Feature;
  readonly border: Feature;
  /** Borders of the ground beyond the city, without the edges of the box it was cut from. */
  readonly neighbourLines: Feature;
  /** The river's course, calmed for its name. */
  readonly riverLine: FeatureCollection<LineString>;
  /** Outer edges of the bands, calmed for their names. */
  readonly bandLines: FeatureCollection<LineString, BandLine>;
  readonly areaLabels: AreaLabels;
}

/** By the tables: the record around them is made anew when the figures arrive. */
const cache = new WeakMap<OpenCity['tables'], Derived>();

export function derivedOf(open: OpenCity): Derived {
  const steps = derive(open);
  for (;;) {
    const known = cache.get(open.tables);
    if (known) return known;
    const step = steps.next();
    if (step.done) cache.set(open.tables, step.value);
  }
}

/** The same in several short tasks, so that a city that opens does not hold the page. */
export async function prepareDerived(open: OpenCity): Promise<void> {
  const steps = derive(open);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) {
      cache.set(open.tables, step.value);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

const tablePolygons = (table: LayerTable | undefined): PolygonCoordinates =>
  table?.features.flatMap((f) => polygonsOf(f.geometry)) ?? [];

function* derive(open: OpenCity): Generator<void, Derived, void> {
  const districts = open.city.layers.find((l) => l.role === 'districts');
  const rings = districts ? dissolvedRings(tablePolygons(open.tables[districts.id])) : [];
  const world = surroundings(open.city.extent);
  yield;
  const bands = yield* bandLines(open);
  const labels = areaLabels(open);
  yield;
  return {
    veil: { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: veilOf(world, rings) } },
    border: { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: rings } },
    neighbourLines: neighbourLines(open),
    riverLine: riverLine(open),
    bandLines: bands,
    areaLabels: labels,
  };
}

/** All of the world but the city; ground of others inside the city is veiled too. No districts, no veil. */
function veilOf(world: Position[], rings: readonly Position[][]): Position[][][] {
  if (rings.length === 0) return [];
  // Districts run counter-clockwise, so that what they enclose runs the other way.
  const enclosed = rings.filter((ring) => ringArea(ring) < 0);
  return [[world, ...rings.filter((ring) => !enclosed.includes(ring))], ...enclosed.map((ring) => [ring])];
}

function neighbourLines(open: OpenCity): Feature {
  const layer = open.city.layers.find((l) => l.classes.some((c) => c.style === 'neighbour'));
  const polygons = tablePolygons(open.tables[layer?.id ?? '']);
  const coordinates = withoutBoxEdges(polygons);
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } };
}

const STEP_DEGREES = 0.0025;
const REACH = 8;
const calm = (line: readonly Position[]): Position[] => smooth(line, STEP_DEGREES, REACH);

function riverLine(open: OpenCity): Derived['riverLine'] {
  const layer = open.city.layers.find((l) => l.classes.some((c) => c.style === 'river-course'));
  const features = (open.tables[layer?.id ?? '']?.features ?? []).flatMap((f): Feature<LineString>[] =>
    f.geometry.type === 'LineString'
      ? [
          {
            type: 'Feature',
            properties: {},
            geometry: { type: 'LineString', coordinates: calm(f.geometry.coordinates) },
          },
        ]
      : [],
  );
  return { type: 'FeatureCollection', features };
}

/** Each band's edge that the bands and the range inside it do not share; where they share none, all of its edge. */
function* bandLines(open: OpenCity): Generator<void, Derived['bandLines'], void> {
  const set = open.city.bandSet;
  const features = open.tables[set?.bandsLayer ?? '']?.features ?? [];
  const { classes = [] } = open.city.layers.find((l) => l.id === set?.bandsLayer) ?? {};
  const inside: PolygonCoordinates = [...tablePolygons(open.tables[set?.boundaryLayer ?? ''])];
  const lines: Feature<LineString, BandLine>[] = [];
  for (const ring of set?.rings ?? []) {
    const ofClass = features.filter((f) => f.properties.class === ring.class);
    const own = ofClass.flatMap((f) => polygonsOf(f.geometry));
    const english = classes.find((c) => c.id === ring.class)?.name.en ?? '';
    const name = `${ofClass[0]?.properties.name ?? ''} ${distance(ring.toMetres)}`.trim();
    for (const coordinates of ownEdges(own, inside)) {
      const key = classKey(set!.bandsLayer, ring.class);
      lines.push({
        type: 'Feature',
        properties: { key, name, name_en: english },
        geometry: { type: 'LineString', coordinates: calm(coordinates) },
      });
    }
    inside.push(...own);
    yield;
  }
  return { type: 'FeatureCollection', features: lines };
}

const distance = (metres: number): string => (metres < 1000 ? `${metres} m` : `${metres / 1000} km`);
