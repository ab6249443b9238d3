/** Columns of the site table. Pure. */
import type { CoverageResult } from '../../../domain/coverage/result.ts';

/** Known statuses from open to closed; others follow in the order they occur. */
const ORDER = ['untreated', 'treating', 'accepted', 'closed'];

export function siteStatuses(sites: NonNullable<CoverageResult['sites']>): string[] {
  const found = new Set(sites.types.flatMap((type) => Object.keys(type.byStatus)));
  return [...ORDER.filter((status) => found.has(status)), ...[...found].filter((status) => !ORDER.includes(status))];
}
