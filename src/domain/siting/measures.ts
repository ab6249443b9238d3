/** What the engine found of each class, asked for once however many rules speak of it. */
import {
  type Footprint,
  type FootprintAnswer,
  hasBit,
  type LineSet,
  OUTSIDE,
  sumAtoms,
  TOUCH_SQUARE_METRES,
} from '../../engine/index.ts';
import type { CityLayer } from '../city.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { CountedClass, PreparedCity } from '../prepared-city.ts';
import type { GroundInCity } from './ground-in-city.ts';
import { type LineMeasure, lineMeasures } from './lines.ts';
import type { NearestPoints, TouchedFeature } from './result.ts';

/** Whether an atom lies where the city's layers say nothing; a city without districts has no outside. */
export const isOutside = ({ districts }: PreparedCity, part: number): boolean =>
  part === OUTSIDE && districts.length > 0;

/** Ground of a footprint outside the city. */
export const outsideArea = (prepared: PreparedCity, { atoms }: FootprintAnswer): number =>
  sumAtoms(atoms, (a) => isOutside(prepared, a.part));

/** A distance as it was measured. */
export interface Distance {
  /** Geodesic metres, 0 where it is overlapped, also outside the city; null where the class has no feature. */
  readonly metres: number | null;
  /** Null where `metres` is 0 for an overlap. */
  readonly nearest: NearestPoints | null;
}

/**
 * A class in common with the ground of the footprint inside the city; distances are from all of the footprint. What only the
 * reader of a single check wants to see is put together when it is asked for.
 */
export class ClassMeasure implements Distance {
  readonly areaSquareMetres: number;
  /** In common with the ground outside the city, in no other figure. */
  readonly outsideSquareMetres: number;
  readonly isOverlapped: boolean;
  readonly metres: number | null;
  private readonly measures: Measures;
  private readonly counted: CountedClass;

  constructor(measures: Measures, counted: CountedClass) {
    const { prepared, check, touchSquareMetres } = measures;
    const { bit } = counted;
    const isMet = check.atoms.some((a) => hasBit(a.mask, bit));
    const area = isMet ? sumAtoms(check.atoms, (a) => hasBit(a.mask, bit) && !isOutside(prepared, a.part)) : 0;
    const outside = isMet ? sumAtoms(check.atoms, (a) => hasBit(a.mask, bit) && isOutside(prepared, a.part)) : 0;
    this.measures = measures;
    this.counted = counted;
    this.areaSquareMetres = area;
    this.outsideSquareMetres = outside > touchSquareMetres ? outside : 0;
    this.isOverlapped = area > touchSquareMetres;
    // Ground in common too small to count is contact; the engine measures no distance to what it overlaps at all.
    const apart = check.distances.get(bit)?.metres ?? (area + outside > TOUCH_SQUARE_METRES ? 0 : null);
    this.metres = this.isOverlapped ? 0 : apart;
  }

  /** Length of the class's outer boundary there. */
  get boundaryMetres(): number {
    return this.measures.check.boundaryMetres[this.counted.bit]!;
  }

  /** Features with ground in common, largest part first. */
  get features(): readonly TouchedFeature[] {
    const { prepared, check, touchSquareMetres } = this.measures;
    const { layer, class: own } = this.counted;
    return check.features
      .filter((f) => prepared.layerIds[f.layer] === layer.id && f.areaSquareMetres > touchSquareMetres)
      .filter((f) => this.propertiesOf(f.feature).class === own.id)
      .map(({ feature, areaSquareMetres }) => ({ ...this.named(feature), areaSquareMetres }))
      .sort((a, b) => b.areaSquareMetres - a.areaSquareMetres);
  }

  get nearest(): NearestPoints | null {
    const found = this.isOverlapped ? undefined : this.measures.check.distances.get(this.counted.bit);
    return found
      ? { onFootprint: found.onFootprint, onClass: found.onFeature, feature: this.named(found.feature) }
      : null;
  }

  /** Null where outlines were not asked for. */
  get outline(): { readonly polygons: PolygonCoordinates; readonly residualSquareMetres: number } | null {
    return this.measures.check.outlines.get(this.counted.bit) ?? null;
  }

  private propertiesOf(feature: number) {
    return this.measures.prepared.tables.get(this.counted.layer.id)!.features[feature]!.properties;
  }

  private named(index: number) {
    const { id, name } = this.propertiesOf(index);
    return { index, id, name };
  }
}

/** A footprint as it was measured. */
export class Measures {
  readonly prepared: PreparedCity;
  readonly check: FootprintAnswer;
  readonly areaSquareMetres: number;
  readonly insideSquareMetres: number;
  /** Ground outside the city; 0 where that is none but for rounding. */
  readonly outsideSquareMetres: number;
  /** An overlap up to this is none, only contact. */
  readonly touchSquareMetres: number;
  /** What distances of the city's rules are from: the ground in the city, where some of the footprint is outside. */
  readonly inCity: Measures;
  private readonly footprint: Footprint;
  private readonly linesInCity: ReadonlyMap<string, LineSet> | null;
  private readonly classes: ClassMeasure[] = [];
  private readonly lines = new Map<string, readonly LineMeasure[]>();

  /**
   * Where the footprint is partly outside the city: `linesInCity`, of the line and point layers, by id; `ground`, its part in the
   * city, where a rule asks for a distance.
   */
  constructor(
    prepared: PreparedCity,
    footprint: Footprint,
    check: FootprintAnswer,
    touchSquareMetres: number,
    linesInCity: ReadonlyMap<string, LineSet> | null,
    ground: GroundInCity | null,
  ) {
    this.prepared = prepared;
    this.footprint = footprint;
    this.check = check;
    this.areaSquareMetres = check.areaSquareMetres;
    this.insideSquareMetres = sumAtoms(check.atoms, (a) => !isOutside(prepared, a.part));
    this.touchSquareMetres = touchSquareMetres;
    const outside = outsideArea(prepared, check);
    this.outsideSquareMetres = outside > touchSquareMetres ? outside : 0;
    this.linesInCity = linesInCity;
    this.inCity = ground
      ? new Measures(prepared, ground.footprint, ground.check, touchSquareMetres, linesInCity, null)
      : this;
  }

  of(counted: CountedClass): ClassMeasure {
    this.classes[counted.bit] ??= new ClassMeasure(this, counted);
    return this.classes[counted.bit]!;
  }

  /** Of the class at a place of a line or point layer. */
  ofLines(layer: CityLayer, place: number): LineMeasure {
    let found = this.lines.get(layer.id);
    if (!found) {
      found = lineMeasures(this.prepared, this.footprint, layer, this.linesInCity?.get(layer.id) ?? null);
      this.lines.set(layer.id, found);
    }
    return found[place]!;
  }
}
