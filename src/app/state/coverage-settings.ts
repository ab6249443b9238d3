/** What the user sets of coverage (成效): targets, zones of the shore that count, versions to compare with; each one step of undo. */
import type { CoverageSettings } from '../../domain/coverage/indicator.ts';
import { today } from '../../worker/today.ts';
import { edit, getApp } from './store.ts';

const change = (settings: Partial<CoverageSettings>): void =>
  edit((project) => ({ ...project, coverage: { ...project.coverage, ...settings } }));

const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([k]) => k !== key));

/** `value` in the unit of the indicator; null: the plan's own number. Dated today. */
export function enterTarget(indicatorId: string, value: number | null, by: string): void {
  const { targets } = getApp().project.coverage;
  const others = without(targets, indicatorId);
  if (value === null && !(indicatorId in targets)) return;
  change({ targets: value === null ? others : { ...others, [indicatorId]: { value, by, date: today() } } });
}

/** Ids of shoreline classes; null: those of the city's record. */
export const countClasses = (countedClasses: readonly string[] | null): void => change({ countedClasses });

/** Version to compare with; null: the oldest. */
export function chooseBaseline(layerId: string, versionId: string | null): void {
  const others = without(getApp().project.coverage.baselines, layerId);
  change({ baselines: versionId === null ? others : { ...others, [layerId]: versionId } });
}
