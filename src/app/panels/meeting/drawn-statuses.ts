/** What the fills and rings of the sites in a picture say, for its legend. Pure. */
import type { LayerTable } from '../../../domain/feature-table.ts';
import { isOverdue, SITE_STATUSES, type SiteStatus, siteStatus } from '../../../domain/site-status.ts';
import { type Extent, featureExtent, meets } from '../../export/feature-extent.ts';
import type { LegendEntry } from '../../export/legend.ts';
import { tellsStatus } from '../../map/deck/site-status.ts';
import { classStyle } from '../../map/styles.ts';

/** A status, or the ring of what is overdue. */
export type SiteSign = Exclude<SiteStatus, 'none'> | 'overdue';

/** In the order of a legend. */
export const SITE_SIGNS: readonly SiteSign[] = [...SITE_STATUSES, 'overdue'];

/** Signs of the sites of `drawn` classes within `extent`, degrees. */
export function drawnSigns(
  drawn: readonly LegendEntry[],
  tables: Readonly<Record<string, LayerTable>>,
  extent: Extent,
): SiteSign[] {
  const seen = new Set<SiteSign>();
  for (const { entry } of drawn) {
    if (entry.layer.geometry !== 'point' || !tellsStatus(classStyle(entry.class.style).symbol)) continue;
    const date = entry.layer.versions[0]?.date ?? '';
    for (const site of tables[entry.layer.id]?.features ?? []) {
      if (site.properties.class !== entry.class.id || !meets(featureExtent(site), extent)) continue;
      const status = siteStatus(site);
      if (status !== 'none') seen.add(status);
      if (isOverdue(site, date)) seen.add('overdue');
    }
  }
  return SITE_SIGNS.filter((sign) => seen.has(sign));
}
