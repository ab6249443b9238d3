/** `inspect FILE...`: what the files hold, where it lies, and what is wrong with it. */
import { suggestMapping } from '../domain/column-mapping.ts';
import { checkData } from '../domain/data-check/check-data.ts';
import type { LayerTable } from '../domain/feature-table.ts';
import type { PlacementCandidate, PlacementGround } from '../domain/imported-layer.ts';
import { polygonsOf } from '../domain/prepared-city.ts';
import type { Problem } from '../domain/problems.ts';
import { polygonsArea } from '../geodesy/ellipsoid.ts';
import { type Language, problemLine } from '../text/problems.ts';
import { type LocatedLayer, placedFeatures, SAMPLE_ROWS, tableOf } from '../worker/locate-layer.ts';
import { extentOf } from '../worker/measure-table.ts';
import type { Answer, Host } from './host.ts';
import { alignedLines } from './lines.ts';
import { type OpenOptions, openFiles, systemName } from './open-files.ts';
import { words } from './words.ts';

/** Positional accuracy of a layer of which nothing is known, metres: what is thinner may be no ground at all. */
const ACCURACY_METRES = 5;
/** Without a city no place is outside. */
const ANYWHERE = [-180, -90, 180, 90] as const;

interface Inspected {
  readonly name: string;
  readonly source: string;
  readonly format: string;
  readonly features: number;
  readonly geometryType: string | null;
  readonly vertices: number;
  readonly crs: { readonly epsg: number; readonly how: PlacementGround; readonly order: 'xy' | 'yx' } | null;
  /** Where `crs` is to be chosen: best first. */
  readonly candidates?: readonly Pick<PlacementCandidate, 'epsg' | 'order' | 'extent'>[];
  readonly encoding: string | null;
  /** West, south, east, north, degrees. */
  readonly bbox: readonly number[] | null;
  readonly problems: readonly Problem[];
}

export async function inspect(host: Host, files: readonly string[], options: OpenOptions): Promise<Answer> {
  const opened = await openFiles(host, files, options);
  if (!opened.ok) return opened;
  const layers: Inspected[] = [];
  for (const located of opened.value) layers.push(await inspected(host, located, options));
  const format = [...new Set(layers.map((layer) => layer.format))].join(', ');
  const { problems } = opened;
  const lines = (language: Language) => toLines(layers, language);
  return { ok: true, problems, value: { json: { format, layers, problems }, lines } };
}

async function inspected(host: Host, located: LocatedLayer, options: OpenOptions): Promise<Inspected> {
  const { layer, about, placement, candidates } = located;
  const placed = placement && (await placedFeatures(located, placement, host.work));
  const features = placed?.ok ? placed.value : [];
  const table = tableOf(layer.columns, features);
  const found = about.geometry === 'polygon' ? await checked(host, located, table, options) : [];
  return {
    name: layer.name,
    source: layer.source,
    format: layer.format,
    features: about.featureCount,
    geometryType: about.geometry,
    vertices: about.vertexCount,
    crs: placement && { epsg: placement.epsg, how: placement.how, order: placement.order },
    ...(placement ? {} : { candidates: candidates.map(({ epsg, order, extent }) => ({ epsg, order, extent })) }),
    encoding: layer.encoding?.label ?? null,
    bbox: features.length > 0 ? extentOf(table) : null,
    problems: [...about.problems, ...(placed?.problems ?? []), ...found],
  };
}

/** The data check, with the column of areas that the layer seems to have. */
async function checked(
  host: Host,
  { layer }: LocatedLayer,
  table: LayerTable,
  { city }: OpenOptions,
): Promise<readonly Problem[]> {
  if (table.features.length === 0) return [];
  const sample = table.features.slice(0, SAMPLE_ROWS);
  const rows = sample.map((f) => f.properties);
  const areas = sample.map((f) => polygonsArea(polygonsOf(f)));
  const context = {
    file: layer.source,
    expectNoOverlap: false,
    extent: city?.extent ?? ANYWHERE,
    districts: null,
    neighbour: null,
    accuracyMetres: ACCURACY_METRES,
    area: suggestMapping(layer.columns, rows, { classes: [] }, areas).area,
  };
  return (await checkData(table, context, host.work)).problems;
}

function toLines(layers: readonly Inspected[], language: Language): string[] {
  const w = words(language);
  const several = new Set(layers.map(({ source }) => source)).size > 1;
  const head = [
    ...(several ? [w.file] : []),
    w.layer,
    w.format,
    w.features,
    w.geometry,
    w.vertices,
    w.system,
    w.encoding,
    w.extent,
  ];
  const rows = layers.map((layer) => [
    ...(several ? [layer.source] : []),
    layer.name,
    layer.format,
    String(layer.features),
    layer.geometryType ?? '—',
    String(layer.vertices),
    layer.crs ? `EPSG:${systemName(layer.crs)} (${w.grounds[layer.crs.how]})` : w.asked(candidatesOf(layer)),
    layer.encoding ?? '—',
    layer.bbox?.map((degrees) => degrees.toFixed(6)).join(', ') ?? '—',
  ]);
  const figures = new Set<string>([w.features, w.vertices]);
  const table = alignedLines(
    [head, ...rows],
    head.map((title) => figures.has(title)),
  );
  const told = layers.flatMap(({ problems }) => problems.map((p) => problemLine(p, language)));
  return [...table, ...new Set(told)];
}

const candidatesOf = ({ candidates = [] }: Inspected): string => candidates.map(systemName).join(', ');
