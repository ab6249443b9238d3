/** Files of any format from the command line, as layers on the Earth. */
import type { PlacementCandidate } from '../domain/imported-layer.ts';
import type { PlacementCity } from '../domain/placement.ts';
import type { Outcome, Problem } from '../domain/problems.ts';
import {
  type LocatedLayer,
  locateLayer,
  type NamedSystem,
  type PlacedFeature,
  placedFeatures,
} from '../worker/locate-layer.ts';
import { readDrop } from '../worker/read-drop.ts';
import { error, type Host, stop } from './host.ts';

/** How files are to be opened. */
export interface OpenOptions {
  /** System that stands in place of what the files state. */
  readonly from: NamedSystem | null;
  /** Label for `TextDecoder`; undefined lets the files decide. */
  readonly encoding?: string;
  /** Of files with several layers the one that is meant, by its name. */
  readonly layer?: string;
  /** Where layers are looked for that do not say where they lie; null for anywhere in China. */
  readonly city: PlacementCity | null;
}

export interface PlacedLayer extends LocatedLayer {
  readonly features: readonly PlacedFeature[];
  readonly placement: NonNullable<LocatedLayer['placement']>;
}

/** Candidates that a message lists. */
const MOST_CANDIDATES = 12;

/** Layers of the files, each with where it lies as far as that can be known. Problems: of files that gave no layer. */
export async function openFiles(
  host: Host,
  paths: readonly string[],
  { from, encoding, layer: wanted, city }: OpenOptions,
): Promise<Outcome<readonly LocatedLayer[]>> {
  const given = host.readFiles(paths);
  if (!given.ok) return given;
  const { files, shownPath } = given.value;
  const shown = (problem: Problem): Problem =>
    problem.where.file === undefined
      ? problem
      : { ...problem, where: { ...problem.where, file: shownPath(problem.where.file) } };
  const read = await readDrop(files, encoding === undefined ? {} : { encoding }, host.work);
  if (!read.ok) return stop(...read.problems.map(shown));
  const dropped = read.value.filter(({ layer }, _, all) => all.length === 1 || (wanted ?? layer.name) === layer.name);
  if (dropped.length === 0) {
    const names = read.value.map(({ layer }) => layer.name);
    return stop(error('argument-missing', { file: paths[0]! }, { argument: `--layer ${names.join(' | ')}` }));
  }
  const value = dropped.map(({ layer, problems }) => {
    const located = locateLayer({ ...layer, source: shownPath(layer.source) }, from, city);
    const own = [...problems.map(shown), ...located.about.problems];
    return { ...located, about: { ...located.about, problems: own } };
  });
  return { ok: true, value, problems: read.problems.map(shown) };
}

/** Layers of the files on the Earth; one that cannot be placed stops them all, and says what can be done. */
export async function openPlaced(
  host: Host,
  paths: readonly string[],
  options: OpenOptions,
): Promise<Outcome<readonly PlacedLayer[]>> {
  const opened = await openFiles(host, paths, options);
  if (!opened.ok) return opened;
  const problems = new Set(opened.problems);
  const placed: PlacedLayer[] = [];
  for (const located of opened.value) {
    const one = await placeOne(host, located);
    for (const problem of one.problems) problems.add(problem);
    if (one.ok) placed.push(one.value);
  }
  const told = [...problems];
  return told.some((p) => p.severity === 'error') ? stop(...told) : { ok: true, value: placed, problems: told };
}

/** The layer on the Earth, with all that there is to say of it; without a place, what can be done. */
export async function placeOne(host: Host, located: LocatedLayer): Promise<Outcome<PlacedLayer>> {
  const { about, placement } = located;
  if (!placement) {
    const asked = askFrom(located);
    return stop(...about.problems, ...(asked ? [asked] : []));
  }
  const features = await placedFeatures(located, placement, host.work);
  const problems = [...about.problems, ...features.problems];
  if (!features.ok || problems.some((p) => p.severity === 'error')) return stop(...problems);
  return { ok: true, value: { ...located, placement, features: features.value }, problems };
}

/** What to give so that the layer can be placed; null where nothing helps. */
function askFrom({ layer, candidates }: LocatedLayer): Problem | null {
  if (candidates.length === 0) return null;
  const names = candidates.slice(0, MOST_CANDIDATES).map(systemName);
  const rest = candidates.length > MOST_CANDIDATES ? ' | …' : '';
  return error('argument-missing', { file: layer.source }, { argument: `--from ${names.join(' | ')}${rest}` });
}

/** As `--from` takes it. */
export const systemName = ({ epsg, order }: Pick<PlacementCandidate, 'epsg' | 'order'>): string =>
  order === 'yx' ? `${epsg}:yx` : String(epsg);
