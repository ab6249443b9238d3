import { count } from '../../format.ts';
import { showLayer } from '../../state/import-verbs.ts';
import type { Importing } from '../../state/importing.ts';
import type { Task } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { canOpen, type Readiness, readinessOf, yieldOf } from './arrange.ts';
import { focusMissing } from './focus.ts';

/** What will be opened, or what still keeps it from being opened; or the work that is running. */
export function ImportFooter({ importing, onCancel }: { importing: Importing; onCancel: () => void }) {
  const text = useText().imports;
  const task = useApp((s) => s.task);
  const readiness = readinessOf(importing);
  const ready = readiness.lacks === null && readiness.taken.length > 0;
  return (
    <footer>
      <div className="import-state" role="status">
        {task ? <Progress task={task} /> : !ready && <Lacks importing={importing} readiness={readiness} />}
      </div>
      <button type="button" className="button secondary import-cancel" onClick={onCancel}>
        {text.cancel} <kbd>Esc</kbd>
      </button>
      <button type="submit" className="button import-open" disabled={!ready || task !== null}>
        <OpenLabel importing={importing} readiness={readiness} />
      </button>
    </footer>
  );
}

function OpenLabel({ importing, readiness: { taken } }: { importing: Importing; readiness: Readiness }) {
  const text = useText().imports;
  const { sites, projects, parcels, screened, layers } = yieldOf(taken, importing.choices);
  if (sites + projects + screened === 0) return text.open(layers);
  return [
    ...(projects > 0 ? [text.openProjects(projects, count(parcels))] : []),
    ...(sites > 0 ? [text.openFootprints(count(sites))] : []),
    ...(screened > 0 ? [text.openBatch(count(screened))] : []),
    ...(layers > 0 ? [text.open(layers)] : []),
  ].join(' · ');
}

/** Why it cannot be opened yet; leads to the layer that lacks something. */
function Lacks({ importing, readiness: { lacks } }: { importing: Importing; readiness: Readiness }) {
  const text = useText().imports.lacks;
  if (!lacks || lacks.what === 'nothing-to-open') {
    const any = importing.layers.some((l) => canOpen(l, importing.choices[l.key]!));
    return <span>{any ? text.untaken : text.none}</span>;
  }
  const { layer, what } = lacks;
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        showLayer(layer.key);
        focusMissing(what);
      }}
    >
      {text[what](layer.name)}
    </button>
  );
}

function Progress({ task: { label, done, total } }: { task: Task }) {
  return (
    <label className="import-progress">
      <span>{label}</span>
      <progress value={done} max={Math.max(total, 1)} />
    </label>
  );
}
