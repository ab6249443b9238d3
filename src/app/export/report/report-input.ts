/** What the reports of the active footprint are made from, as the state has it. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { placedParcels } from '../../../domain/siting/parcels.ts';
import type { CheckRecord } from '../../../domain/siting/register.ts';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { changeOf } from '../../../domain/siting/site-change.ts';
import type { ReportSite, SitingReportInput } from '../../../report/input.ts';
import type { LayerSite } from '../../../report/layers.ts';
import type { TableInput } from '../../../report/tables.ts';
import type { Footprint, Language } from '../../state/model.ts';
import { shippedRules } from '../../state/open-city.ts';
import { rulesOf } from '../../state/rule-verbs.ts';
import { activeFootprint } from '../../state/select.ts';
import { standingDisputes } from '../../state/siting-disputes.ts';
import { factsOf } from '../../state/siting-facts.ts';
import type { AppState } from '../../state/store.ts';
import type { Compared } from './use-compared.ts';

/** What the user chooses in the dialogue. */
export interface ReportWishes {
  readonly language: Language;
  readonly validDays: number;
  readonly internal: boolean;
  readonly listsCorners: boolean;
}

/** When and as which check the report is made. */
export interface ReportOccasion {
  readonly serial: CheckRecord['serial'] | null;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

/** The footprint with its result; null where none was checked. */
export function checkedSite(
  state: Pick<AppState, 'project' | 'check'>,
): { readonly footprint: Footprint; readonly result: SitingResult } | null {
  const footprint = activeFootprint(state);
  const { check } = state;
  if (!footprint || check.kind !== 'done' || check.footprintId !== footprint.id) return null;
  return { footprint, result: check.result };
}

const zoneMinutes = (at: number): number => -new Date(at).getTimezoneOffset();

function siteOf(footprint: Footprint): ReportSite {
  const { name, polygons, origin, distanceMetres, addedVertices = 0, safetyMetres = null } = footprint;
  const { start, file = null, copyOf = null, parcels } = footprint;
  const isGiven = origin === 'file' || origin === 'pasted';
  const change = isGiven ? changeOf(start, polygons) : null;
  return {
    name,
    facts: factsOf(footprint),
    polygons,
    origin,
    file,
    copyOf,
    change,
    distanceMetres,
    addedVertices,
    safetyMetres,
    ...(parcels && { parcels: parcelsOf(parcels, placedParcels(footprint)) }),
  };
}

const parcelsOf = (
  parcels: NonNullable<Footprint['parcels']>,
  placed: readonly PolygonCoordinates[] | null,
): NonNullable<ReportSite['parcels']> =>
  placed === null
    ? 'reshaped'
    : parcels.map(({ name, addedVertices = 0 }, i) => ({ name, polygons: placed[i]!, addedVertices }));

/** Null where nothing was checked. */
export function reportInputOf(
  state: Pick<AppState, 'open' | 'project' | 'check' | 'advice'>,
  wishes: ReportWishes,
  { serial, madeAt }: ReportOccasion,
  { candidates, leftOut }: Compared,
): SitingReportInput | null {
  const site = checkedSite(state);
  const rules = rulesOf(state);
  if (!site || !rules || !state.open) return null;
  const { footprint, result } = site;
  const { advice } = state;
  return {
    ...wishes,
    city: state.open.city,
    rules,
    shipped: shippedRules(),
    site: siteOf(footprint),
    result,
    disputes: standingDisputes(state.project.disputes, footprint),
    advice: advice.kind === 'done' && advice.of === result ? advice.advice : null,
    candidates,
    leftOut,
    serial,
    madeAt,
    zoneMinutes: zoneMinutes(madeAt),
  };
}

export function tableInputOf({
  language,
  city,
  rules,
  shipped = null,
  site,
  result,
  disputes,
  serial,
  advice,
  madeAt,
  zoneMinutes,
}: SitingReportInput): TableInput {
  return {
    language,
    city,
    rules,
    shipped,
    sites: [{ name: site.name, facts: site.facts, result, disputes, serial, advice }],
    madeAt,
    zoneMinutes,
  };
}

export const layerSitesOf = ({ site, result, shipped = null, serial }: SitingReportInput): LayerSite[] => [
  { name: site.name, polygons: site.polygons, result, shipped, serial },
];
