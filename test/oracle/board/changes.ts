/** Two versions of a layer. */
import { type ChangePlot, changesOf } from '../../../src/domain/coverage/change.ts';
import type { PreparedCity } from '../../../src/domain/prepared-city.ts';
import { atOnce } from '../../../src/engine/index.ts';
import { Figures } from './figures.ts';
import { number, type Row, type Rows, words } from './sql.ts';

/** Smaller pieces are slivers, which rounding makes and unmakes. */
const LEAST_SQUARE_METRES = 1;

/** Before, lost, gained, after; pieces; sites on lost ground. */
export async function compareChanges(f: Figures, prepared: PreparedCity, rows: Rows): Promise<void> {
  const { city: record } = prepared;
  for (const { layer, before } of await rows('compared')) {
    const [layerId, beforeId] = [String(layer), String(before)];
    const answer = await changesOf(prepared, atOnce, layerId, beforeId);
    if (!answer.ok) throw new Error(answer.problems[0]?.code);
    const { rows: ours, total, pieces, sites } = answer.value;
    const since = `${layerId} ${beforeId}`;
    for (const row of [...ours, total])
      for (const sums of [row, ...row.classes]) {
        const name = `${since} ${row.districtId ?? 'total'} ${'classId' in sums ? sums.classId : 'layer'}`;
        f.area.ours(`${name} before`, sums.beforeSquareMetres);
        f.area.ours(`${name} lost`, sums.lostSquareMetres);
        f.area.ours(`${name} gained`, sums.gainedSquareMetres);
        f.area.ours(`${name} after`, sums.afterSquareMetres);
      }
    const isOne = record.layers.find((l) => l.id === layerId)!.classes.length === 1;
    const theirs = (await rows('change_piece')).filter((r) => r.layer === layer && r.before === before);
    if (isOne) comparePieces(f, since, pieces, theirs);
    const standing = (await rows('site_on_lost')).filter((r) => r.layer === layer && r.before === before);
    for (const s of sites) f.count.ours(`${since} ${s.layerId} ${s.id}`, 1);
    for (const r of standing) f.count.theirs(`${since} ${words(r, 'site_layer', 'id')}`, 1);
  }
  for (const r of await rows('change')) {
    const [was, is] = [number(r, 'before_m2'), number(r, 'after_m2')];
    for (const district of [String(r.district), 'total']) {
      const name = `${words(r, 'layer', 'before')} ${district} ${r.class ?? 'layer'}`;
      f.area.theirs(`${name} before`, was);
      f.area.theirs(`${name} after`, is);
      f.area.theirs(`${name} lost`, number(r, 'lost_m2'), Figures.areaOf(Math.max(was, is)));
      f.area.theirs(`${name} gained`, number(r, 'gained_m2'), Figures.areaOf(Math.max(was, is)));
    }
  }
}

/** One by one, largest first, by district and what became of them. */
function comparePieces(f: Figures, since: string, ours: readonly ChangePlot[], theirs: readonly Row[]): void {
  const counts = new Map<string, number>();
  const numbered = (name: string) => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return `${since} ${name} piece ${counts.get(name)}`;
  };
  for (const p of ours.filter(({ areaSquareMetres }) => areaSquareMetres > LEAST_SQUARE_METRES)) {
    const name = numbered(`${p.districtId} ${p.change}`);
    f.area.ours(name, p.areaSquareMetres);
    f.length.ours(name, p.perimeterMetres);
  }
  counts.clear();
  const area = (r: Row) => number(r, 'square_metres');
  for (const r of theirs.filter((p) => area(p) > LEAST_SQUARE_METRES).toSorted((p, q) => area(q) - area(p))) {
    const name = numbered(words(r, 'district', 'change'));
    f.area.theirs(name, area(r));
    f.length.theirs(name, number(r, 'perimeter'));
  }
}
