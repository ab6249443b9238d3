/** From polygons of files to footprints and projects (选址). */
import type { LayerTable, PolygonCoordinates } from '../../domain/feature-table.ts';
import type { Problem } from '../../domain/problems.ts';
import { type Parcel, placedParcels } from '../../domain/siting/parcels.ts';
import type { StatedArea } from '../../domain/siting/stated-area.ts';
import { unpackTable } from '../../io/layer-pack.ts';
import type { TakenLayer } from '../../worker/data-calls.ts';
import { compute } from '../compute.ts';
import { tryFootprint } from '../map/edit/take-shape.ts';
import { polygonsOf } from '../map/geometry.ts';
import { zoomToPolygons } from '../map/zoom.ts';
import { imports } from '../text/imports.ts';
import { newId } from './actions.ts';
import type { Footprint, Provenance } from './model.ts';
import { edit, getApp } from './store.ts';
import { toast } from './tasks.ts';

const words = () => imports[getApp().language];

interface Shape {
  readonly name: string;
  readonly polygons: PolygonCoordinates;
  readonly added: number;
  /** 地块用途; empty where it is not said. */
  readonly use: string;
  /** Null where the file says nothing of its area. */
  readonly stated: StatedArea | null;
}

/** Column of boundary-point texts that says what a parcel is for. */
const USE = '地块用途';

function shapesOf(table: LayerTable, stem: string, { addedByFeature, statedByFeature }: TakenLayer): Shape[] {
  const shapes = table.features
    .map((f, i) => ({
      name: f.properties.name.trim(),
      polygons: polygonsOf(f.geometry),
      added: addedByFeature[i] ?? 0,
      stated: statedByFeature[i] ?? null,
      use: String(f.properties[USE] ?? '').trim(),
    }))
    .filter((s) => s.polygons.length > 0);
  return shapes.map((s, i) => ({
    ...s,
    name: s.name !== '' ? s.name : shapes.length === 1 ? stem : words().rowName(stem, i + 1),
  }));
}

/** A file's name without folders, and without its ending too. */
const fileOf = (source: string): string => source.replace(/^.*\//, '');
const stemOf = (source: string): string => fileOf(source).replace(/\.[^.]*$/, '');

/**
 * The polygons of a layer as footprints: each its own, or all `joined` to one project. A single one is put in place here, and
 * stands as refused where it cannot be checked.
 */
export async function footprintsOf(
  source: string,
  taken: TakenLayer,
  joined: boolean,
): Promise<{ readonly footprints: readonly Footprint[]; readonly problems: readonly Problem[] }> {
  const pack = unpackTable(new Uint8Array(taken.pack));
  if (!pack.ok) return { footprints: [], problems: pack.problems };
  const file = fileOf(source);
  const stem = stemOf(source);
  const shapes = shapesOf(pack.value.table, stem, taken);
  if (joined && taken.whole && shapes.length > 1) return projectOf(stem, file, shapes, taken.whole);
  if (shapes.length === 1) {
    // The one way on which a shape that cannot be checked is kept for mending.
    const [shape] = shapes as [Shape];
    if (await tryFootprint(shape.polygons, shape.name, fromFile(file, shape))) zoomToPolygons(shape.polygons);
    return { footprints: [], problems: [] };
  }
  const footprints: Footprint[] = [];
  const problems: Problem[] = [];
  for (const [feature, shape] of shapes.entries()) {
    const valid = await compute().call('validate', { footprint: shape.polygons });
    if (valid.ok) footprints.push(footprintOf(shape.name, valid.value, file, shape));
    else problems.push(...valid.problems.map((p) => ({ ...p, where: { ...p.where, file: source, feature } })));
  }
  return { footprints, problems };
}

/** All parcels as one footprint, dissolved; the parcels are kept beside it. */
function projectOf(name: string, file: string, shapes: readonly Shape[], whole: NonNullable<TakenLayer['whole']>) {
  const parcels = shapes.map(
    ({ name: own, polygons, added, stated }): Parcel => ({
      name: own,
      polygons,
      ...(added > 0 && { addedVertices: added }),
      ...(stated && { stated }),
    }),
  );
  if (!whole.ok) return { footprints: [], problems: whole.problems };
  // Parcels for different uses say no kind of the whole.
  const uses = new Set(shapes.map((shape) => shape.use));
  const use = uses.size === 1 ? shapes[0]!.use : '';
  const { polygons, addedVertices: added } = whole.value;
  const made = { ...footprintOf(name, polygons, file, { added, use, stated: null }), parcels };
  return { footprints: [made], problems: whole.problems };
}

type Said = Pick<Shape, 'added' | 'use' | 'stated'>;

const fromFile = (
  file: string | undefined,
  { added, use, stated }: Said,
): Provenance & { readonly origin: 'file' } => ({
  origin: 'file',
  ...(file ? { file } : {}),
  ...(use !== '' ? { use } : {}),
  ...(added > 0 ? { addedVertices: added } : {}),
  ...(stated ? { stated } : {}),
});

const footprintOf = (
  name: string,
  polygons: Footprint['polygons'],
  file: string | undefined,
  said: Said,
): Footprint => ({
  id: newId('footprint'),
  name,
  polygons,
  start: polygons,
  distanceMetres: null,
  ...fromFile(file, said),
});

/**
 * A project of several parcels as a footprint for each, where they lie now and with what was stated of the project, as one step
 * of undo; false where its shape is no longer theirs.
 */
export function splitParcels(id: string): boolean {
  const footprint = getApp().project.footprints.find((f) => f.id === id);
  const placed = footprint && placedParcels(footprint);
  if (!footprint?.parcels || !placed) return false;
  const made = footprint.parcels.map((parcel, i) => parcelSite(footprint, parcel, placed[i]!));
  edit((p) => ({
    ...p,
    footprints: p.footprints.flatMap((f) => (f.id === id ? made : [f])),
    activeFootprintId: made[0]!.id,
  }));
  toast(words().split(made.length), true);
  return true;
}

/** A parcel as a site of its own, with all that holds of each part of its project. */
function parcelSite(project: Footprint, parcel: Parcel, polygons: PolygonCoordinates): Footprint {
  const { parcels: _, addedVertices: _added, preview: _preview, ...rest } = project;
  const { name, polygons: start, addedVertices, stated } = parcel;
  return {
    ...rest,
    id: newId('footprint'),
    name,
    start,
    polygons,
    ...(addedVertices !== undefined && { addedVertices }),
    ...(stated && { stated }),
  };
}
