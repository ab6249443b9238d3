/** The ledger of 面积不减少: two versions of the red line against each other, by district. */
import { type ChangeRow, OUTSIDE, type Work } from '../../engine/index.ts';
import { overlayFeatures, type PreparedCity } from '../prepared-city.ts';
import type { CoverageResult } from './result.ts';

/** Kept, lost and gained areas between the version in force and the oldest one; null with one version only. */
export async function redLineLedger(prepared: PreparedCity, work: Work): Promise<CoverageResult['ledger']> {
  const layer = prepared.city.layers.find((l) => l.role === 'red-line');
  const after = layer?.versions[0];
  const before = layer?.versions.at(-1);
  if (!layer || !after || !before || before === after) return null;
  const tables = prepared.versions.get(layer.id);
  const tableBefore = tables?.get(before.id);
  const tableAfter = tables?.get(after.id);
  if (!tableBefore || !tableAfter) return null;
  const ids = layer.classes.map((c) => c.id);
  const version = (id: string, table: typeof tableBefore) => ({
    id,
    features: overlayFeatures(ids, table),
    bits: ids.map(() => 0),
  });
  const { rows } = await prepared.overlay.change(version(before.id, tableBefore), version(after.id, tableAfter), work);
  const sum = (own: readonly ChangeRow[], pick: (r: ChangeRow) => boolean) =>
    own.reduce((total, r) => total + (pick(r) ? r.areaSquareMetres : 0), 0);
  const row = (districtId: string | null, name: { zh: string; en: string } | null, own: readonly ChangeRow[]) => ({
    districtId,
    name,
    beforeSquareMetres: sum(own, (r) => r.before !== 0),
    lostSquareMetres: sum(own, (r) => r.before !== 0 && r.after === 0),
    gainedSquareMetres: sum(own, (r) => r.after !== 0 && r.before === 0),
    afterSquareMetres: sum(own, (r) => r.after !== 0),
  });
  const districts = prepared.districts.map((d, part) => {
    const { id, name, name_en: english } = d.properties;
    return row(
      id,
      { zh: name, en: typeof english === 'string' ? english : name },
      rows.filter((r) => r.part === part),
    );
  });
  const total = row(
    null,
    null,
    rows.filter((r) => r.part !== OUTSIDE),
  );
  return { layerId: layer.id, before, after, rows: [...districts, total] };
}
