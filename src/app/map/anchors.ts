/**
 * Places in the map's stack that deck layers are put before. They are layers of the base style that draw nothing, so that
 * the names are always there.
 */
export const BELOW_LINES = 'anchor-lines';
export const BELOW_LABELS = 'anchor-labels';

/** deck.gl reads `beforeId` from a layer's props but does not declare it. */
export const before = (anchor: string): object => ({ beforeId: anchor });
