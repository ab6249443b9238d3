/** 核对台账: keeping checks, and what can be done with those that were kept. */
import type { Outcome } from '../../domain/problems.ts';
import { type CheckChange, compareChecks, compareData, type DataChange } from '../../domain/siting/compare-checks.ts';
import {
  type CheckedFootprint,
  type CheckRecord,
  type KeptFor,
  keepRecord,
  type MadeAs,
  withoutOutlines,
} from '../../domain/siting/register.ts';
import type { SitingResult } from '../../domain/siting/result.ts';
import { canonicalText, serialNumber } from '../../domain/siting/serial.ts';
import { sha256 } from '../../io/sha256.ts';
import { placedDesign } from '../map/edit/design.ts';
import { withLand } from '../map/edit/land.ts';
import { register as words } from '../text/register.ts';
import { newId } from './actions.ts';
import { checkNow } from './check-now.ts';
import { dataInForce } from './data-in-force.ts';
import type { Footprint } from './model.ts';
import { device } from './register-device.ts';
import { setRegister } from './register-keep.ts';
import { rulesInForce } from './rule-verbs.ts';
import { activeFootprint } from './select.ts';
import { standingDisputes } from './siting-disputes.ts';
import { factsOf } from './siting-facts.ts';
import { edit, getApp, setSession, show, subscribeApp } from './store.ts';
import { toast } from './tasks.ts';

const hashOf = (value: unknown): Promise<string> => sha256(new TextEncoder().encode(canonicalText(value)));

/** Disputes belong to the footprint of the project; the record has its own. */
function disputesIn(footprint: Footprint): CheckRecord['disputes'] {
  const standing = standingDisputes(getApp().project.disputes, footprint);
  return standing.map(({ key, ruleId, reason, at }) => ({ key, ruleId, reason, at }));
}

type Checked = Pick<CheckRecord, 'footprint' | 'disputes' | 'kept' | 'note'>;

/** A record of a check that was made just now. */
async function recordOf({ footprint, disputes, kept, note }: Checked, result: SitingResult): Promise<CheckRecord> {
  const { cityId } = getApp();
  const at = Date.now();
  const rules = rulesInForce();
  const rulesHash = await hashOf(rules);
  const data = result.checkedLayers.map(({ layerId, versionId, date, name }) => ({ layerId, versionId, date, name }));
  // Where it came from is no part of the question: its ground is.
  const { name, polygons, facts, origin, distanceMetres, safetyMetres } = footprint;
  const asked = { name, polygons, facts, origin, distanceMetres, safetyMetres };
  // Texts come into force and expire: the same question may have another answer on another day.
  const outcomes = result.findings.map(({ key, status, outcome }) => [key, status, outcome]);
  const inputsHash = await hashOf({ city: cityId, footprint: asked, rulesHash, data, disputes, outcomes });
  const serial = serialNumber(device(), at, -new Date(at).getTimezoneOffset(), inputsHash);
  return {
    serial,
    at,
    city: cityId,
    footprint,
    rulesVersion: result.rulesVersion,
    rulesHash,
    inputsHash,
    data,
    result: withoutOutlines(result),
    disputes,
    note,
    kept,
  };
}

const checkedFootprint = (footprint: Footprint): CheckRecord['footprint'] => ({
  id: footprint.id,
  name: footprint.name,
  polygons: footprint.polygons,
  facts: factsOf(footprint),
  origin: footprint.origin,
  distanceMetres: footprint.distanceMetres,
  safetyMetres: footprint.safetyMetres ?? 0,
  ...placedDesign(footprint),
  ...(footprint.start === footprint.polygons ? {} : { made: madeAs(footprint) }),
  ...provenance(footprint),
});

const madeAs = ({ start, axis, land }: Footprint): MadeAs => ({
  polygons: start,
  ...(axis && { axis }),
  ...(land && { land }),
});

type Provenance = Pick<CheckedFootprint, 'file' | 'use' | 'copyOf' | 'addedVertices' | 'parcels' | 'stated'>;

/** What is known of where a site came from, beside its ground. */
const provenance = ({ file, use, copyOf, addedVertices, parcels, stated }: Provenance) => ({
  ...(file !== undefined && { file }),
  ...(use !== undefined && { use }),
  ...(copyOf !== undefined && { copyOf }),
  ...(addedVertices !== undefined && { addedVertices }),
  ...(parcels && { parcels }),
  ...(stated && { stated }),
});

/**
 * Keep the check of the active footprint as it stands; the record with its serial, which is an earlier one where nothing
 * has changed since. Null where there is no footprint, or it cannot be checked.
 */
export async function keepCheck(kept: KeptFor): Promise<CheckRecord | null> {
  const footprint = activeFootprint(getApp());
  const { cityId } = getApp();
  if (!footprint || getApp().opening !== 'ready') return null;
  const checked = await checkNow(footprint, false);
  if (!checked.ok) return null;
  const disputes = disputesIn(footprint);
  const made = await recordOf({ footprint: checkedFootprint(footprint), disputes, kept, note: '' }, checked.value);
  if (getApp().cityId !== cityId) return null;
  const { register, record } = keepRecord(getApp().register, made);
  setRegister(register);
  return record;
}

/** A row of a screening that is only looked at, as it lies in the list. */
function isLookedAt(): boolean {
  return activeFootprint(getApp())?.preview ?? false;
}

/** A check must rest this long to be kept. */
const REST_MS = 2000;

/** Keep every check that comes to rest. Returns the function that stops. */
export function followChecks(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    const { check, presenting } = getApp();
    if (check.kind === 'done' && presenting === null && !isLookedAt()) void keepCheck('auto');
  };
  const stop = subscribeApp((state, before) => {
    const isSame =
      state.check === before.check &&
      state.project.footprints === before.project.footprints &&
      state.project.disputes === before.project.disputes;
    if (isSame) return;
    clearTimeout(timer);
    timer = setTimeout(keep, REST_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

export function noteCheck(serial: string, note: string): void {
  const { register } = getApp();
  const record = register.find((r) => r.serial === serial);
  if (!record || record.note === note) return;
  setRegister(register.map((r) => (r === record ? { ...record, note } : r)));
}

/** Delete a record; the toast puts it back. */
export function removeCheck(serial: string): void {
  const { register, language } = getApp();
  const at = register.findIndex((r) => r.serial === serial);
  const gone = register[at];
  if (!gone) return;
  setRegister(register.filter((r) => r !== gone));
  const putBack = () => {
    const now = getApp();
    if (now.cityId === gone.city) setRegister([...now.register, gone].sort((a, b) => a.at - b.at));
  };
  setSession({ toast: { id: Date.now(), text: words[language].removed(serial), undo: putBack } });
}

/** The footprint of the project that a record is of, as it was checked; null where it has changed or is gone. */
function sameFootprint({ footprint }: CheckRecord, footprints: readonly Footprint[]): Footprint | null {
  const ground = JSON.stringify(footprint.polygons);
  return footprints.find((f) => JSON.stringify(f.polygons) === ground) ?? null;
}

/**
 * Show what was checked: the footprint of the project where it is still the same, else the one of the record as a new candidate,
 * which still knows where it was made.
 */
export function putBack(record: CheckRecord): void {
  const { project, language } = getApp();
  const known = sameFootprint(record, project.footprints);
  if (known) {
    show((p) => ({ ...p, activeFootprintId: known.id }));
    return;
  }
  const { name, polygons, facts, origin, distanceMetres, safetyMetres, axis, land, made } = record.footprint;
  const design = made ?? { axis, land };
  const footprint: Footprint = {
    id: newId('footprint'),
    name,
    polygons,
    start: made?.polygons ?? polygons,
    origin,
    distanceMetres,
    facts,
    ...(safetyMetres > 0 ? { safetyMetres } : {}),
    ...(design.axis && { axis: design.axis }),
    ...(design.land && { land: design.land }),
    ...provenance(record.footprint),
  };
  edit((p) => ({ ...p, footprints: [...p.footprints, footprint], activeFootprintId: footprint.id }));
  toast(words[language].putBack(name), true);
}

/** A check of the register made again on today's data and rules. */
export interface Rerun {
  readonly result: SitingResult;
  readonly change: CheckChange;
  readonly data: readonly DataChange[];
  /** Versions before and now, or null where the rules are the same. */
  readonly rules: { readonly before: string; readonly after: string } | null;
}

export async function rerunCheck(record: CheckRecord): Promise<Outcome<Rerun>> {
  const { axis, land, ...footprint } = record.footprint;
  const design = { ...(axis ? { axis } : {}), ...(land ? { land } : {}) };
  const whole = await withLand({ ...footprint, ...design });
  const checked = await checkNow({ ...whole, start: footprint.polygons }, false);
  if (!checked.ok) return checked;
  const result = checked.value;
  const isSame = (await hashOf(rulesInForce())) === record.rulesHash;
  return {
    ok: true,
    value: {
      result,
      change: compareChecks(record.result, result),
      data: compareData(record, dataInForce(getApp())),
      rules: isSame ? null : { before: record.rulesVersion, after: result.rulesVersion },
    },
    problems: checked.problems,
  };
}

/** Keep a rerun as a record of its own, noted as such. */
export async function keepRerun(of: CheckRecord, { result }: Rerun): Promise<CheckRecord> {
  const { language } = getApp();
  const note = words[language].rerunOf(of.serial);
  const made = await recordOf({ footprint: of.footprint, disputes: of.disputes, kept: 'auto', note }, result);
  const { register } = getApp();
  if (!register.some((r) => r.serial === made.serial)) setRegister([...register, made]);
  return made;
}
