/** Explanations of site counts. Pure. */
import { basis, type ExplainContext, type Explained, layersById, layersOfRole } from './explained.ts';
import type { Cell } from './figure.ts';

export function explainSites(cell: Cell, context: ExplainContext): Explained | null {
  const { result, text, language } = context;
  const { sites } = result;
  const type = sites?.types.find((t) => cell.key === `${sites.layerId}/${t.classId}`);
  const { aspect } = cell;
  if (!sites || !type || aspect === undefined) return null;
  const site = type.name[language];
  const counted = (name: string, count: number, bands: boolean, of?: number): Explained => ({
    ...basis([...layersById(context, [sites.layerId]), ...(bands ? layersOfRole(context, 'bands') : [])], context),
    name,
    quantity: { kind: 'count', count, ...(of === undefined ? {} : { of }) },
    formula: text.formulas.count(name),
    keys: [cell.key],
  });
  if (aspect === 'sites') return counted(text.names.sites(site), type.total, false);
  if (aspect === 'overdue') return counted(text.names.sitesOverdue(site), type.overdue, false, type.total);
  if (aspect.startsWith('band:')) {
    const at = sites.bands.findIndex((b) => `band:${b.id}` === aspect);
    const band = sites.bands[at];
    const count = type.byBand[at];
    if (!band || count === undefined) return null;
    return counted(text.names.sitesBand(site, band.name?.[language] ?? text.sites.beyond), count, true, type.total);
  }
  if (aspect.startsWith('status:')) {
    const status = aspect.slice('status:'.length);
    const name = text.names.sitesStatus(site, text.statuses[status] ?? status);
    return counted(name, type.byStatus[status] ?? 0, false, type.total);
  }
  return null;
}
