/** Where a remediation site stands, read from its columns: one rule for the map, the tables and the reports. */
import type { LayerFeature } from './feature-table.ts';

/** 未治理, 治理中, 已完成待验收, 已销号. */
export const SITE_STATUSES = ['untreated', 'treating', 'accepted', 'closed'] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number] | 'none';

/** `none` for points that have no status, such as bus stops. */
export function siteStatus(feature: LayerFeature): SiteStatus {
  const { status } = feature.properties;
  return SITE_STATUSES.find((s) => s === status) ?? 'none';
}

/** Not closed (销号) although its deadline year was over on a date (YYYY-MM or YYYY-MM-DD). */
export function isOverdue(feature: LayerFeature, date: string): boolean {
  const { deadline } = feature.properties;
  const status = siteStatus(feature);
  if (typeof deadline !== 'number' || status === 'none' || status === 'closed') return false;
  return deadline < Number(date.slice(0, 4));
}
