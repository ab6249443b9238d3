/** Two versions of a layer. */
import { expect } from 'vitest';
import { type ChangePlot, changesOf } from '../../../src/domain/coverage/change.ts';
import { type ChangedGround, changeKind } from '../../../src/domain/coverage/change-ground.ts';
import type { PreparedCity } from '../../../src/domain/prepared-city.ts';
import { atOnce } from '../../../src/engine/index.ts';
import { Figures } from './figures.ts';
import { number, type Row, type Rows, words } from './sql.ts';

/** Smaller pieces are slivers, which rounding makes and unmakes. */
const LEAST_SQUARE_METRES = 1;

/** Before, lost, gained, after; what became of which class; pieces; sites on lost ground. */
export async function compareChanges(f: Figures, prepared: PreparedCity, rows: Rows): Promise<void> {
  for (const { layer, before } of await rows('compared')) {
    const [layerId, beforeId] = [String(layer), String(before)];
    const answer = await changesOf(prepared, atOnce, layerId, beforeId);
    if (!answer.ok) throw new Error(answer.problems[0]?.code);
    const { rows: ours, total, ground, pieces, sites } = answer.value;
    const since = `${layerId} ${beforeId}`;
    for (const row of [...ours, total])
      for (const sums of [row, ...row.classes]) {
        const name = `${since} ${row.districtId ?? 'total'} ${'classId' in sums ? sums.classId : 'layer'}`;
        f.area.ours(`${name} before`, sums.beforeSquareMetres);
        f.area.ours(`${name} lost`, sums.lostSquareMetres);
        f.area.ours(`${name} gained`, sums.gainedSquareMetres);
        f.area.ours(`${name} after`, sums.afterSquareMetres);
      }
    const own = (r: Row) => r.layer === layer && r.before === before;
    expect(answer.value.moves).toEqual(ground.filter((g) => g.districtId !== null && changeKind(g) === 'moved').sort((p, q) => q.areaSquareMetres - p.areaSquareMetres)); // biome-ignore format: one test
    compareMoves(f, since, ground, (await rows('change_move')).filter(own));
    comparePieces(f, since, pieces, (await rows('change_piece')).filter(own));
    const standing = (await rows('site_on_lost')).filter(own);
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

const NONE = 'none';
const classesOf = (ids: readonly string[]): string => (ids.length === 0 ? NONE : ids.join('+'));
const becameOf = ({ districtId, from, to }: Pick<ChangedGround, 'districtId' | 'from' | 'to'>): string =>
  `${districtId} ${classesOf(from)} to ${classesOf(to)}`;
const becameIn = (r: Row): string => `${r.district} ${r.from_class ?? NONE} to ${r.to_class ?? NONE}`;

/** Ground by the class it had and has. */
function compareMoves(f: Figures, since: string, ours: readonly ChangedGround[], theirs: readonly Row[]): void {
  for (const g of ours)
    if (g.districtId !== null && changeKind(g) !== 'kept') f.area.ours(`${since} ${becameOf(g)}`, g.areaSquareMetres);
  for (const r of theirs) {
    const operand = Math.max(number(r, 'was'), number(r, 'is_now'));
    f.area.theirs(`${since} ${becameIn(r)}`, number(r, 'square_metres'), Figures.areaOf(operand));
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
    const name = numbered(becameOf(p));
    f.area.ours(name, p.areaSquareMetres);
    f.length.ours(name, p.perimeterMetres);
  }
  counts.clear();
  const area = (r: Row) => number(r, 'square_metres');
  for (const r of theirs.filter((p) => area(p) > LEAST_SQUARE_METRES).toSorted((p, q) => area(q) - area(p))) {
    const name = numbered(becameIn(r));
    f.area.theirs(name, area(r));
    f.length.theirs(name, number(r, 'perimeter'));
  }
}
