import { type RefObject, useEffect, useRef } from 'react';
import { openProjectCommand, saveProjectCommand } from '../../commands/project.ts';
import { shareCommand } from '../../commands/share.ts';
import { clock } from '../../format.ts';
import { ownFiles } from '../../offline/from-server.ts';
import { exportFolder } from '../../offline/pack-folder.ts';
import { setSessionOnly } from '../../state/save-session.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { Sheet } from '../shell/Sheet.tsx';
import { DialogProblems, TaskLine } from '../shell/TaskLine.tsx';
import { ClearData } from './ClearData.tsx';
import { StorageUse } from './StorageUse.tsx';
import { Strays } from './Strays.tsx';
import { useContents } from './use-contents.ts';
import '../shell/column-dialog.css';
import './project.css';

/** The user's work as a whole: project files, and what is kept on this machine. */
export function ProjectDialog() {
  const text = useText().data.project;
  const save = useRef<HTMLButtonElement>(null);
  // The sheet looks for a field; here saving comes first.
  useEffect(() => save.current?.focus(), []);
  return (
    <Sheet title={text.title} className="column-dialog project-dialog">
      <div className="project-body">
        <FileSection save={save} />
        <ShareSection />
        {ownFiles.inFolder ? (
          <ReadOnlyNote />
        ) : (
          <>
            <FolderSection />
            <StorageSection />
            <SessionOnly />
            <ClearData />
          </>
        )}
      </div>
      <DialogProblems />
      <TaskLine />
      <footer className="project-foot">
        <button type="button" className="button secondary" onClick={() => setSession({ dialog: null })}>
          {text.close}
        </button>
      </footer>
    </Sheet>
  );
}

function FileSection({ save }: { save: RefObject<HTMLButtonElement | null> }) {
  const text = useText().data.project;
  const canSave = useApp(saveProjectCommand.enabled);
  const canOpen = useApp(openProjectCommand.enabled);
  const contents = useContents();
  return (
    <section>
      <h3>{text.file}</h3>
      <p>{text.fileNote}</p>
      <p className="project-quiet">
        {text.contents(...contents)} · {text.openNote}
      </p>
      <div className="project-buttons">
        <button ref={save} type="button" className="button" disabled={!canSave} onClick={saveProjectCommand.run}>
          {text.save} <kbd>Ctrl S</kbd>
        </button>
        <button type="button" className="button secondary" disabled={!canOpen} onClick={openProjectCommand.run}>
          {text.open} <kbd>Ctrl O</kbd>
        </button>
      </div>
    </section>
  );
}

/** What is on show, as an address. */
function ShareSection() {
  const text = useText().share;
  const canShare = useApp(shareCommand.enabled);
  return (
    <section>
      <h3>{text.command}</h3>
      <p>{text.note}</p>
      <div className="project-buttons">
        <button type="button" className="button secondary" disabled={!canShare} onClick={shareCommand.run}>
          {text.button}
        </button>
      </div>
    </section>
  );
}

/** A copy for the meeting room, to be opened without a server. */
function FolderSection() {
  const text = useText().offline;
  const canWork = useApp(saveProjectCommand.enabled);
  const isBusy = useApp((s) => s.task !== null);
  return (
    <section>
      <h3>{text.folder}</h3>
      <p>{text.folderNote}</p>
      <p className="project-quiet">{text.inside}</p>
      <div className="project-buttons">
        <button
          type="button"
          className="button secondary"
          disabled={!canWork || isBusy}
          onClick={() => void exportFolder()}
        >
          {text.write}
        </button>
      </div>
    </section>
  );
}

function ReadOnlyNote() {
  const text = useText().offline;
  return (
    <section>
      <h3>{text.readOnly}</h3>
      <p>{text.readOnlyHint}</p>
    </section>
  );
}

function StorageSection() {
  const text = useText().data.project;
  const savedAt = useApp((s) => s.savedAt);
  return (
    <section>
      <h3>{text.storage}</h3>
      <StorageUse />
      {savedAt !== null && <p className="project-quiet">{text.savedAt(clock(savedAt))}</p>}
      <Strays />
    </section>
  );
}

function SessionOnly() {
  const text = useText().data.project;
  const on = useApp((s) => s.sessionOnly);
  return (
    <section className={on ? 'session-only on' : 'session-only'}>
      <label>
        <input type="checkbox" checked={on} onChange={(event) => void setSessionOnly(event.currentTarget.checked)} />
        <strong>{text.sessionOnly}</strong>
      </label>
      <p>{text.sessionOnlyNote}</p>
      {on && <p className="session-only-on">{text.sessionOnlyOn}</p>}
    </section>
  );
}
