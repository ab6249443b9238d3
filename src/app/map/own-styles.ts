/** Looks of what is drawn beside the classes of a city, by the ids of legends: sites, overlaps and ground to choose from. */
import { CHANGED, type ClassStyle, classStyle, FREE_GROUND, OVERLAP, OVERLAP_NOTICE } from './styles.ts';

const INK = '#17262B';

type SiteLine = NonNullable<ClassStyle['outline']>;

/** Outlines of sites. */
export const SITE_LINES: Readonly<Record<string, SiteLine>> = {
  footprint: { color: INK, width: 2.6, dash: null },
  'footprint-start': { color: INK, width: 1.3, dash: [3, 3] },
  'other-site': { color: INK, width: 1.3, dash: null },
  advised: { color: '#0B5568', width: 1.8, dash: [7, 4] },
};

/** Ground that is no class of a layer. */
const OWN_GROUND: Readonly<Record<string, ClassStyle>> = {
  overlap: OVERLAP,
  'overlap-notice': OVERLAP_NOTICE,
  'free-ground': FREE_GROUND,
  'changed-lost': CHANGED.lost,
  'changed-gained': CHANGED.gained,
  'changed-moved': CHANGED.moved,
};

/** Only the site in hand hides what lies under it. */
const siteStyle = (id: string, outline: SiteLine): ClassStyle => ({
  ...classStyle('district'),
  fill: id === 'footprint' ? { color: '#FFFFFF', opacity: 1 } : null,
  outline,
  casing: 0,
});

/** Of a row of a legend: one of our own, else that of a class. */
export function legendStyle(id: string): ClassStyle {
  const line = SITE_LINES[id];
  return line ? siteStyle(id, line) : (OWN_GROUND[id] ?? classStyle(id));
}
