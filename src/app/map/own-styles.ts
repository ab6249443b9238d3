/** Looks of what is drawn beside the classes of a city, by the ids of legends: sites, overlaps and ground to choose from. */
import { CHANGED, type ClassStyle, classStyle, FREE_GROUND, OVERLAP, OVERLAP_NOTICE } from './styles.ts';

const INK = '#17262B';

const FOOTPRINT: ClassStyle = {
  ...classStyle('district'),
  fill: { color: '#FFFFFF', opacity: 1 },
  outline: { color: INK, width: 2.6, dash: null },
  casing: 0,
};

const line = (color: string, width: number, dash: readonly number[] | null): ClassStyle => ({
  ...FOOTPRINT,
  fill: null,
  outline: { color, width, dash },
});

const OWN: Readonly<Record<string, ClassStyle>> = {
  footprint: FOOTPRINT,
  'footprint-start': line(INK, 1.3, [3, 3]),
  advised: line('#0B5568', 1.8, [7, 4]),
  'other-site': line(INK, 1.3, null),
  overlap: OVERLAP,
  'overlap-notice': OVERLAP_NOTICE,
  'free-ground': FREE_GROUND,
  'changed-lost': CHANGED.lost,
  'changed-gained': CHANGED.gained,
  'changed-moved': CHANGED.moved,
};

/** Of a row of a legend: one of our own, else that of a class. */
export const legendStyle = (id: string): ClassStyle => OWN[id] ?? classStyle(id);
