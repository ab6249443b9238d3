/** A comparison as a part of a link: what the second map shows, how both stand, where the divider is. Pure. */
import type { City } from '../../../domain/city.ts';
import type { Project } from '../../state/model.ts';
import type { Compare } from '../../state/scene.ts';
import { compareKind, layersCompare, versionChoices, versionCompare } from '../compare/choose.ts';

interface Stands extends Pick<Compare, 'mode' | 'side' | 'share'> {}

/** Classes as they are named in the link. */
export type CompareLink = Stands &
  (
    | { readonly kind: 'version'; readonly versions: Compare['layers']['versions'] }
    | { readonly kind: 'layers'; readonly names: readonly string[] }
    | { readonly kind: 'city'; readonly cityId: string }
  );

type Live = { readonly cityId: string; readonly project: Project };

/** What of a comparison a link cannot hold: all of it, as it is of a version of one's own; or place and layers of the other city. */
export type CompareLeft = 'all' | 'city' | null;

export function compareLeft(compare: Compare | null, live: Live): CompareLeft {
  if (!compare) return null;
  if (!isHeld(compare, live)) return 'all';
  return compareKind(compare, live) === 'city' ? 'city' : null;
}

/** Versions that were brought in are nowhere else. */
function isHeld({ layers, cityId }: Compare, { project }: Live): boolean {
  const own = new Set(project.userLayers.map(({ id }) => id));
  return cityId !== null || Object.values(layers.versions).every((id) => !own.has(id));
}

const KINDS = { version: 'v', layers: 'l', city: 'c' } as const;
const MODES = ['swipe', 'side'] as const;
const SIDES = ['left', 'right'] as const;

/** Null where nothing is compared, or what is cannot be told. `name`: what a link calls a class. */
export function writeCompare(compare: Compare | null, live: Live, name: (key: string) => string): string | null {
  if (!compare || !isHeld(compare, live)) return null;
  const { mode, side, share, cityId, layers } = compare;
  const kind = compareKind(compare, live);
  const of = {
    version: () => Object.entries(layers.versions).map(([layerId, id]) => `${layerId}:${id}`),
    layers: () => layers.visible.map(name),
    city: () => [cityId ?? ''],
  }[kind]();
  return [KINDS[kind], mode, side, String(Math.round(share * 100)), ...of].map(encodeURIComponent).join(',');
}

/** Null where the parts are no comparison. */
export function readCompare([kind, ofMode, ofSide, percent = '', ...of]: readonly string[]): CompareLink | null {
  const mode = MODES.find((one) => one === ofMode);
  const side = SIDES.find((one) => one === ofSide);
  if (!mode || !side || !/^\d{1,3}$/.test(percent) || Number(percent) > 100) return null;
  const stands = { mode, side, share: Number(percent) / 100 };
  switch (kind) {
    case KINDS.version: {
      const pairs = of.map((text) => /^([^:]+):(.+)$/.exec(text));
      if (pairs.length === 0 || pairs.some((pair) => pair === null)) return null;
      return { ...stands, kind: 'version', versions: Object.fromEntries(pairs.map((pair) => [pair![1]!, pair![2]!])) };
    }
    case KINDS.layers:
      return { ...stands, kind: 'layers', names: of.filter((text) => text !== '') };
    case KINDS.city:
      return of[0] ? { ...stands, kind: 'city', cityId: of[0] } : null;
    default:
      return null;
  }
}

/**
 * The comparison of one city with itself that a link holds; null where the city has no such version. `key`: class of a name,
 * null for none.
 */
export function compareOf(
  link: Exclude<CompareLink, { readonly kind: 'city' }>,
  live: Live,
  city: City,
  key: (name: string) => string | null,
): Compare | null {
  const { mode, side, share } = link;
  const stands = { mode, side, share };
  if (link.kind === 'layers') {
    const visible = link.names.flatMap((name) => key(name) ?? []);
    return { ...layersCompare(live, city, visible), ...stands };
  }
  const choices = versionChoices(city, live.project);
  const [choice] = Object.entries(link.versions).map(([layerId, id]) =>
    choices.find(({ layer, lines }) => layer.id === layerId && lines.some((line) => line.id === id && !line.inForce)),
  );
  if (!choice) return null;
  const { layers, ...compare } = versionCompare(live, city, choice);
  return { ...compare, ...stands, layers: { ...layers, versions: link.versions } };
}
