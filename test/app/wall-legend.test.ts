import { describe, expect, it } from 'vitest';
import type { Extent } from '../../src/app/export/feature-extent.ts';
import { drawnClasses } from '../../src/app/export/legend.ts';
import { ownLegend } from '../../src/app/export/own-legend.ts';
import { legendStyle } from '../../src/app/map/own-styles.ts';
import { drawnSigns } from '../../src/app/panels/meeting/drawn-statuses.ts';
import { EMPTY_PROJECT, type Footprint } from '../../src/app/state/model.ts';
import { classEntries } from '../../src/app/state/select.ts';
import { getApp } from '../../src/app/state/store.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { isOverdue, siteStatus } from '../../src/domain/site-status.ts';
import { shippedCity, shippedVersions } from '../support/shipped-city.ts';

const city = shippedCity('wuhai');
const tables: Record<string, LayerTable> = Object.fromEntries(
  [...shippedVersions(city)].map(([id, versions]) => [id, [...versions.values()][0]!]),
);
const sites = city.layers.find(({ role, geometry }) => role === 'sites' && geometry === 'point')!;
const whole = city.extent as Extent;
const layers = Object.fromEntries(classEntries(city).map(({ key }) => [key, { visible: true, opacity: 1 }]));
const allDrawn = drawnClasses({ project: { ...EMPTY_PROJECT, layers } }, city, tables, whole);

describe('signs of sites in the legend of the wall', () => {
  it('are all that the picture has: statuses and the ring of what is overdue', () => {
    expect(drawnSigns(allDrawn, tables, whole)).toEqual(['untreated', 'treating', 'accepted', 'closed', 'overdue']);
  });

  it('are those of the sites in sight, and no others', () => {
    const date = sites.versions[0]!.date;
    const closed = tables[sites.id]!.features.find((f) => siteStatus(f) === 'closed' && !isOverdue(f, date))!;
    const [lon, lat] = (closed.geometry as GeoJSON.Point).coordinates as [number, number];
    const around: Extent = [lon - 1e-7, lat - 1e-7, lon + 1e-7, lat + 1e-7];
    expect(drawnSigns(allDrawn, tables, around)).toEqual(['closed']);
  });

  it('are none without sites: bus stops have no status', () => {
    const others = allDrawn.filter(({ entry }) => entry.layer.role !== 'sites');
    expect(others.some(({ entry }) => entry.layer.geometry === 'point')).toBe(true);
    expect(drawnSigns(others, tables, whole)).toEqual([]);
  });
});

describe('what is drawn beside the classes', () => {
  const [west, south, east, north] = whole;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const square = (lon: number): Footprint['polygons'] => [
    [[[lon, y], [lon + 0.01, y], [lon + 0.01, y + 0.01], [lon, y + 0.01], [lon, y]]], // biome-ignore format: a shape
  ];
  const site = (id: string, lon: number): Footprint => ({
    id,
    name: id,
    polygons: square(lon),
    start: square(lon - 0.02),
    origin: 'drawn',
    distanceMetres: null,
  });

  it('is named with a look of its own: the site, where it stood, and other sites', () => {
    const project = { ...EMPTY_PROJECT, footprints: [site('a', x), site('b', x + 0.03)], activeFootprintId: 'a' };
    const state = { ...getApp(), view: 'siting' as const, project, open: { city, tables, summaries: [] } };
    const styles = ownLegend(state, whole, textIn('zh').exporting).map(({ style }) => style);
    expect(styles).toEqual(['footprint', 'footprint-start', 'other-site']);
    const looks = styles.map((style) => JSON.stringify(legendStyle(style)));
    expect(new Set(looks).size).toBe(3);
    expect(legendStyle('footprint-start').outline!.dash).not.toBeNull();
  });
});
