/** Where a site stands, read from its columns. */
import type { LayerFeature } from '../../../domain/feature-table.ts';

export const SITE_STATUSES = ['untreated', 'treating', 'accepted', 'closed'] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number] | 'none';

/** `none` for points that have no status, such as bus stops. */
export function siteStatus(feature: LayerFeature): SiteStatus {
  const { status } = feature.properties;
  return SITE_STATUSES.find((s) => s === status) ?? 'none';
}

/** Not closed although its deadline year was over when the layer was made. */
export function isOverdue(feature: LayerFeature, layerDate: string): boolean {
  const { deadline } = feature.properties;
  const status = siteStatus(feature);
  if (typeof deadline !== 'number' || status === 'none' || status === 'closed') return false;
  return deadline < Number(layerDate.slice(0, 4));
}

/** Does a shape tell the status of a site by its fill? Bus stops and the like do not. */
export const tellsStatus = (symbol: string | null): boolean => symbol !== null && symbol !== 'disc';
