/** 批量筛查: which rows are looked at, and a row as the site in hand. */
import type { PolygonCoordinates } from '../../domain/feature-table.ts';
import { kindOfRow } from '../../domain/siting/batch.ts';
import type { BatchFilter, BatchSort } from '../../domain/siting/batch-rows.ts';
import { NO_FACTS } from '../../domain/siting/project.ts';
import { polygonsOf } from '../map/geometry.ts';
import { bringIntoView } from '../map/zoom.ts';
import { batch as words } from '../text/batch.ts';
import { siteOfRow } from './batch-sites.ts';
import { change } from './batch-state.ts';
import type { Footprint } from './model.ts';
import { keepCheck } from './register-verbs.ts';
import { rulesInForce } from './rule-verbs.ts';
import { activeFootprint, asOwn } from './select.ts';
import { edit, getApp, show, subscribeApp } from './store.ts';
import { toast } from './tasks.ts';

export function filterBatch(part: Partial<BatchFilter>): void {
  const { batch } = getApp();
  if (batch) change(batch.record.id, { filter: { ...batch.filter, ...part } });
}

/** Rows by another column; by the same one the other way round. `first`: whether the largest come first then. */
export function sortBatch(by: BatchSort, first: boolean): void {
  const { batch } = getApp();
  if (!batch) return;
  const { order } = batch;
  change(batch.record.id, { order: { by, descending: order.by === by ? !order.descending : first } });
}

/** Positions that a footprint may have at all; what is wrong beyond that is the check's to say. */
const canBeShown = (polygons: PolygonCoordinates): boolean =>
  polygons.length > 0 &&
  polygons.every((rings) =>
    rings.every((ring) => ring.length >= 4 && ring.every(([x, y]) => Math.abs(x!) <= 180 && Math.abs(y!) <= 90)),
  );

/** Show a row: its site is in hand, in place of the row that was shown before, and none of the user's unless it is kept. */
export function openRow(row: number, fly = true): void {
  const { batch } = getApp();
  const feature = batch?.footprints.features[row];
  if (!batch || !feature) return;
  const { record } = batch;
  const polygons = polygonsOf(feature.geometry);
  if (!canBeShown(polygons)) {
    change(record.id, { row });
    return;
  }
  const id = siteOfRow(batch, row);
  const kind = kindOfRow(rulesInForce(), record.kinds, feature.properties);
  const site: Footprint = {
    id,
    name: batch.names[row]!,
    polygons,
    start: polygons,
    origin: 'file',
    distanceMetres: null,
    file: record.file,
    ...(kind === null ? {} : { facts: { ...NO_FACTS, kind } }),
    preview: true,
  };
  show((p) => {
    const others = p.footprints.filter((f) => f.id === id || !f.preview);
    const footprints = others.some((f) => f.id === id) ? others : [...others, site];
    return { ...p, footprints, activeFootprintId: id };
  });
  change(record.id, { row });
  if (fly) bringIntoView(polygons);
}

/** The site of the row in hand is one of the user's from now on, and its check stays in the register. */
export function keepRow(): void {
  const site = activeFootprint(getApp());
  if (!site?.preview) return;
  edit((p) => ({ ...p, footprints: p.footprints.map((f) => (f === site ? asOwn(f) : f)) }));
  void keepCheck('batch');
  toast(words[getApp().language].kept(site.name), false);
}

/**
 * A row that was looked at goes when another site is in hand, and is told of when a change has made it a site of the user's;
 * returns the function that stops.
 */
export function followPreviews(): () => void {
  return subscribeApp(({ project, batch, language }, before) => {
    if (project !== before.project && batch) {
      const was = activeFootprint(before);
      const taken = was?.preview ? project.footprints.find((f) => f.id === was.id && !f.preview) : undefined;
      if (taken) toast(words[language].changedRow(taken.name), true);
    }
    const isLeft = (f: Footprint) => f.preview === true && f.id !== project.activeFootprintId;
    if (project === before.project || !project.footprints.some(isLeft)) return;
    show((p) => ({ ...p, footprints: p.footprints.filter((f) => !isLeft(f)) }));
  });
}
