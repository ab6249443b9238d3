/** 各地块: the parcels of a project one by one, what their sum is more than its ground, and which part of it is whose. */
import { polygonsArea } from '../../geodesy/ellipsoid.ts';
import { count, fixed, hectares, mu } from '../../geodesy/units.ts';
import type { Block, ReportRow } from '../document.ts';
import type { ReportContext, ReportParcel } from '../input.ts';

/** Of sums of areas, square metres. */
const ROUNDING_SQUARE_METRES = 1e-3;

/** Nothing of a project of one parcel. */
export function parcelBlocks({ words, site, result }: ReportContext): Block[] {
  const { parcels } = site;
  if (!parcels) return [];
  const text = words.project.parcels;
  const title: Block = { kind: 'subheading', id: 'parcels', text: text.title };
  if (parcels === 'reshaped') return [title, { kind: 'paragraph', words: text.reshaped }];
  const areas = parcels.map((p) => polygonsArea(p.polygons));
  const sum = areas.reduce((all, area) => all + area, 0);
  const overlap = sum - result.areaSquareMetres;
  const row = (name: string, area: number, corners: string, total = false): ReportRow => ({
    total,
    cells: [name, hectares(area), mu(area), corners],
  });
  return [
    title,
    {
      kind: 'table',
      id: 'parcels-table',
      caption: text.caption,
      columns: [
        { title: text.name, align: 'left', width: 40 },
        { title: words.project.area, unit: words.units.hectare, align: 'right', width: 20 },
        { title: words.project.area, unit: words.units.mu, align: 'right', width: 20 },
        { title: text.corners, align: 'right', width: 20 },
      ],
      rows: [
        ...parcels.map((p, i) => row(p.name, areas[i]!, count(cornersOf(p)))),
        row(text.sum, sum, words.dash, true),
      ],
    },
    {
      kind: 'paragraph',
      words:
        Math.abs(overlap) < ROUNDING_SQUARE_METRES
          ? text.closes(hectares(result.areaSquareMetres))
          : text.overlap(hectares(result.areaSquareMetres), fixed(overlap, 1)),
    },
  ];
}

/** Corners of the file: without those that were put into straight edges. */
const cornersOf = ({ polygons, addedVertices }: ReportParcel): number =>
  polygons.flat().reduce((n, ring) => n + ring.length - 1, 0) - addedVertices;

/** Which parcels each part of the outline is of, by the corners they share; empty where that is not told of every part. */
export function partNames({ site }: Pick<ReportContext, 'site'>): readonly (readonly string[])[] {
  const { parcels, polygons } = site;
  if (!parcels || parcels === 'reshaped') return [];
  const own = parcels.map((p) => ({ name: p.name, corners: new Set(p.polygons.flat(2).map(keyOf)) }));
  const parts = polygons.map((rings) =>
    own.filter(({ corners }) => rings.flat().some((at) => corners.has(keyOf(at)))).map(({ name }) => name),
  );
  return parts.every((names) => names.length > 0) ? parts : [];
}

/** The same corner in both, though dissolving may have moved it by a millimetre. */
const keyOf = ([lon, lat]: readonly number[]): string => `${lon!.toFixed(7)} ${lat!.toFixed(7)}`;
