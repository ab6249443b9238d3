/** 批量筛查: which rows are looked at, and a row as the site in hand. */
import type { PolygonCoordinates } from '../../domain/feature-table.ts';
import { kindOfRow } from '../../domain/siting/batch.ts';
import type { BatchFilter } from '../../domain/siting/batch-rows.ts';
import { NO_FACTS } from '../../domain/siting/project.ts';
import { polygonsOf } from '../map/geometry.ts';
import { bringIntoView } from '../map/zoom.ts';
import { batch as words } from '../text/batch.ts';
import { change } from './batch-state.ts';
import type { Footprint } from './model.ts';
import { keepCheck } from './register-verbs.ts';
import { rulesInForce } from './rule-verbs.ts';
import { edit, getApp } from './store.ts';
import { toast } from './tasks.ts';

export function filterBatch(part: Partial<BatchFilter>): void {
  const { batch } = getApp();
  if (batch) change(batch.record.id, { filter: { ...batch.filter, ...part } });
}

/** Positions that a footprint may have at all; what is wrong beyond that is the check's to say. */
const canBeShown = (polygons: PolygonCoordinates): boolean =>
  polygons.length > 0 &&
  polygons.every((rings) =>
    rings.every((ring) => ring.length >= 4 && ring.every(([x, y]) => Math.abs(x!) <= 180 && Math.abs(y!) <= 90)),
  );

/** Show a row: its site becomes the active footprint, in place of the row that was shown before. */
export function openRow(row: number, fly = true): void {
  const { batch } = getApp();
  const feature = batch?.footprints.features[row];
  if (!batch || !feature) return;
  const { record, previewId } = batch;
  const polygons = polygonsOf(feature.geometry);
  if (!canBeShown(polygons)) {
    change(record.id, { row });
    return;
  }
  const id = `${record.id}-${row}`;
  const isKept = id !== previewId && getApp().project.footprints.some((f) => f.id === id);
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
  };
  edit((p) => {
    const isGoing = (f: Footprint) => f.id === previewId && f.id !== id && f.polygons === f.start;
    const others = p.footprints.filter((f) => !isGoing(f));
    const footprints = others.some((f) => f.id === id) ? others : [...others, site];
    return { ...p, footprints, activeFootprintId: id };
  });
  change(record.id, { row, previewId: isKept ? null : id });
  if (fly) bringIntoView(polygons);
}

/** The site of the row in hand stays among the candidates, and its check in the register. */
export function keepRow(): void {
  const { batch, language } = getApp();
  if (!batch || batch.row === null || batch.previewId === null) return;
  change(batch.record.id, { previewId: null });
  void keepCheck('batch');
  toast(words[language].kept(batch.names[batch.row]!), false);
}
