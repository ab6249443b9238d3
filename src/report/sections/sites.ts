/** 周边整治点位: remediation sites near the footprint, nearest first. */

import { SITE_STATUSES } from '../../domain/site-status.ts';
import { NEARBY_METRES } from '../../domain/siting/distances.ts';
import { metres } from '../../geodesy/units.ts';
import type { Block } from '../document.ts';
import { layerOf, type ReportContext } from '../input.ts';

/** More sites than these are in the tables that go with the report. */
const MOST_SITES = 40;
const METRES_PER_KILOMETRE = 1000;

/** In words where it is one of those known, else as the data has it; null where there is none. */
export function siteStatusWord({ sites }: ReportContext['words'], status: string): string | null {
  const known = SITE_STATUSES.find((one) => one === status);
  return known ? sites.statuses[known] : status || null;
}

export function siteBlocks({ words, city, result, language }: ReportContext): Block[] {
  const text = words.sites;
  const sites = result.nearbySites;
  const reach = String(NEARBY_METRES / METRES_PER_KILOMETRE);
  if (!city.layers.some(({ role }) => role === 'sites')) return [{ kind: 'paragraph', words: text.missing }];
  if (sites.length === 0) return [{ kind: 'paragraph', words: text.none(reach) }];
  const kindOf = ({ layerId, classId }: (typeof sites)[number]): string =>
    layerOf(city, layerId)?.classes.find(({ id }) => id === classId)?.name[language] ?? classId;
  return [
    { kind: 'paragraph', words: text.reach(reach, sites.length) },
    {
      kind: 'table',
      id: 'sites',
      caption: text.caption,
      columns: [
        { title: text.number, align: 'center', width: 8 },
        { title: text.name, align: 'left', width: 40 },
        { title: text.kind, align: 'left', width: 20 },
        { title: text.status, align: 'center', width: 16 },
        { title: text.distance, unit: words.units.metre, align: 'right', width: 16 },
      ],
      rows: sites.slice(0, MOST_SITES).map((site, i) => ({
        cells: [
          String(i + 1),
          site.name,
          kindOf(site),
          siteStatusWord(words, site.status) ?? words.dash,
          site.inside ? text.inside : metres(site.distanceMetres),
        ],
      })),
    },
    ...(sites.length > MOST_SITES ? [{ kind: 'paragraph' as const, words: text.more(sites.length - MOST_SITES) }] : []),
  ];
}
