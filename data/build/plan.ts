/** What is decided by hand about a city before anything is built: names, outlines of a few corners, counts. */
import type { BandSet, City } from '../../src/domain/city.ts';
import type { BorderPlan } from './borders.ts';
import type { Widths } from './course.ts';
import type { Ragged, Spot } from './fractal.ts';
import type { Point } from './grid.ts';

/** Corners in degrees, "longitude latitude, longitude latitude, ...", not closed. */
export type Corners = string;

/** A shape of a few corners, or a rough spot; it may overshoot the city, whose border then becomes the edge. */
export type Shape = { readonly corners: Corners } | Spot;
export type Named<T> = T & { readonly name: string };
export type Typed<T> = Named<T> & { readonly type: string };

export const parseCorners = (corners: Corners): Point[] =>
  corners.split(',').map((p) => p.trim().split(' ').map(Number));

export type ProtectedArea = Typed<Shape> & {
  /** Core zones; none where the area has only a general zone. */
  readonly cores: readonly Shape[];
};

/** A change between versions of a layer: ground taken out of, or added to, the outline of that index. */
interface Change extends Spot {
  readonly of: number;
}

export interface SitePlan {
  /** Site class and how many of it. */
  readonly class: string;
  readonly count: number;
  /** Printed type, also the start of the name ("排土场 3 号"). */
  readonly type: string;
  readonly holder: string;
  /** `river`: on the bank; otherwise within the mining outlines or the built-up ground. */
  readonly where: 'river' | 'mining' | 'built-up';
  /** Deadline years, and how many of the sites are in each status: untreated, treating, accepted, closed. */
  readonly deadlines: readonly number[];
  readonly status: readonly [number, number, number, number];
}

/** One stretch of a bank: zone class (or null for none) and its share of the length. */
export type ShoreShare = readonly [string, number];

interface Bank {
  readonly bank: '左岸' | '右岸';
  readonly from: Point;
  readonly to: Point;
  readonly zones: readonly ShoreShare[];
}

/** Ground that has changed since an older state of a polygon layer. */
interface EarlierSpot extends Spot {
  /** Ids of features that have it now and had not. */
  readonly now: readonly string[];
  /** Id of the feature that had it; null where none had. */
  readonly was: string | null;
}

/** An older state of a layer, worked back from the one in force. */
export interface Earlier {
  readonly layerId: string;
  readonly versionId: string;
  readonly spots: readonly EarlierSpot[];
  /** Layers that ground which was lost keeps off. */
  readonly avoid: readonly string[];
  /** Of the shoreline, in place of spots: the zones of each bank. */
  readonly zones: readonly (readonly ShoreShare[])[];
}

export interface CityPlan {
  readonly id: string;
  readonly name: City['name'];
  /** Districts that some layers hold nothing of, and where that is found. */
  readonly notCollected?: readonly {
    readonly districtId: string;
    readonly note: City['name'];
    readonly layerIds: readonly string[];
  }[];
  readonly river: City['river'];
  readonly plan: City['plan'];
  readonly centre: Point;
  readonly projectedCrs: readonly number[];
  readonly dataVersion: string;
  readonly borders: BorderPlan;
  /** The river's water and its management range; widths from the course. */
  readonly water: Widths;
  readonly range: Widths;
  /** Lake of the course folder that widens both, with the margin of its range in metres. */
  readonly lake: { readonly file: string; readonly name: string; readonly margin: number } | null;
  /** Whether course or lake came out of OpenStreetMap: its licence then passes to the layers that follow the river. */
  readonly openStreetMapRiver: boolean;
  readonly ragged: Ragged;
  readonly redLine: readonly Typed<Shape>[];
  /** Ground left out of red line and general space: settlements, old pits. */
  readonly holes: readonly Spot[];
  readonly gains: readonly Change[];
  readonly losses: readonly Change[];
  /** Places where the general space was drawn over the red line's edge by mistake, as in real sets. */
  readonly dirty: readonly Spot[];
  readonly space: readonly Named<Shape>[];
  readonly areas: readonly ProtectedArea[];
  readonly builtUp: readonly Named<Shape>[];
  /** Lakes that are made up, unlike `lake`; part of the water layer. */
  readonly lakes: readonly Named<Shape>[];
  readonly sources: readonly (Named<Spot> & { readonly core: number })[];
  readonly mining: readonly Shape[];
  readonly blocks: number;
  readonly coalParks: readonly Spot[];
  readonly parks: number;
  readonly stopSpacing: number;
  /** Bike rental on one of the outlines of `builtUp`: metres between the stations. */
  readonly bikes: { readonly spacing: number; readonly builtUp: number } | null;
  readonly sites: readonly SitePlan[];
  readonly banks: readonly Bank[];
  readonly bands: {
    readonly set: Omit<BandSet, 'largestErrorMetres'>;
    readonly names: readonly string[];
    /** How far the stored lines may leave the exact ones to save vertices, metres. */
    readonly thinning: number;
  } | null;
  readonly holders: { readonly [layer: string]: { zh: string; en: string } };
  readonly targets: City['targets'];
  readonly services: City['services'];
  /** Older states of layers other than the red line. */
  readonly earlier: readonly Earlier[];
  /** Control layers that this city's rules name and nobody supplies, beside those that matter everywhere. */
  readonly absent: City['absentLayers'];
}
