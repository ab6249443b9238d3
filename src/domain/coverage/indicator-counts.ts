/** Indicators of things that are counted: sites, features, pairs that overlap. */
import type { IndicatorAnswer, IndicatorNote, LitRegion, Question } from './indicator.ts';
import { against, answer, given, noData } from './indicator-judge.ts';
import type { SiteRow } from './site-table.ts';

const sitesRegion = (role: LitRegion['role'], layerId: string, rows: readonly SiteRow[]): LitRegion => ({
  role,
  region: { kind: 'sites', districtId: null, layerId, ids: rows.map((r) => r.id) },
});

/** Met by the status column alone: the plan's number, or every site of the class. */
export const sitesDone = ({ target, measure, parts, wanted }: Question<'sites-done'>): IndicatorAnswer =>
  given(parts.sites, 'layer-missing', (table) => {
    const { layerId, classId, doneStatuses, deadline } = measure;
    const rows = table.rows.filter((r) => r.layerId === layerId && r.classId === classId);
    const inputs = table.inputs.filter((i) => i.layerId === layerId);
    if (inputs.length === 0) return noData('layer-missing');
    if (rows.length === 0) return noData('no-features', { inputs });
    const isDone = ({ status }: SiteRow) => doneStatuses.some((s) => s === status);
    const [done, open] = [rows.filter(isDone), rows.filter((r) => !isDone(r))];
    const overdue = rows.filter((r) => r.overdue).length;
    const passed = rows.filter((r) => r.passed).length;
    const { day } = table;
    const found = {
      value: { kind: 'done-of', done: done.length, total: rows.length, overdue },
      computationError: 0,
      dataError: null,
      notes:
        overdue + passed > 0
          ? [{ code: 'overdue', count: overdue, passed, day, statusDate: inputs[0]!.date, term: deadline } as const]
          : [],
      regions: [sitesRegion('done', layerId, done), sitesRegion('open', layerId, open)],
      inputs,
    } as const;
    if (rows.some((r) => r.status === 'none')) return noData('status-missing', found);
    const needed = target.comparison === 'all' ? (wanted ?? rows.length) : wanted;
    if (needed === null) return answer({ ...found, state: 'no-target' });
    if (rows.length < needed) return noData('fewer-than-planned', found);
    if (done.length >= needed) return answer({ ...found, state: 'met' });
    const yearOf = (date: string) => Number(date.slice(0, 4));
    if (deadline === null || yearOf(table.day) <= deadline) return answer({ ...found, state: 'not-due' });
    // A status from within the term does not tell what was done by its end.
    return inputs.every((i) => yearOf(i.date) > deadline)
      ? answer({ ...found, state: 'missed' })
      : noData('older-than-term', found);
  });

export const sitesWithin = ({ target, measure, parts, wanted }: Question<'sites-within'>): IndicatorAnswer =>
  given(parts.sites, 'layer-missing', (table) => {
    const { layerId, classId, within } = measure;
    const controls = within.map((key) => key.split('/')[0]!);
    const inputs = table.inputs.filter((i) => i.layerId === layerId || controls.includes(i.layerId));
    if ([layerId, ...controls].some((id) => !inputs.some((i) => i.layerId === id))) return noData('layer-missing');
    const rows = table.rows.filter(
      (r) => r.layerId === layerId && r.classId === classId && r.controls.some((key) => within.includes(key)),
    );
    return answer({
      value: { kind: 'count', count: rows.length, squareMetres: null },
      computationError: 0,
      state: against(target, rows.length, wanted, 0, 0),
      regions: [sitesRegion('open', layerId, rows)],
      inputs,
    });
  });

export const featureCount = ({ target, measure, parts, wanted }: Question<'feature-count'>): IndicatorAnswer =>
  given(parts.facts, 'layer-missing', (facts) => {
    const fact = facts[target.indicator];
    if (fact?.kind !== 'features') return noData('layer-missing');
    const { featureIds: ids, count, namesMissing: names, inputs } = fact;
    const notes: IndicatorNote[] = names.length > 0 ? [{ code: 'names-missing', names }] : [];
    return answer({
      value: { kind: 'count', count, squareMetres: null },
      computationError: 0,
      state: against(target, count, wanted, 0, 0),
      notes,
      regions: [{ role: 'ground', region: { kind: 'sites', districtId: null, layerId: measure.layerId, ids } }],
      inputs,
    });
  });

/** Pairs of named areas (交叉重叠), with the ground of all of them added up pair by pair. */
export const overlapPairs = ({ target, measure, parts, wanted }: Question<'overlap-pairs'>): IndicatorAnswer =>
  given(parts.overlaps, 'layer-missing', (table) => {
    const inputs = table.inputs.filter((i) => i.layerId === measure.layerId);
    if (inputs.length === 0) return noData('layer-missing');
    const pairs = table.named.filter((pair) => pair.layerId === measure.layerId);
    return answer({
      value: {
        kind: 'count',
        count: pairs.length,
        squareMetres: pairs.reduce((sum, pair) => sum + pair.areaSquareMetres, 0),
      },
      computationError: 0,
      state: against(target, pairs.length, wanted, 0, 0),
      regions: pairs.map(({ layerId, names }) => ({
        role: 'shared',
        region: { kind: 'named-overlap', districtId: null, layerId, names },
      })),
      inputs,
    });
  });
