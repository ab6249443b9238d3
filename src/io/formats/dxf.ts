/**
 * DXF (ASCII): closed polylines and hatches as polygons, one layer, x, y as they are drawn. A drawing has no coordinate
 * system. A closed polyline inside another one is a feature of its own; only a hatch says which of its rings are holes.
 * A hatch over a polyline is a second feature of the same area, which the check of duplicates finds.
 */
import type { Geometry, Position } from 'geojson';
import { type Outcome, refusal } from '../../domain/problems.ts';
import type { Progress } from '../../engine/index.ts';
import {
  LIMITS,
  type RawFeature,
  type RawLayer,
  type ReadOptions,
  type ReadSource,
  type Source,
  type TextEncoding,
} from '../raw-layer.ts';
import { polygonsOfRings } from '../rings.ts';
import { Drawing } from './dxf-drawing.ts';
import { type Entity, shapeOf, textOf } from './dxf-entities.ts';
import { dxfEncoding, isBinaryDxf } from './dxf-groups.ts';
import { type Label, namesOfOutlines } from './dxf-names.ts';
import { baseName, GeometryIntake } from './geometry-intake.ts';

const ENTITIES_PER_STEP = 1000;
const COLUMNS = ['name', 'layer', 'entity', 'handle'];
/** Metres of a drawing unit by the number of $INSUNITS, and its sign. */
const UNITS: Readonly<Record<number, readonly [string, number]>> = {
  4: ['mm', 0.001],
  5: ['cm', 0.01],
  14: ['dm', 0.1],
};
/** No coordinate in metres is larger, a zone number in front included. */
const MOST_METRES = 1e8;

export const readDxf: ReadSource = async (source, options, work) => work.drive(read(source, options));

function* read(source: Source, options: ReadOptions): Generator<Progress, Outcome<readonly RawLayer[]>, void> {
  const [{ bytes }] = source.files;
  const file = source.name;
  if (isBinaryDxf(bytes)) return refusal('file-format-unsupported', { file }, { format: 'DXF (binary)' });
  const encoding = dxfEncoding(bytes, options.encoding);
  const drawing = new Drawing(new TextDecoder(encoding.label).decode(bytes));
  const reading = new DrawingReading(file);
  let entities = 0;
  for (const entity of drawing.entities()) {
    reading.add(entity);
    if (reading.intake.stopped) break;
    if (++entities % ENTITIES_PER_STEP === 0) yield { done: drawing.charactersRead, total: bytes.length };
  }
  if (!reading.intake.stopped && drawing.broken !== null)
    return refusal('file-broken', { file }, { format: 'DXF', detail: drawing.broken });
  return reading.outcome(drawing.units, encoding);
}

interface Area {
  readonly entity: Entity;
  readonly rings: Position[][];
  readonly isHatch: boolean;
}

/** What has been found in a drawing so far. */
class DrawingReading {
  readonly intake: GeometryIntake;
  private readonly file: string;
  private readonly areas: Area[] = [];
  private readonly labels: Label[] = [];
  private open = 0;
  private largestGap = 0;
  private withArcs = 0;
  private vertices = 0;

  constructor(file: string) {
    this.file = file;
    this.intake = new GeometryIntake(file);
  }

  add(entity: Entity): void {
    const shape = shapeOf(entity);
    if (shape.kind === 'rings') {
      if (shape.hasArcs) this.withArcs++;
      // Only what is used later on is kept of an entity.
      const kept = { ...entity, groups: entity.groups.filter(({ code }) => code === 5 || code === 8), vertices: [] };
      this.areas.push({ entity: kept, rings: shape.rings, isHatch: shape.isHatch });
      for (const ring of shape.rings) this.vertices += ring.length;
      if (this.vertices > LIMITS.vertices)
        this.intake.stop('too-many-vertices', {}, { vertices: this.vertices, limit: LIMITS.vertices });
      if (this.areas.length > LIMITS.features)
        this.intake.stop('too-many-features', {}, { features: this.areas.length, limit: LIMITS.features });
    } else if (shape.kind === 'open') {
      this.open++;
      this.largestGap = Math.max(this.largestGap, shape.gap);
    } else if (shape.kind === 'text') this.labels.push(shape);
    else if (shape.kind === 'unsupported') this.intake.unsupported(shape.type);
    else if (shape.kind === 'broken')
      this.intake.stop('file-broken', { feature: this.areas.length }, { format: 'DXF', detail: shape.detail });
  }

  outcome(units: number | undefined, encoding: TextEncoding): Outcome<readonly RawLayer[]> {
    if (this.intake.stopped) return this.intake.outcome([]);
    this.applyUnits(units);
    if (this.open > 0)
      this.intake.warn('line-unclosed', {}, { places: this.open, metres: Number(this.largestGap.toPrecision(3)) });
    if (this.withArcs > 0) this.intake.warn('curve-straightened', {}, { places: this.withArcs });
    if (encoding.how === 'guess') this.intake.warn('encoding-guessed', {}, { encoding: encoding.label });
    const layer: RawLayer = {
      name: baseName(this.file),
      source: this.file,
      format: 'dxf',
      statement: null,
      columns: COLUMNS,
      features: this.features(),
      encoding,
    };
    return this.intake.outcome(this.areas.length > 0 ? [layer] : []);
  }

  private features(): RawFeature[] {
    const names = namesOfOutlines(
      this.areas.map(({ rings }) => rings[0]!),
      this.labels,
    );
    return this.areas.map(({ entity, rings, isHatch }, index) => {
      const polygons = isHatch ? polygonsOfRings(rings) : [rings];
      return {
        geometry: this.intake.take(areaOf(polygons), index),
        properties: {
          name: names[index] ?? null,
          layer: textOf(entity.groups, 8),
          entity: entity.type,
          handle: textOf(entity.groups, 5),
        },
      };
    });
  }

  /**
   * Templates put millimetres into the header of drawings in metres, so the size of the numbers decides; either way it is
   * told where the header says other than metres.
   */
  private applyUnits(units: number | undefined): void {
    const [sign, metres] = UNITS[units ?? 0] ?? [];
    if (sign === undefined || metres === undefined) return;
    let most = 0;
    const positions = this.areas.flatMap(({ rings }) => rings).flat();
    for (const [x, y] of positions as [number, number][]) most = Math.max(most, Math.abs(x), Math.abs(y));
    if (most <= 180) return;
    if (most > MOST_METRES) {
      for (const position of positions) for (const axis of [0, 1]) position[axis]! *= metres;
      for (const { at } of this.labels) for (const axis of [0, 1]) at[axis]! *= metres;
      this.largestGap *= metres;
    }
    const data = most > MOST_METRES ? `${sign} (→ m)` : 'm';
    this.intake.warn('header-disagrees', {}, { header: `$INSUNITS = ${sign}`, data });
  }
}

function areaOf(polygons: Position[][][]): Geometry {
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}
