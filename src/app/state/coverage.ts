/** Coverage of the open city: its table of areas, and the parts of the board that are asked for one by one. */
import type { CoverageFilter } from '../../domain/coverage/filter.ts';
import { ask } from './ask.ts';
import { type PartInput, type PartName, type PartResult, type PartState, partKey } from './coverage-types.ts';
import type { OpenCity } from './model.ts';
import { classEntries } from './select.ts';
import { getApp, setSession } from './store.ts';

let latest: AbortController | null = null;

/** Compute coverage of the open city as it is filtered; kept until another city is opened. */
export async function requestCoverage(): Promise<void> {
  const { coverage, opening, coverageFilter, open, presenting, project } = getApp();
  if (coverage.kind !== 'none' || opening !== 'ready' || !open) return;
  const filter = stillThere(presenting === null ? project.boardFilter : coverageFilter, open);
  setSession({ coverage: { kind: 'running' }, coverageFilter: filter });
  await askCoverage(filter);
}

/** Without the districts, and the classes of layers, that were taken away meanwhile; the same filter where all are there. */
export function stillThere(filter: CoverageFilter, { city, tables }: OpenCity): CoverageFilter {
  const keys = new Set(classEntries(city).map((entry) => entry.key));
  const layer = city.layers.find((l) => l.role === 'districts');
  const ids = new Set(tables[layer?.id ?? '']?.features.map((f) => f.properties.id));
  const known = (chosen: readonly string[] | null, there: ReadonlySet<string>) => {
    const own = chosen?.filter((key) => there.has(key)) ?? [];
    return own.length > 0 ? own : null;
  };
  const { districts, classKeys, within } = filter;
  const left = { districts: known(districts, ids), classKeys: known(classKeys, keys), within: known(within, keys) };
  return JSON.stringify(left) === JSON.stringify(filter) ? filter : left;
}

/** Figures of coverage by a filter of what the city has; those of a city that is opened anew meanwhile are dropped. */
export async function askCoverage(filter: CoverageFilter): Promise<void> {
  const { cityId } = getApp();
  latest?.abort();
  const own = new AbortController();
  latest = own;
  const answer = await ask('coverage', { filter }, { signal: own.signal });
  if (!answer || latest !== own || getApp().cityId !== cityId || getApp().coverage.kind === 'none') return;
  setSession({
    coverage: answer.ok ? { kind: 'done', result: answer.value } : { kind: 'failed', problems: answer.problems },
  });
}

const running = new Map<string, AbortController>();

/** Ask for a part of the board; the same request made before is given up. The city must be open. */
export async function requestPart<N extends PartName>(name: N, input: PartInput<N>): Promise<void> {
  const key = partKey(name, input);
  running.get(key)?.abort();
  const own = new AbortController();
  running.set(key, own);
  const { open } = getApp();
  const put = (state: PartState<N>): void => {
    if (running.get(key) === own && getApp().open === open)
      setSession({ coverageParts: { ...getApp().coverageParts, [key]: state as PartState<PartName> } });
  };
  put({ kind: 'running', share: 0 });
  const onProgress = (done: number, total: number): void =>
    put({ kind: 'running', share: total > 0 ? done / total : 0 });
  const answer = await ask(name, input, { signal: own.signal, onProgress });
  if (!answer) return;
  put(
    answer.ok ? { kind: 'done', result: answer.value as PartResult<N> } : { kind: 'failed', problems: answer.problems },
  );
}

/** Nobody waits for a part any more: what is under way is cancelled, what is known stays. */
export function giveUpPart<N extends PartName>(name: N, input: PartInput<N>): void {
  const key = partKey(name, input);
  const { [key]: state, ...others } = getApp().coverageParts;
  if (state?.kind !== 'running') return;
  running.get(key)?.abort();
  running.delete(key);
  setSession({ coverageParts: others });
}
