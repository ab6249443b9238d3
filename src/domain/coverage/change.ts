/**
 * No net loss (面积不减少): the version in force of a polygon layer against an older one, by district and class, with every
 * piece that changed. Areas only: whether ground kept its nature (性质) and function (功能), vectors do not show.
 */
import type { LayerReport, Work } from '../../engine/index.ts';
import { lineLength } from '../../geodesy/ellipsoid.ts';
import type { Bilingual, CityLayer } from '../city.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { type PreparedCity, reportProblems } from '../prepared-city.ts';
import { type Outcome, refusal } from '../problems.ts';
import {
  allGround,
  type ChangedGround,
  type ChangeKind,
  type ChangeSums,
  changeKind,
  changeSums,
  groundOf,
} from './change-ground.ts';
import { type SiteInChange, sitesInChange } from './change-sites.ts';
import {
  MOST_CHANGED_CLASSES,
  type VersionPair,
  versionChange,
  versionPair,
  versionPieces,
} from './change-versions.ts';
import { type CoverageInput, inputOf } from './inputs.ts';
import { leftOut } from './left-out.ts';
import { perCity } from './per-city.ts';
import { districtNames } from './pivot.ts';

/** Sums with what the accuracy of the lines may make of them. */
export interface ChangeRowSums extends ChangeSums {
  /**
   * Perimeters of the pieces lost or gained times the layer's accuracy: a bound, since it takes every border to be off by all
   * of it and all to the same side. Square metres.
   */
  readonly dataErrorSquareMetres: number;
}

export interface ClassChange extends ChangeRowSums {
  readonly classId: string;
}

export interface DistrictChange extends ChangeRowSums {
  /** Null: all districts together. */
  readonly districtId: string | null;
  readonly name: Bilingual | null;
  /** Every class of the layer by itself; what moves to another class is lost to the one and gained by the other. */
  readonly classes: readonly ClassChange[];
}

/** A connected piece of ground inside one district that was lost, gained or moved between classes. */
export interface ChangePlot {
  /** From 1, largest first. */
  readonly number: number;
  readonly change: Exclude<ChangeKind, 'kept'>;
  readonly districtId: string;
  /** Ids of its classes before and after. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly areaSquareMetres: number;
  readonly perimeterMetres: number;
  /** Shell first, then holes; closed; degrees on CGCS2000. */
  readonly polygon: PolygonCoordinates[number];
}

export interface LayerChanges {
  readonly layerId: string;
  readonly before: CoverageInput;
  readonly after: CoverageInput;
  /** In the order of the districts. */
  readonly rows: readonly DistrictChange[];
  readonly total: DistrictChange;
  /** 市域外, in no row and not in the total. */
  readonly outside: ChangeSums;
  /** Ground inside the districts that is of other classes than before, largest first. */
  readonly moves: readonly ChangedGround[];
  /** All ground of either version, from which the sums come; `changeSums` adds up any of it. */
  readonly ground: readonly ChangedGround[];
  readonly pieces: readonly ChangePlot[];
  /** Sites on ground that was lost. */
  readonly sites: readonly SiteInChange[];
  /** Polygon sites that could not be measured, for they have faults. */
  readonly sitesLeftOut: number;
  /** Features of each version that have a fault and are not counted: unless both are 0, the ledger is incomplete. */
  readonly leftOut: { readonly before: number; readonly after: number };
  /** Largest |districts' sum - after - (before - lost + gained)| and what slivers left untold of the pieces. Square metres. */
  readonly residualSquareMetres: number;
}

/**
 * What changed since an older version. Refused where the layer has too many classes to be told apart.
 * @throws RangeError where the city has no such layer or version.
 */
export const changesOf: (
  prepared: PreparedCity,
  work: Work,
  layerId: string,
  beforeId: string,
) => Promise<Outcome<LayerChanges>> = perCity(makeChanges, (layerId, beforeId) => `${layerId} ${beforeId}`);

async function makeChanges(
  prepared: PreparedCity,
  work: Work,
  layerId: string,
  beforeId: string,
): Promise<Outcome<LayerChanges>> {
  const pair = versionPair(prepared, layerId, beforeId);
  const { layer } = pair;
  if (layer.classes.length > MOST_CHANGED_CLASSES)
    return refusal('classes-too-many', {}, { layer: layer.name.zh, count: layer.classes.length, limit: MOST_CHANGED_CLASSES }); // biome-ignore format: one refusal
  const change = await versionChange(prepared, work, layerId, beforeId);
  const ground = allGround(prepared, layer, change.rows);
  const pieces = await plotsOf(prepared, layer, beforeId, work);
  const inside = ground.filter((g) => g.districtId !== null);
  const row = (districtId: string | null, name: Bilingual | null): DistrictChange => {
    const isOwn = (g: { readonly districtId: string | null }) => districtId === null || g.districtId === districtId;
    return { districtId, name, ...rowSums(layer, inside.filter(isOwn), pieces.filter(isOwn)) };
  };
  const rows = districtNames(prepared).map(({ id, name }) => row(id, name));
  const total = row(null, null);
  const [before, after] = change.reports;
  return {
    ok: true,
    value: {
      layerId,
      before: inputOf(layer, pair.before),
      after: inputOf(layer, pair.after),
      rows,
      total,
      outside: changeSums(ground.filter((g) => g.districtId === null)),
      moves: largestFirst(inside.filter((g) => changeKind(g) === 'moved')),
      ground,
      pieces,
      ...(await sitesInChange(prepared, work, layerId, beforeId, pieces)),
      leftOut: { before: leftOut(before!).size, after: leftOut(after!).size },
      residualSquareMetres: residual(rows, total, inside, pieces),
    },
    problems: problemsOf(pair, change.reports),
  };
}

const largestFirst = <T extends { readonly areaSquareMetres: number }>(list: readonly T[]): T[] =>
  list.toSorted((p, q) => q.areaSquareMetres - p.areaSquareMetres);

async function plotsOf(prepared: PreparedCity, layer: CityLayer, beforeId: string, work: Work): Promise<ChangePlot[]> {
  const pieces = await versionPieces(prepared, work, layer.id, beforeId);
  return pieces.map((piece, i) => {
    const { districtId, from, to } = groundOf(prepared, layer, piece);
    const polygon = piece.polygon as PolygonCoordinates[number];
    return {
      number: i + 1,
      change: changeKind({ from, to }) as ChangePlot['change'],
      districtId: districtId!,
      from,
      to,
      areaSquareMetres: piece.areaSquareMetres,
      perimeterMetres: polygon.reduce((sum, ring) => sum + lineLength(ring), 0),
      polygon,
    };
  });
}

function rowSums(
  layer: CityLayer,
  ground: readonly ChangedGround[],
  pieces: readonly ChangePlot[],
): ChangeRowSums & Pick<DistrictChange, 'classes'> {
  return {
    ...changeSums(ground),
    dataErrorSquareMetres: changeDataError(layer.accuracyMetres, pieces),
    classes: layer.classes.map(({ id }) => ({
      classId: id,
      ...changeSums(ground, [id]),
      dataErrorSquareMetres: changeDataError(layer.accuracyMetres, pieces, [id]),
    })),
  };
}

/** Perimeters of the pieces lost or gained (by some classes together, where named) times the accuracy, square metres. */
export function changeDataError(
  accuracyMetres: number,
  pieces: readonly Pick<ChangePlot, 'from' | 'to' | 'perimeterMetres'>[],
  classIds: readonly string[] | null = null,
): number {
  const isIn = (own: readonly string[]) =>
    classIds === null ? own.length > 0 : own.some((id) => classIds.includes(id));
  const changed = pieces.filter(({ from, to }) => isIn(from) !== isIn(to));
  return accuracyMetres * changed.reduce((sum, piece) => sum + piece.perimeterMetres, 0);
}

function residual(
  rows: readonly DistrictChange[],
  total: DistrictChange,
  ground: readonly ChangedGround[],
  pieces: readonly ChangePlot[],
): number {
  const sum = (list: readonly { readonly areaSquareMetres: number }[]) =>
    list.reduce((area, { areaSquareMetres }) => area + areaSquareMetres, 0);
  const ofLedger = [...rows, total].map((r) => r.beforeSquareMetres - r.lostSquareMetres + r.gainedSquareMetres - r.afterSquareMetres); // biome-ignore format: a sum
  const ofDistricts = rows.reduce((area, r) => area + r.afterSquareMetres, 0) - total.afterSquareMetres;
  const ofPieces = sum(ground.filter((g) => changeKind(g) !== 'kept')) - sum(pieces);
  return Math.max(...[...ofLedger, ofDistricts, ofPieces].map(Math.abs));
}

/** What is wrong with the features of either version; `values.layer` says which. */
function problemsOf({ layer, before, after, tables }: VersionPair, reports: readonly LayerReport[]) {
  return [
    ...reportProblems({ ...reports[0]!, id: `${layer.name.zh} ${before.date}` }, tables.before),
    ...reportProblems({ ...reports[1]!, id: `${layer.name.zh} ${after.date}` }, tables.after),
  ];
}
