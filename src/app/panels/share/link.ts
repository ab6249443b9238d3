/**
 * The state of the app as the part of an address behind `#`: `<city>/<view>/<zoom>/<lat>/<lon>`, as it always was, and behind
 * a question mark what differs from a city that was just opened. No data: whoever opens it has the same cities.
 *
 * `l` language; `v` classes drawn otherwise than the record says (`!` before them: the only ones drawn); `o` opacities in
 * percent; `fd`, `fc`, `fw` districts, classes and bands of the filter; `s` selection; `n`, `k` name and kind of project of
 * the footprint, `q` its corners to the last bit, or `p` to 1 mm. Classes go without their layer where no other layer has one
 * of that name. `c` what is compared, with how both maps stand.
 */
import type { City } from '../../../domain/city.ts';
import { type CoverageFilter, NO_FILTER } from '../../../domain/coverage/filter.ts';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { Problem } from '../../../domain/problems.ts';
import type { Language, LayerView } from '../../state/model.ts';
import { activeFootprint, classEntries, kindOf, layerView } from '../../state/select.ts';
import type { AppState } from '../../state/store.ts';
import { type Address, decoded, readAddress, writeAddress } from '../shell/address.ts';
import { type CompareLink, readCompare, writeCompare } from './link-compare.ts';
import { cornersOf, type Precision, polygonsFromText, polygonsToText } from './link-coordinates.ts';
import { readSelection, type SelectionLink, writeSelection } from './link-selection.ts';

/** A footprint with more corners would make the link too long for mails and chats, even to 1 mm. */
export const MOST_CORNERS = 150;
/** Corners to the last bit are longer: they are in the link where all of them take no more room. */
const MOST_EXACT = 1600;

export interface FootprintLink {
  readonly name: string;
  readonly kind: string | null;
  readonly polygons: PolygonCoordinates;
}

export interface Link extends Address {
  readonly language: Language | null;
  /** Null: as it is. Classes as they are named in the link. */
  readonly classes: { readonly only: boolean; readonly names: readonly string[] } | null;
  /** 0 to 1, by class as it is named in the link. */
  readonly opacities: Readonly<Record<string, number>>;
  readonly filter: CoverageFilter | null;
  readonly selection: SelectionLink | null;
  readonly footprint: FootprintLink | null;
  readonly compare: CompareLink | null;
}

type Shared = Pick<
  AppState,
  'cityId' | 'view' | 'camera' | 'language' | 'coverageFilter' | 'selection' | 'project' | 'compare'
> & {
  readonly open: AppState['open'];
};

/** The link to what is on show; a footprint with too many corners is left out. */
export function writeLink(state: Shared): string {
  const { language, open, coverageFilter, selection } = state;
  const parts: [string, string][] = [];
  if (language !== 'zh') parts.push(['l', language]);
  if (open) {
    const name = namesOf(open.city);
    parts.push(...layerParts(state, open.city, name));
    parts.push(...filterParts(coverageFilter, name));
    const chosen = writeSelection(selection, open);
    if (chosen !== null) parts.push(['s', chosen]);
    const compared = writeCompare(state.compare, state, name);
    if (compared !== null) parts.push(['c', compared]);
  }
  parts.push(...footprintParts(state));
  const query = parts.map(([key, value]) => `${key}=${value}`).join('&');
  return writeAddress(state) + (query ? `?${query}` : '');
}

const list = (texts: readonly string[]): string => texts.map(encodeURIComponent).join(',');

/** What a link calls a class. */
function namesOf(city: City): (key: string) => string {
  const entries = classEntries(city);
  return (key) => {
    const own = entries.find((entry) => entry.key === key);
    const alike = entries.filter((entry) => entry.class.id === own?.class.id);
    return own && alike.length === 1 ? own.class.id : key.replace('/', ':');
  };
}

/** The class that a link names; null where the city has none of that name, or several. */
export function classNamed(city: City, name: string): string | null {
  const entries = classEntries(city);
  const found = name.includes(':')
    ? entries.filter((entry) => entry.key === name.replace(':', '/'))
    : entries.filter((entry) => entry.class.id === name);
  return found.length === 1 ? found[0]!.key : null;
}

function layerParts(state: Shared, city: City, name: (key: string) => string): [string, string][] {
  const views = classEntries(city).map((entry) => ({ entry, view: layerView(state, entry) }));
  const changed = views.filter(({ entry, view }) => view.visible !== entry.layer.visible).map(({ entry }) => entry.key);
  const drawn = views.filter(({ view }) => view.visible).map(({ entry }) => entry.key);
  const faint = views.filter(({ view }) => view.opacity !== 1);
  const parts: [string, string][] = [];
  if (changed.length > 0) {
    const [toggled, only] = [list(changed.map(name)), `!${list(drawn.map(name))}`];
    parts.push(['v', only.length < toggled.length ? only : toggled]);
  }
  if (faint.length > 0) {
    const percent = ({ opacity }: LayerView) => Math.round(opacity * 100);
    parts.push([
      'o',
      faint.map(({ entry, view }) => `${encodeURIComponent(name(entry.key))}*${percent(view)}`).join(','),
    ]);
  }
  return parts;
}

function filterParts(filter: CoverageFilter, name: (key: string) => string): [string, string][] {
  const part = (key: string, chosen: readonly string[] | null): [string, string][] =>
    chosen === null ? [] : [[key, list(chosen)]];
  return [
    ...part('fd', filter.districts),
    ...part('fc', filter.classKeys?.map(name) ?? null),
    ...part('fw', filter.within?.map(name) ?? null),
  ];
}

/** Corners of the footprint in hand as they are in the link; null where it is left out, or there is none. */
export function cornersInLink(state: Pick<AppState, 'project'>): { precision: Precision; text: string } | null {
  const footprint = activeFootprint(state);
  if (!footprint || cornersOf(footprint.polygons) > MOST_CORNERS) return null;
  const exact = polygonsToText(footprint.polygons, 'exact');
  if (exact.length <= MOST_EXACT) return { precision: 'exact', text: exact };
  return { precision: 'millimetre', text: polygonsToText(footprint.polygons, 'millimetre') };
}

const CORNER_KEYS: Readonly<Record<Precision, string>> = { exact: 'q', millimetre: 'p' };

function footprintParts(state: Shared): [string, string][] {
  const footprint = activeFootprint(state);
  const corners = cornersInLink(state);
  if (!footprint || !corners) return [];
  const kind = kindOf(footprint);
  return [
    ['n', encodeURIComponent(footprint.name)],
    ...(kind === null ? [] : ([['k', encodeURIComponent(kind)]] as [string, string][])),
    [CORNER_KEYS[corners.precision], corners.text],
  ];
}

export interface LinkRead {
  readonly link: Link;
  /** `link-part-unread` for each part that was passed over. */
  readonly problems: readonly Problem[];
}

/** Whatever an address holds behind `#`; never throws. Classes and districts are looked up when the city is open. */
export function readLink(hash: string): LinkRead {
  const problems: Problem[] = [];
  const at = hash.indexOf('?');
  const address = readAddress(at < 0 ? hash : hash.slice(0, at));
  const parts = new Map<string, string>();
  for (const part of at < 0 ? [] : hash.slice(at + 1).split('&')) {
    const [key = '', ...value] = part.split('=');
    parts.set(key, value.join('='));
  }
  const take = <T>(part: LinkPart, keys: readonly string[], read: () => T | null): T | null => {
    const given = keys.filter((key) => parts.has(key));
    if (given.length === 0) return null;
    const value = read();
    if (value === null) problems.push(unread(part, given.map((key) => parts.get(key)).join(' ')));
    return value;
  };
  const texts = (key: string): readonly string[] | null => parts.get(key)?.split(',').map(decoded) ?? null;
  const names = (key: string): readonly string[] | null => texts(key)?.filter((name) => name !== '') ?? null;
  const link: Link = {
    ...address,
    language: take('language', ['l'], () => LANGUAGES.find((language) => language === parts.get('l')) ?? null),
    classes: take('layers', ['v'], () => {
      const text = parts.get('v')!;
      const only = text.startsWith('!');
      return {
        only,
        names: text
          .slice(only ? 1 : 0)
          .split(',')
          .map(decoded)
          .filter((name) => name !== ''),
      };
    }),
    opacities: take('layers', ['o'], () => opacities(names('o') ?? [])) ?? {},
    filter: take('filter', ['fd', 'fc', 'fw'], () => ({
      ...NO_FILTER,
      districts: names('fd'),
      classKeys: names('fc'),
      within: names('fw'),
    })),
    selection: take('selection', ['s'], () => readSelection(texts('s') ?? [])),
    compare: take('compare', ['c'], () => readCompare(texts('c') ?? [])),
    footprint: take('footprint', ['q', 'p'], () => {
      const [exact, rounded] = [parts.get('q'), parts.get('p')];
      const polygons =
        exact === undefined
          ? polygonsFromText(decoded(rounded!), 'millimetre')
          : polygonsFromText(decoded(exact), 'exact');
      const kind = parts.get('k');
      return (
        polygons && { name: decoded(parts.get('n') ?? ''), kind: kind === undefined ? null : decoded(kind), polygons }
      );
    }),
  };
  return { link, problems };
}

const LANGUAGES: readonly Language[] = ['zh', 'en'];

export type LinkPart =
  | 'city'
  | 'view'
  | 'camera'
  | 'layers'
  | 'filter'
  | 'selection'
  | 'footprint'
  | 'language'
  | 'compare';

/** So much of a part is quoted. */
const QUOTED = 24;

export const unread = (part: LinkPart, text: string): Problem => ({
  code: 'link-part-unread',
  severity: 'warning',
  where: {},
  values: { part, text: text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text },
});

function opacities(texts: readonly string[]): Record<string, number> | null {
  const found: Record<string, number> = {};
  for (const text of texts) {
    const [, name, percent] = /^(.+)\*(\d{1,3})$/.exec(text) ?? [];
    if (!name || Number(percent) > 100) return null;
    found[name] = Number(percent) / 100;
  }
  return found;
}
