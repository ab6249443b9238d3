/** What the computing thread does for each call. State: the open city. */

import { geodesicBuffer } from '../domain/bands.ts';
import { compareVersions } from '../domain/compare-versions.ts';
import { GeosFailure, loadGeos } from '../domain/geos.ts';
import { type PreparedCity, polygonsOf, prepareCity } from '../domain/prepared-city.ts';
import type { Problem } from '../domain/problems.ts';
import { checkSite } from '../domain/siting/check.ts';
import { examineFootprint } from '../domain/siting/footprint.ts';
import { netGround } from '../domain/siting/net-ground.ts';
import { type RuleBook, ruledLayers } from '../domain/siting/rules.ts';
import { sphericalChecks } from '../domain/siting/spherical.ts';
import type { Work } from '../engine/index.ts';
import { readCoordinateText } from '../io/index.ts';
import { advise, findGround } from './advise.ts';
import type { Calls } from './calls.ts';
import { coverageHandlers } from './coverage-handlers.ts';
import { largeLayer } from './large-layer.ts';
import { openCity } from './open-city.ts';
import type { Handlers } from './serve.ts';
import { today } from './today.ts';

const failed = (problem: Problem): { ok: false; problems: Problem[] } => ({ ok: false, problems: [problem] });

/** For each district, when a city is opened. */
const WARM_UP_CHECKS = 10;

const notOpen = failed({ code: 'city-unknown', severity: 'error', where: {}, values: {} });

/** Handlers over one state; a second call makes an independent set (tests). */
export function makeHandlers(): Handlers {
  let prepared: PreparedCity | null = null;
  let book: RuleBook | null = null;

  return {
    async openCity({ city, files, rules }, work) {
      const opened = await openCity(city, files, rules, work);
      prepared = opened.prepared;
      book = rules;
      await warmUp(prepared, book);
      return { ok: true, value: { summaries: opened.summaries }, problems: [...opened.problems, ...prepared.problems] };
    },
    async useRules({ rules }, work) {
      const before = prepared;
      if (prepared) prepared = await withLayersOf(prepared, rules, work);
      book = rules;
      return { ok: true, value: null, problems: foundSince(before, prepared) };
    },
    async check({ footprint, kind, detail, design }) {
      if (!prepared || !book) return notOpen;
      const start = performance.now();
      const checked = await checkSite(prepared, book, { polygons: footprint, kind, day: today(), design }, detail);
      if (!checked.ok) return checked;
      return { ...checked, value: { ...checked.value, elapsedMilliseconds: performance.now() - start } };
    },
    async recheck({ footprint, kind }, work) {
      if (!prepared || !book) return notOpen;
      const checked = await checkSite(prepared, book, { polygons: footprint, kind, day: today() }, false);
      if (!checked.ok) return checked;
      return {
        ok: true,
        value: await sphericalChecks(prepared, footprint, checked.value.findings, work),
        problems: [],
      };
    },
    async netGround({ footprint, keys, least }) {
      return prepared ? netGround(prepared, footprint, keys, least) : notOpen;
    },
    async advise(input, work) {
      return prepared && book ? advise({ prepared, book, day: today() }, input, work) : notOpen;
    },
    async freeGround(input, work) {
      return prepared && book ? findGround({ prepared, book, day: today() }, input, work) : notOpen;
    },
    ...coverageHandlers(() => prepared),
    validate({ footprint }) {
      const examined = examineFootprint(footprint);
      return examined.ok ? { ok: true, value: footprint, problems: examined.problems } : examined;
    },
    repair: async ({ footprint }) => (await loadGeos()).makeValid(footprint),
    widen: widen,
    async compareVersions({ layerId, before, after }, work) {
      return prepared ? compareVersions(prepared, layerId, before, after, work) : notOpen;
    },
    async drawLarge({ layerId }, work) {
      const table = prepared?.tables.get(layerId);
      return table ? { ok: true, value: await work.drive(largeLayer(table)), problems: [] } : notOpen;
    },
    readCoordinates: ({ text, projectedCrs }) =>
      readCoordinateText(text, { projectedCrs, extent: prepared?.city.extent }),
  };
}

/** What layers that are counted only now brought to light. */
function foundSince(before: PreparedCity | null, now: PreparedCity | null): Problem[] {
  if (!now || now === before) return [];
  const known = new Set(before?.problems.map((p) => JSON.stringify(p)));
  return now.problems.filter((p) => !known.has(JSON.stringify(p)));
}

/** The city prepared anew where rules name layers that are not counted yet. */
async function withLayersOf(prepared: PreparedCity, rules: RuleBook, work: Work): Promise<PreparedCity> {
  const ruled = ruledLayers(rules);
  const { city, tables, versions, layerIds } = prepared;
  const isNew = city.layers.some(
    (l) => ruled.has(l.id) && l.geometry === 'polygon' && tables.has(l.id) && !layerIds.includes(l.id),
  );
  return isNew ? prepareCity(city, versions, work, new Map(), ruled) : prepared;
}

/**
 * The first checks of a session run ten times slower than the rest, until the engine's code is compiled; better now, while
 * the city opens, than under the user's hand. The answers are not used.
 */
async function warmUp(prepared: PreparedCity, book: RuleBook): Promise<void> {
  for (const district of prepared.districts) {
    const [lon, lat] = polygonsOf(district)[0]?.[0]?.[0] ?? [];
    if (lon === undefined || lat === undefined) continue;
    const corner = (x: number, y: number) => [lon + 0.01 * x, lat + 0.01 * y];
    const square = [[[corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]]];
    for (let i = 0; i < WARM_UP_CHECKS; i++) await checkSite(prepared, book, { polygons: square, kind: null }, true);
  }
}

async function widen(
  { kind, coordinates, distanceMetres }: Calls['widen']['input'],
  work: Work,
): Promise<Calls['widen']['output']> {
  if (!(distanceMetres > 0 && Number.isFinite(distanceMetres)))
    return failed({ code: 'distance-not-positive', severity: 'error', where: {}, values: { metres: distanceMetres } });
  try {
    const source =
      kind === 'line'
        ? ({ type: 'line', coordinates } as const)
        : ({ type: 'point', coordinates: coordinates[0]! } as const);
    // The whole width of a line lies half on each side.
    const reachMetres = kind === 'line' ? distanceMetres / 2 : distanceMetres;
    return { ok: true, value: await geodesicBuffer(source, reachMetres, work), problems: [] };
  } catch (error) {
    if (error instanceof GeosFailure) return failed(error.problem);
    throw error;
  }
}
