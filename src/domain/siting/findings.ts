/** From what the engine measured of a class to the row that a planner reads. */

import type { PolygonCoordinates } from '../feature-table.ts';
import type { CountedClass, PreparedCity } from '../prepared-city.ts';
import type { ClassDistance } from './distances.ts';
import type { Finding, SitingOutcome } from './result.ts';
import { clauseOf, outcomeOf, type RuleBook, ruleFor } from './rules.ts';

/** What the engine measured of one class. */
export interface ClassMeeting {
  readonly counted: CountedClass;
  readonly areaSquareMetres: number;
  readonly boundaryMetres: number;
  /** Features (places in the layer's table) whose boundary or inside meets the footprint. */
  readonly met: readonly { readonly index: number; readonly areaSquareMetres: number }[];
  /** Null where the footprint overlaps the class. */
  readonly distance: ClassDistance | null;
  /** Null where outlines were not asked for. */
  readonly outline: { readonly polygons: PolygonCoordinates; readonly residualSquareMetres: number } | null;
}

const STRICTNESS: readonly SitingOutcome[] = ['avoid', 'certify', 'justify', 'notice', 'none', 'unchecked'];
const TOUCH_METRES = 1e-6;

/** `touchSquareMetres`: an overlap up to this is none, only contact. */
export function findingFor(
  prepared: PreparedCity,
  book: RuleBook,
  meeting: ClassMeeting,
  footprintArea: number,
  touchSquareMetres: number,
): Finding {
  const { counted, areaSquareMetres, boundaryMetres } = meeting;
  const { layer, class: layerClass, key } = counted;
  const table = prepared.tables.get(layer.id)!;
  const hit = areaSquareMetres > touchSquareMetres;
  const metres = hit ? 0 : (meeting.distance?.metres ?? null);
  const rule = ruleFor(book, prepared.city.id, layerClass.id);
  const dataError = layer.accuracyMetres * boundaryMetres;
  const absentHere = !table.features.some((f) => f.properties.class === layerClass.id);
  return {
    key,
    layerId: layer.id,
    classId: layerClass.id,
    name: layerClass.name,
    style: layerClass.style,
    status: hit ? 'hit' : 'clear',
    outcome: hit ? outcomeOf(rule, prepared.city.bandSet, layerClass.id) : 'none',
    areaSquareMetres: hit ? areaSquareMetres : 0,
    share: hit ? areaSquareMetres / footprintArea : 0,
    distanceMetres: metres,
    nearest: hit ? null : (meeting.distance?.nearest ?? null),
    touching: !hit && metres !== null && metres <= TOUCH_METRES,
    borderline: hit
      ? boundaryMetres > 0 && areaSquareMetres <= dataError
      : metres !== null && metres <= layer.accuracyMetres,
    accuracyMetres: layer.accuracyMetres,
    dataErrorSquareMetres: hit ? dataError : null,
    features: meeting.met
      .filter((m) => m.areaSquareMetres > touchSquareMetres)
      .map((m) => {
        const { id, name } = table.features[m.index]!.properties;
        return { index: m.index, id, name, areaSquareMetres: m.areaSquareMetres };
      })
      .sort((a, b) => b.areaSquareMetres - a.areaSquareMetres),
    overlap: hit ? (meeting.outline?.polygons ?? []) : [],
    overlapResidualSquareMetres: hit ? (meeting.outline?.residualSquareMetres ?? null) : null,
    absentHere,
    clause: clauseOf(rule),
    illustrative: layer.reality === 'illustrative',
  };
}

/**
 * Layers known to matter but not supplied, and layers of the record that could not be read: loud rows that keep the
 * outcome from being clear.
 */
export function uncheckedFindings({ city, tables }: PreparedCity): Finding[] {
  const unread = city.layers
    .filter((l) => !tables.has(l.id))
    .flatMap((l) =>
      l.classes
        .filter((c) => c.check)
        .map((c) => ({ id: `${l.id}/${c.id}`, layerId: l.id, name: c.name, style: c.style })),
    );
  const absent = city.absentLayers.map((l) => ({ id: l.id, layerId: l.id, name: l.name, style: null }));
  return [...unread, ...absent].map(({ id, layerId, name, style }) => ({
    key: id,
    layerId,
    classId: null,
    name,
    style,
    status: 'unchecked',
    outcome: 'unchecked',
    areaSquareMetres: null,
    share: null,
    distanceMetres: null,
    nearest: null,
    touching: false,
    borderline: false,
    accuracyMetres: null,
    dataErrorSquareMetres: null,
    features: [],
    overlap: [],
    overlapResidualSquareMetres: null,
    absentHere: false,
    clause: null,
    illustrative: false,
  }));
}

const STATUS_ORDER = { hit: 0, clear: 1, unchecked: 2 } as const;

/** Hits by strictness and area, then what is clear by distance, then what was not checked. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const far = Number.POSITIVE_INFINITY;
  return [...findings].sort(
    (a, b) =>
      STATUS_ORDER[a.status] - STATUS_ORDER[b.status] ||
      STRICTNESS.indexOf(a.outcome) - STRICTNESS.indexOf(b.outcome) ||
      (b.areaSquareMetres ?? 0) - (a.areaSquareMetres ?? 0) ||
      (a.distanceMetres ?? far) - (b.distanceMetres ?? far),
  );
}
