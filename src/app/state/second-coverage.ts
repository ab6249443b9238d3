/** Coverage of the other city of a comparison: opened in a thread of its own, which ends with the answer. */
import { NO_FILTER } from '../../domain/coverage/filter.ts';
import type { Overview } from '../../domain/coverage/overview.ts';
import type { Problem } from '../../domain/problems.ts';
import type { LayerFile } from '../../worker/calls.ts';
import { connect } from '../../worker/connect.ts';
import { ownFiles } from '../offline/from-server.ts';
import { cityFilesOf, type SecondCity } from './compare.ts';
import { getPack } from './layer-store.ts';
import { layerIdOf } from './open-city.ts';

const known = new WeakMap<SecondCity, Promise<Overview>>();

/** Every class in that city as its own board has it. Rejects where a file cannot be had or the computation fails. */
export function secondOverview(second: SecondCity, otherId: string): Promise<Overview> {
  const before = known.get(second);
  if (before) return before;
  const made = compute(second, otherId);
  known.set(second, made);
  made.catch(() => known.delete(second));
  return made;
}

async function compute({ open, project }: SecondCity, otherId: string): Promise<Overview> {
  const [base, own] = await Promise.all([cityFilesOf(otherId), packsOf(project)]);
  const thread = ownFiles.startThread('overlay');
  try {
    const { call } = connect(thread);
    const opened = await call('openCity', {
      city: open.city,
      files: [...base.files, ...own],
      rules: project.rules ?? base.rules,
    });
    if (!opened.ok) throw failure(opened.problems);
    const answer = await call('coverage', { filter: NO_FILTER });
    if (!answer.ok) throw failure(answer.problems);
    return answer.value.overview;
  } finally {
    thread.terminate();
  }
}

const failure = (problems: readonly Problem[]): Error => new Error(problems.map(({ code }) => code).join(', '));

/** What the user added to that city; a layer whose file is gone is missing on the map, too. */
async function packsOf({ userLayers }: SecondCity['project']): Promise<LayerFile[]> {
  const packs = await Promise.all(userLayers.map(async (layer) => ({ layer, bytes: await getPack(layer.pack) })));
  return packs.flatMap(({ layer, bytes }): LayerFile[] =>
    bytes.ok
      ? [
          {
            layerId: layerIdOf(layer),
            versionId: layer.id,
            form: 'pack',
            bytes: bytes.value.buffer as ArrayBuffer,
          },
        ]
      : [],
  );
}
