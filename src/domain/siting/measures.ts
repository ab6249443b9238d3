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
import type { LineMeasure } from './line-figures.ts';
import { lineMeasures } from './lines.ts';
import type { NearestPoints, TouchedFeature } from './result.ts';

/** In common with the ground of the footprint inside the city; distances are from all of the footprint. */
export interface ClassMeasure {
  readonly areaSquareMetres: number;
  /** In common with the ground outside the city, in no other figure. */
  readonly outsideSquareMetres: number;
  /** Length of the class's outer boundary there. */
  readonly boundaryMetres: number;
  /** Features with ground in common, largest part first. */
  readonly features: readonly TouchedFeature[];
  readonly isOverlapped: boolean;
  /** Geodesic metres, 0 where it is overlapped, also outside the city; null where the class has no feature. */
  readonly metres: number | null;
  /** Null where `metres` is 0 for an overlap. */
  readonly nearest: NearestPoints | null;
  /** Null where outlines were not asked for. */
  readonly outline: { readonly polygons: PolygonCoordinates; readonly residualSquareMetres: number } | null;
}

export interface Measures {
  readonly prepared: PreparedCity;
  readonly check: FootprintAnswer;
  readonly areaSquareMetres: number;
  readonly insideSquareMetres: number;
  /** An overlap up to this is none, only contact. */
  readonly touchSquareMetres: number;
  of(counted: CountedClass): ClassMeasure;
  /** Districts with ground in common, largest part first. */
  districts(): readonly TouchedFeature[];
  /** Of a class of a line or point layer. */
  ofLines(layer: CityLayer, classId: string): LineMeasure;
  /** Distances for the city's rules: from the ground in the city, where some of the footprint is outside. */
  readonly inCity: {
    of(counted: CountedClass): Distance;
    ofLines(layer: CityLayer, classId: string): Distance;
  };
}

type Distance = Pick<ClassMeasure, 'metres' | 'nearest'>;

/** Whether an atom lies where the city's layers say nothing; a city without districts has no outside. */
export const isOutside = ({ districts }: PreparedCity, part: number): boolean =>
  part === OUTSIDE && districts.length > 0;

/**
 * Where the footprint is partly outside the city: `linesInCity`, of the line and point layers, by id; `ground`, its part in the
 * city, where a rule asks for a distance.
 */
export function measuresOf(
  prepared: PreparedCity,
  footprint: Footprint,
  check: FootprintAnswer,
  touchSquareMetres: number,
  linesInCity: ReadonlyMap<string, LineSet>,
  ground: GroundInCity | null,
): Measures {
  const measures = measuresFrom(prepared, footprint, check, touchSquareMetres, linesInCity);
  const inner = ground && measuresFrom(prepared, ground.footprint, ground.check, touchSquareMetres, linesInCity);
  return { ...measures, inCity: inner ?? measures };
}

function measuresFrom(
  prepared: PreparedCity,
  footprint: Footprint,
  check: FootprintAnswer,
  touchSquareMetres: number,
  linesInCity: ReadonlyMap<string, LineSet>,
): Omit<Measures, 'inCity'> {
  const known = new Map<number, ClassMeasure>();
  const knownLines = new Map<string, readonly LineMeasure[]>();
  let knownDistricts: readonly TouchedFeature[] | null = null;
  return {
    prepared,
    check,
    areaSquareMetres: check.areaSquareMetres,
    insideSquareMetres: sumAtoms(check.atoms, (a) => !isOutside(prepared, a.part)),
    touchSquareMetres,
    of(counted) {
      const found = known.get(counted.bit) ?? measureOf(prepared, check, counted, touchSquareMetres);
      known.set(counted.bit, found);
      return found;
    },
    districts() {
      knownDistricts ??= touchedDistricts(prepared, check, touchSquareMetres);
      return knownDistricts;
    },
    ofLines(layer, classId) {
      const found =
        knownLines.get(layer.id) ?? lineMeasures(prepared, footprint, layer, linesInCity.get(layer.id) ?? null);
      knownLines.set(layer.id, found);
      return found[layer.classes.findIndex((c) => c.id === classId)]!;
    },
  };
}

function touchedDistricts(
  { districts }: PreparedCity,
  { atoms }: FootprintAnswer,
  touchSquareMetres: number,
): TouchedFeature[] {
  return districts
    .map(({ properties: { id, name } }, index) => {
      const areaSquareMetres = sumAtoms(atoms, (a) => a.part === index);
      return { index, id, name, areaSquareMetres };
    })
    .filter((d) => d.areaSquareMetres > touchSquareMetres)
    .sort((a, b) => b.areaSquareMetres - a.areaSquareMetres);
}

function measureOf(
  prepared: PreparedCity,
  check: FootprintAnswer,
  { layer, class: { id }, bit }: CountedClass,
  touchSquareMetres: number,
): ClassMeasure {
  const table = prepared.tables.get(layer.id);
  const area = sumAtoms(check.atoms, (a) => hasBit(a.mask, bit) && !isOutside(prepared, a.part));
  const outside = sumAtoms(check.atoms, (a) => hasBit(a.mask, bit) && isOutside(prepared, a.part));
  const isOverlapped = area > touchSquareMetres;
  const found = isOverlapped ? undefined : check.distances.get(bit);
  const propertiesOf = (feature: number) => table!.features[feature]!.properties;
  const features = check.features
    .filter((f) => prepared.layerIds[f.layer] === layer.id && f.areaSquareMetres > touchSquareMetres)
    .filter((f) => propertiesOf(f.feature).class === id)
    .map(({ feature, areaSquareMetres }) => ({
      index: feature,
      id: propertiesOf(feature).id,
      name: propertiesOf(feature).name,
      areaSquareMetres,
    }))
    .sort((a, b) => b.areaSquareMetres - a.areaSquareMetres);
  return {
    areaSquareMetres: area,
    outsideSquareMetres: outside > touchSquareMetres ? outside : 0,
    boundaryMetres: check.boundaryMetres[bit]!,
    features,
    isOverlapped,
    // Ground in common too small to count is contact; the engine measures no distance to what it overlaps at all.
    metres: isOverlapped ? 0 : (found?.metres ?? (area + outside > TOUCH_SQUARE_METRES ? 0 : null)),
    nearest: found
      ? {
          onFootprint: found.onFootprint,
          onClass: found.onFeature,
          feature: {
            index: found.feature,
            id: propertiesOf(found.feature).id,
            name: propertiesOf(found.feature).name,
          },
        }
      : null,
    outline: check.outlines.get(bit) ?? null,
  };
}
