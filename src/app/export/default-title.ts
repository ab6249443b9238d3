/** What a picture is headed by: what it shows. Pure. */
import { boxOf } from '../../domain/siting/move.ts';
import { titleShown } from '../panels/meeting/scene-title.ts';
import { siteName } from '../panels/meeting/site-name.ts';
import { activeFootprint } from '../state/select.ts';
import type { AppState } from '../state/store.ts';
import { textIn } from '../text/use-text.ts';
import type { Extent } from './feature-extent.ts';

interface Shown {
  /** Of the map, degrees. */
  readonly extent: Extent;
  /** What two maps compare; null where there is one. */
  readonly compared: string | null;
}

type Titled = Pick<AppState, 'language' | 'open' | 'view' | 'presenting' | 'deck' | 'project'>;

/** The scene on the wall, what is compared, the site where it is more than a dot in the city, or the city. */
export function defaultTitle(state: Titled, { extent, compared }: Shown): string {
  const { language, open, view, presenting, deck } = state;
  const { defaultTitle: words } = textIn(language).exporting;
  const city = open?.city.name[language] ?? '';
  const named = (title: string): string => (title.includes(city) ? title : words.of(city, title));
  const scene = presenting === null ? undefined : deck?.[presenting];
  if (scene?.kind === 'map') return named(titleShown(scene, language));
  if (compared !== null) return named(compared);
  if (view === 'coverage') return words.coverage(city);
  const site = activeFootprint(state);
  const isShown = site !== null && meets(boxOf(site.polygons), extent) && !(open && holds(extent, open.city.extent));
  return isShown ? words.siting(city, siteName(site.name, language)) : words.plain(city);
}

type Box = readonly [west: number, south: number, east: number, north: number];

const meets = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
const holds = (a: Box, b: Box): boolean => a[0] <= b[0] && a[1] <= b[1] && a[2] >= b[2] && a[3] >= b[3];
