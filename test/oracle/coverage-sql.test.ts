/**
 * Every figure of the board against SQL that an auditor can run on a PostGIS of their own (`sql/`): it reads the files of the
 * cities itself, and has nothing of the product in it. Overlays are GEOS's in the lon/lat plane; areas and lengths are
 * integrated by the scripts. Wuhai and Baiyin; the other cities with LARGE=1.
 */
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { PreparedCity } from '../../src/domain/prepared-city.ts';
import { isLarge } from '../support/large.ts';
import { type PostGis, startPostGis } from '../support/postgis.ts';
import { cityIds, prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';
import { compareChanges } from './board/changes.ts';
import { compareCombinations } from './board/combinations.ts';
import { compareDistricts } from './board/districts.ts';
import { Figures } from './board/figures.ts';
import { compareIndicators } from './board/indicators.ts';
import { compareNamedOverlaps } from './board/named.ts';
import { compareOverlaps } from './board/overlaps.ts';
import { compareOverview } from './board/overview.ts';
import { compareServices } from './board/services.ts';
import { compareShore } from './board/shore.ts';
import { compareSites } from './board/sites.ts';
import { type Rows, runBoardSql } from './board/sql.ts';

/** On which deadlines are looked at. */
const DAY = '2025-10-31';

const CARDS = {
  'districts by class': compareDistricts,
  overview: compareOverview,
  overlaps: compareOverlaps,
  combinations: compareCombinations,
  'named overlaps': compareNamedOverlaps,
  shore: compareShore,
  change: compareChanges,
  'service radius': compareServices,
  sites: (f: Figures, prepared: PreparedCity, rows: Rows) => compareSites(f, prepared, rows, DAY),
  indicators: (f: Figures, prepared: PreparedCity, rows: Rows) => compareIndicators(f, prepared, rows, DAY),
};

/** What a city has nothing of: no second version, no services, no named areas that overlap. */
const EMPTY: Readonly<Record<string, readonly string[]>> = {
  ordos: ['named overlaps', 'service radius'],
  maanshan: ['change'],
  kangbashi: ['named overlaps', 'change'],
};

const cities = isLarge('the boards of the other cities') ? cityIds : ['wuhai', 'baiyin'];
const prepared = new Map<string, PreparedCity>();
let postgis: PostGis;
let rowsOf: (city: string) => Rows;

beforeAll(async () => {
  postgis = await startPostGis();
  rowsOf = await runBoardSql(postgis.db, cities, DAY);
  for (const id of cities) prepared.set(id, await prepareShipped(shippedCity(id), shippedRules(id)));
}, 900_000);

afterAll(() => postgis?.close());

describe.each(cities)('%s', (id) => {
  test.each(Object.entries(CARDS))('%s', async (card, compare) => {
    const figures = new Figures(`${id}: ${card}`);
    await compare(figures, prepared.get(id)!, rowsOf(id));
    figures.compare({ isEmpty: EMPTY[id]?.includes(card) ?? false });
  });
});
