import { type FormEvent, useEffect, useRef } from 'react';
import type { Problem } from '../../../domain/problems.ts';
import { finishImport } from '../../state/import-keep.ts';
import { cancelImport } from '../../state/import-verbs.ts';
import type { Importing } from '../../state/importing.ts';
import type { OpenCity } from '../../state/model.ts';
import { getApp, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { readinessOf } from './arrange.ts';
import { FoundLayers } from './FoundLayers.tsx';
import { focusFirst } from './focus.ts';
import { ImportFooter } from './ImportFooter.tsx';
import { LayerChoices } from './LayerChoices.tsx';
import { ProblemList } from './ProblemList.tsx';
import './import.css';
import './import-sections.css';

/** What was found in the files, and what is to become of it. */
export function ImportDialog() {
  const importing = useApp((s) => s.importing);
  const open = useApp((s) => s.open);
  return importing && open ? <Dialog importing={importing} open={open} /> : null;
}

/** Escape stops what is running; when nothing is, it closes. */
function leave(): void {
  const { task } = getApp();
  if (task) task.cancel();
  else cancelImport();
}

function Dialog({ importing, open }: { importing: Importing; open: OpenCity }) {
  const text = useText().imports;
  const dialog = useRef<HTMLDialogElement>(null);
  const busy = useApp((s) => s.task !== null);
  const failed = useApp((s) => s.problems);
  const waiting = useApp((s) => s.waiting);
  useEffect(() => {
    const { current } = dialog;
    if (current && !current.open) current.showModal();
    return () => current?.close();
  }, []);
  useEffect(() => {
    const { current } = dialog;
    const now = getApp().importing;
    if (!busy && current && now) focusFirst(current, now);
  }, [busy]);
  const layer = importing.layers.find((l) => l.key === importing.shown) ?? importing.layers[0];
  const problems = unique([...importing.problems, ...failed]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { lacks, taken } = readinessOf(importing);
    if (!busy && !lacks && taken.length > 0) void finishImport();
  };
  return (
    <dialog
      ref={dialog}
      className="sheet import-dialog"
      aria-label={text.title}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      // A second Escape closes it whatever is said.
      onClose={() => dialog.current?.open || cancelImport()}
    >
      <header className="sheet-title on-ink">
        <span>
          {text.title} <small>{text.local}</small>
        </span>
        <button type="button" className="sheet-close" title={text.closeEsc} aria-label={text.close} onClick={leave}>
          ×
        </button>
      </header>
      <form onSubmit={submit} noValidate>
        <div className="import-body" aria-busy={busy}>
          <div className="import-side">
            <FoundLayers importing={importing} />
            {waiting.length > 0 && (
              <p className="import-waiting" role="status" title={waiting.join('\n')}>
                {text.waiting(waiting[0]!, waiting.length)}
              </p>
            )}
            {problems.length > 0 && (
              <section className="file-problems" aria-label={text.found.left(problems.length)}>
                <ProblemList problems={problems} />
              </section>
            )}
          </div>
          <div className="import-main">
            {layer && <LayerChoices key={layer.key} layer={layer} choice={importing.choices[layer.key]!} open={open} />}
          </div>
        </div>
        <ImportFooter importing={importing} onCancel={leave} />
      </form>
    </dialog>
  );
}

const unique = (problems: readonly Problem[]): Problem[] => [...new Set(problems)];
