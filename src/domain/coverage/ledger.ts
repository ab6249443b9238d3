/** The ledger of 面积不减少: two versions of the red line against each other, by district. */
import { type Atom, arrange, atomsOf, hasBit, OUTSIDE, type Progress, sumAtoms } from '../../engine/index.ts';
import { compileTable, type PreparedCity } from '../prepared-city.ts';
import type { CoverageResult } from './result.ts';

const BEFORE = 0;
const AFTER = 1;

/** Kept, lost and gained areas between the version in force and the oldest one; null with one version only. */
export function* redLineLedger(prepared: PreparedCity): Generator<Progress, CoverageResult['ledger'], void> {
  const layer = prepared.city.layers.find((l) => l.role === 'red-line');
  const after = layer?.versions[0];
  const before = layer?.versions.at(-1);
  if (!layer || !after || !before || before === after) return null;
  const tables = prepared.versions.get(layer.id);
  const tableBefore = tables?.get(before.id);
  const tableAfter = tables?.get(after.id);
  if (!tableBefore || !tableAfter) return null;
  const ids = layer.classes.map((c) => c.id);
  const compiled = (table: typeof tableBefore) => compileTable(layer.id, ids, table, []);
  const partition = prepared.arrangement.members.find((m) => m.bits === null);
  const arrangement = yield* arrange([
    { layer: compiled(tableBefore), bits: ids.map(() => BEFORE) },
    { layer: compiled(tableAfter), bits: ids.map(() => AFTER) },
    ...(partition ? [partition] : []),
  ]);
  const atoms = yield* atomsOf(arrangement);
  const row = (districtId: string | null, name: { zh: string; en: string } | null, own: readonly Atom[]) => ({
    districtId,
    name,
    beforeSquareMetres: sumAtoms(own, (a) => hasBit(a.mask, BEFORE)),
    lostSquareMetres: sumAtoms(own, (a) => hasBit(a.mask, BEFORE) && !hasBit(a.mask, AFTER)),
    gainedSquareMetres: sumAtoms(own, (a) => hasBit(a.mask, AFTER) && !hasBit(a.mask, BEFORE)),
    afterSquareMetres: sumAtoms(own, (a) => hasBit(a.mask, AFTER)),
  });
  const districts = prepared.districts.map((d, part) => {
    const { id, name, name_en: english } = d.properties;
    return row(
      id,
      { zh: name, en: typeof english === 'string' ? english : name },
      atoms.filter((a) => a.part === part),
    );
  });
  const total = row(
    null,
    null,
    atoms.filter((a) => a.part !== OUTSIDE),
  );
  return { layerId: layer.id, before, after, rows: [...districts, total] };
}
