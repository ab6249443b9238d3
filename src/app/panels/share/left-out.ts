/** What of the work a link does not hold, counted. Pure. */
import { activeFootprint, ownSites } from '../../state/select.ts';
import type { AppState } from '../../state/store.ts';
import { cornersInLink, MOST_CORNERS } from './link.ts';
import { type CompareLeft, compareLeft } from './link-compare.ts';
import { cornersOf } from './link-coordinates.ts';

export interface LeftOut {
  /** Corners of the footprint in hand, where they are too many; null where it is in the link, or there is none. */
  readonly corners: number | null;
  /** Its corners are in the link to 1 mm only. */
  readonly rounded: boolean;
  readonly otherSites: number;
  readonly userLayers: number;
  readonly scenes: number;
  readonly register: number;
  readonly screened: boolean;
  readonly rules: boolean;
  readonly disputes: number;
  /** Facts of the footprint beside its kind of project, parcels of it, and how it was drawn. */
  readonly facts: boolean;
  readonly order: boolean;
  /** Of what is compared. */
  readonly compare: CompareLeft;
}

type Looked = Pick<AppState, 'project' | 'register' | 'screenings' | 'batch' | 'compare' | 'cityId'>;

export function leftOut(state: Looked): LeftOut {
  const { project, register, screenings, batch } = state;
  const site = activeFootprint(state);
  const corners = site ? cornersOf(site.polygons) : 0;
  const { industry = '', unit = '', purpose = '' } = site?.facts ?? {};
  return {
    corners: corners > MOST_CORNERS ? corners : null,
    rounded: cornersInLink(state)?.precision === 'millimetre',
    otherSites: ownSites(project).filter((f) => f !== site).length,
    userLayers: project.userLayers.length,
    scenes: project.scenes.length,
    register: register.length + screenings.length,
    screened: batch !== null,
    rules: project.rules !== null,
    disputes: project.disputes.length,
    facts: Boolean(industry || unit || purpose || site?.parcels),
    order: project.order !== null,
    compare: compareLeft(state.compare, state),
  };
}
