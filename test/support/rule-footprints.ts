/// <reference path="../../src/domain/polylabel.d.ts" />
/** Small squares that should meet a rule, made from the geometry of the layers it speaks of. */
import type { Geometry, Position } from 'geojson';
import polylabel from 'polylabel';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { type PreparedCity, polygonsOf } from '../../src/domain/prepared-city.ts';
import type { Rule } from '../../src/domain/siting/rules.ts';
import { direct } from '../../src/geodesy/geodesic.ts';

const PRECISION_DEGREES = 1e-4;
/** Half the side of a square, metres. */
const HALF_METRES = 20;

/** A square round a place, its sides along parallels and meridians. */
export function squareAt([lon, lat]: readonly number[], halfMetres = HALF_METRES): PolygonCoordinates {
  const east = direct(lon!, lat!, 90, halfMetres)[0] - lon!;
  const north = direct(lon!, lat!, 0, halfMetres)[1] - lat!;
  const at = (x: number, y: number): Position => [lon! + x * east, lat! + y * north];
  return [[[at(-1, -1), at(1, -1), at(1, 1), at(-1, 1), at(-1, -1)]]];
}

/** Squares to try, the most promising first; none where the rule's layer is not there. */
export function squaresFor(prepared: PreparedCity, rule: Rule): PolygonCoordinates[] {
  const places = placesFor(prepared, rule);
  return places.map((place) => squareAt(place));
}

function placesFor(prepared: PreparedCity, { target, test }: Rule): Position[] {
  const { bandSet } = prepared.city;
  if (test.kind === 'within' && bandSet?.boundaryLayer === target.layer) {
    const ring = bandSet.rings.find((r) => r.toMetres === test.metres);
    if (ring) return placesIn(prepared, bandSet.bandsLayer, [ring.class]);
  }
  return placesIn(prepared, target.layer, target.classes);
}

/** Most places on the edge of a polygon whose inmost place does not serve: it may lie outside the city. */
const MOST_ON_EDGE = 100;

function placesIn(prepared: PreparedCity, layerId: string, classes: readonly string[] | null): Position[] {
  const features = (prepared.tables.get(layerId)?.features ?? []).filter(
    (f) => classes?.includes(f.properties.class) ?? true,
  );
  const polygons = features.flatMap((f) => polygonsOf(f));
  return [
    ...polygons.map((polygon): Position => [...polylabel(polygon as number[][][], PRECISION_DEGREES)]),
    ...features.flatMap((f) => middlesOf(f.geometry)),
    ...polygons.flatMap(([shell = []]) => shell.filter((_, i) => i % Math.ceil(shell.length / MOST_ON_EDGE) === 0)),
  ];
}

/** The middle of each edge of a line. */
function middlesOf(geometry: Geometry): Position[] {
  const lines =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : [];
  return lines.flatMap((line) =>
    line.slice(1).map((to, i): Position => [(line[i]![0]! + to[0]!) / 2, (line[i]![1]! + to[1]!) / 2]),
  );
}
