/** What every reader does with a geometry once its numbers are read: heights out, rings closed, counted, checked. */
import type { Geometry, Position } from 'geojson';
import { type Outcome, type Problem, type ProblemCode, refusal } from '../../domain/problems.ts';
import { LIMITS, type RawLayer } from '../raw-layer.ts';

/** Gathers what is to be told of the geometries of one source; lists of positions are mended in place. */
export class GeometryIntake {
  vertices = 0;
  /** Set once the source cannot be used; reading on is of no use. */
  stopped = false;
  private readonly file: string;
  private readonly errors: Problem[] = [];
  private readonly further: Problem[] = [];
  private readonly unclosed = new Tally();
  private readonly tooShort = new Tally();
  private readonly unsupportedTypes = new Map<string, Tally>();

  constructor(file: string) {
    this.file = file;
  }

  /** The geometry with closed rings of x, y; null where nothing is left of it. */
  take(geometry: Geometry | null, feature: number): Geometry | null {
    return geometry && this.mend(geometry, feature);
  }

  /** A geometry of a kind that cannot be used; `times` of them. */
  unsupported(type: string, feature?: number, times = 1): void {
    let tally = this.unsupportedTypes.get(type);
    if (!tally) {
      tally = new Tally();
      this.unsupportedTypes.set(type, tally);
    }
    tally.add(feature, times);
  }

  stop(code: ProblemCode, where: Problem['where'], values: Problem['values']): void {
    this.errors.push({ code, severity: 'error', where: { file: this.file, ...where }, values });
    this.stopped = true;
  }

  /** Further warnings of the reader's own, told with the others. */
  warn(code: ProblemCode, where: Problem['where'], values: Problem['values']): void {
    this.further.push({ code, severity: 'warning', where: { file: this.file, ...where }, values });
  }

  /**
   * The end of reading: the layers that have geometry, with what was mended or left out; or the problems where something
   * stopped the source or no layer has any.
   */
  outcome(layers: readonly RawLayer[]): Outcome<readonly RawLayer[]> {
    if (this.stopped) return { ok: false, problems: this.errors };
    const kept = layers.filter((layer) => {
      if (layer.features.some((f) => f.geometry !== null)) return true;
      const path = layers.length > 1 ? layer.name : undefined;
      if (layer.features.length === 0) this.warn('layer-empty', { path }, { layer: layer.name });
      else if (this.unsupportedTypes.size === 0)
        this.warn('geometry-missing', { path }, { places: layer.features.length });
      return false;
    });
    const problems = [...this.warnings(), ...this.further];
    if (kept.length > 0) return { ok: true, value: kept, problems };
    if (problems.length === 0) return refusal('layer-empty', { file: this.file });
    return { ok: false, problems: problems.map((problem) => ({ ...problem, severity: 'error' as const })) };
  }

  /** What was mended or left out on the way, one problem of each kind. */
  private warnings(): Problem[] {
    const { file } = this;
    const warnings: Problem[] = [];
    const warn = (code: ProblemCode, tally: Tally, values: Problem['values']) =>
      warnings.push({ code, severity: 'warning', where: { file, feature: tally.first }, values });
    for (const [type, tally] of this.unsupportedTypes) {
      warn('geometry-unsupported', tally, { type, places: tally.count });
    }
    if (this.unclosed.count > 0) warn('ring-unclosed', this.unclosed, { places: this.unclosed.count });
    if (this.tooShort.count > 0) warn('ring-too-short', this.tooShort, { places: this.tooShort.count });
    return warnings;
  }

  private mend(geometry: Geometry, feature: number): Geometry | null {
    switch (geometry.type) {
      case 'Point': {
        const [position] = this.positions([geometry.coordinates], feature);
        return position ? { type: 'Point', coordinates: position } : null;
      }
      case 'MultiPoint':
        return this.positions(geometry.coordinates, feature).length > 0 ? geometry : null;
      case 'LineString':
        return this.positions(geometry.coordinates, feature).length > 1 ? geometry : null;
      case 'MultiLineString': {
        const coordinates = geometry.coordinates.filter((line) => this.positions(line, feature).length > 1);
        return coordinates.length > 0 ? { type: 'MultiLineString', coordinates } : null;
      }
      case 'Polygon': {
        const coordinates = this.rings(geometry.coordinates, feature);
        return coordinates ? { type: 'Polygon', coordinates } : null;
      }
      case 'MultiPolygon': {
        const coordinates = geometry.coordinates.flatMap((rings) => {
          const kept = this.rings(rings, feature);
          return kept ? [kept] : [];
        });
        return coordinates.length > 0 ? { type: 'MultiPolygon', coordinates } : null;
      }
      case 'GeometryCollection':
        return joined(geometry.geometries.flatMap((part) => this.mend(part, feature) ?? []));
    }
  }

  /** Rings that can bound an area; null without the outer one. */
  private rings(rings: Position[][], feature: number): Position[][] | null {
    const kept = rings.filter((ring, i) => {
      this.positions(ring, feature);
      const first = ring[0];
      const last = ring.at(-1);
      if (first && last && (first[0] !== last[0] || first[1] !== last[1])) {
        this.unclosed.add(feature);
        ring.push([...first]);
      }
      if (ring.length >= 4) return true;
      if (ring.length > 0 || i > 0) this.tooShort.add(feature);
      return false;
    });
    return kept.length > 0 && kept[0] === rings[0] ? kept : null;
  }

  private positions(list: Position[], feature: number): Position[] {
    this.vertices += list.length;
    if (this.vertices > LIMITS.vertices && !this.stopped)
      this.stop('too-many-vertices', {}, { vertices: this.vertices, limit: LIMITS.vertices });
    for (const [vertex, position] of list.entries()) {
      if (position.length > 2) position.length = 2;
      if (Number.isFinite(position[0]) && Number.isFinite(position[1])) continue;
      if (!this.stopped)
        this.stop('coordinates-not-numbers', { feature, vertex }, { text: `${position[0]}, ${position[1]}` });
      break;
    }
    return list;
  }
}

/** How often something was met, and the feature in which it was met first. */
class Tally {
  count = 0;
  first: number | undefined;

  add(feature: number | undefined, times = 1): void {
    if (this.count === 0) this.first = feature;
    this.count += times;
  }
}

/** Parts as one geometry: parts of one kind as the Multi of it, of several kinds as a collection, none as null. */
function joined(parts: readonly Geometry[]): Geometry | null {
  const flat = parts.flatMap((part) => (part.type === 'GeometryCollection' ? part.geometries : [part]));
  if (flat.length < 2) return flat[0] ?? null;
  const points = flat.flatMap((g) =>
    g.type === 'Point' ? [g.coordinates] : g.type === 'MultiPoint' ? g.coordinates : [],
  );
  const lines = flat.flatMap((g) =>
    g.type === 'LineString' ? [g.coordinates] : g.type === 'MultiLineString' ? g.coordinates : [],
  );
  const polygons = flat.flatMap((g) =>
    g.type === 'Polygon' ? [g.coordinates] : g.type === 'MultiPolygon' ? g.coordinates : [],
  );
  const kinds: Geometry[] = [];
  if (polygons.length > 0) kinds.push({ type: 'MultiPolygon', coordinates: polygons });
  if (lines.length > 0) kinds.push({ type: 'MultiLineString', coordinates: lines });
  if (points.length > 0) kinds.push({ type: 'MultiPoint', coordinates: points });
  return kinds.length === 1 ? kinds[0]! : { type: 'GeometryCollection', geometries: kinds };
}

/** The source's name without folders and ending: what a layer is called that has no name of its own. */
export function baseName(name: string): string {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return file.replace(/\.[^.]+$/, '') || file;
}
