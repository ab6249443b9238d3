/** The shore. */
import { expect } from 'vitest';
import { shorelineOf } from '../../../src/domain/coverage/shoreline.ts';
import { shorelineRate } from '../../../src/domain/coverage/shoreline-rate.ts';
import type { PreparedCity } from '../../../src/domain/prepared-city.ts';
import { atOnce } from '../../../src/engine/index.ts';
import type { Figures } from './figures.ts';
import { number, type Row, type Rows, words } from './sql.ts';

/** By zone, bank, water and district, its cuts, and both readings of the rate. */
export async function compareShore(f: Figures, prepared: PreparedCity, rows: Rows): Promise<void> {
  const { city: record } = prepared;
  const { shorelineRate: rule, layers } = record;
  for (const { id: versionId } of layers.find((l) => l.role === 'shoreline')!.versions) {
    const shore = (await shorelineOf(prepared, atOnce, versionId))!;
    for (const row of shore.rows) {
      if (row.place !== 'district') continue;
      const name = [versionId, row.zone, row.bank, row.water, row.districtId].join(' ');
      f.length.ours(name, row.lengthMetres);
      shore.cuts.forEach((cut, i) => {
        const { insideMetres, onMetres, outsideMetres } = row.cuts[i]!;
        f.length.ours(`${name} inside ${cut.id}`, insideMetres);
        f.length.ours(`${name} on ${cut.id}`, onMetres);
        f.length.ours(`${name} outside ${cut.id}`, outsideMetres);
      });
    }
    expect(shore.rows.filter((r) => r.place === 'border')).toEqual([]);
    const target = record.targets.find((t) => t.measure.kind === 'shoreline-rate')?.value ?? null;
    const rate = shorelineRate(shore, rule!.countedClasses, {
      unclassifiedClass: rule!.unclassifiedClass,
      target: target === null ? null : target / 100,
    });
    f.length.ours(`${versionId} total`, rate.totalMetres);
    f.length.ours(`${versionId} outside`, shore.outsideMetres);
    f.length.ours(`${versionId} counted`, rate.countedMetres);
    f.length.ours(`${versionId} unclassified`, rate.unclassifiedMetres);
    f.share.ours(`${versionId} share`, rate.share!);
    f.share.ours(`${versionId} classified`, rate.classifiedShare!);
    f.share.ours(`${versionId} achievement`, rate.achievement ?? 0);
  }
  const name = (r: Row) => words(r, 'version', 'zone', 'bank', 'water', 'district');
  for (const r of await rows('shore_row')) f.length.theirs(name(r), number(r, 'metres'));
  for (const r of await rows('shore_cut')) {
    f.length.theirs(`${name(r)} inside ${r.cut}`, number(r, 'inside'));
    f.length.theirs(`${name(r)} on ${r.cut}`, number(r, 'on_edge'));
    f.length.theirs(`${name(r)} outside ${r.cut}`, number(r, 'outside'));
  }
  for (const r of await rows('shore_rate')) {
    for (const column of ['total', 'outside', 'counted', 'unclassified'])
      f.length.theirs(`${r.version} ${column}`, number(r, column));
    f.share.theirs(`${r.version} share`, number(r, 'share'));
    f.share.theirs(`${r.version} classified`, number(r, 'classified_share'));
    f.share.theirs(`${r.version} achievement`, number(r, 'achievement'));
  }
}
