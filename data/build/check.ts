/** What every built layer must keep; a breach stops the build. */

import { fault } from './geos.ts';
import { doubleArea } from './grid.ts';
import type { BuiltLayer } from './records.ts';

export function checkLayers(city: string, layers: readonly BuiltLayer[]): void {
  for (const layer of layers) {
    for (const version of layer.versions) {
      const ids = new Set<string>();
      for (const f of version.features) {
        const where = `${city}/${layer.id} ${version.id} ${f.properties.id}`;
        if (ids.has(f.properties.id)) throw new Error(`${where}: id stands twice`);
        ids.add(f.properties.id);
        const wrong = fault(f.geometry);
        if (wrong) throw new Error(`${where}: ${wrong}`);
        if (f.geometry.type === 'Polygon') checkRings(where, [f.geometry.coordinates]);
        if (f.geometry.type === 'MultiPolygon') checkRings(where, f.geometry.coordinates);
      }
    }
  }
}

function checkRings(where: string, polygons: number[][][][]): void {
  for (const polygon of polygons) {
    polygon.forEach((ring, i) => {
      const [a, b] = [ring[0]!, ring.at(-1)!];
      if (a[0] !== b[0] || a[1] !== b[1]) throw new Error(`${where}: ring is not closed`);
      const area = doubleArea(ring);
      if (area === 0 || area > 0 !== (i === 0)) throw new Error(`${where}: ring runs the wrong way or is empty`);
      for (const [lon, lat] of ring as [number, number][]) {
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) throw new Error(`${where}: ${lon}, ${lat} is nowhere`);
      }
    });
  }
}
