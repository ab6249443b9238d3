import { useState } from 'react';
import { startPresentingCommand } from '../../commands/present.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { BringScenes } from './BringScenes.tsx';
import { addTitlePage, captureNow } from './capture.ts';
import { SceneList } from './SceneList.tsx';
import { SpeakerBlocked, SpeakerButton } from './speaker/SpeakerButton.tsx';
import './meeting-panel.css';

const openDraft = (): void => setSession({ dialog: 'draft' });

/** 汇报: the scenes of the meeting in their order. */
export function MeetingPanel() {
  const { meeting: text, handOut, draft } = useText();
  const scenes = useApp((s) => s.project.scenes);
  const ready = useApp((s) => s.opening === 'ready' && s.camera !== null);
  const canStart = useApp(startPresentingCommand.enabled);
  const [bringing, setBringing] = useState(false);
  return (
    <aside className="meeting-panel" aria-label={text.panel}>
      <header className="meeting-head">
        <h2>
          {text.scenes} <span>{text.count(scenes.length)}</span>
        </h2>
        <div className="meeting-actions">
          <button
            type="button"
            className="button secondary"
            title={text.captureHint}
            disabled={!ready}
            onClick={() => void captureNow()}
          >
            {text.capture}
          </button>
          <button type="button" className="button" disabled={!canStart} onClick={startPresentingCommand.run}>
            {text.start} <kbd>Shift+F5</kbd>
          </button>
        </div>
        <div className="meeting-more">
          <button type="button" className="link" disabled={!ready} onClick={() => addTitlePage(0)}>
            {text.addFirst}
          </button>
          <button type="button" className="link" disabled={!ready} onClick={() => addTitlePage(scenes.length)}>
            {text.addLast}
          </button>
          {scenes.length > 0 && (
            <button type="button" className="link" disabled={!ready} onClick={openDraft}>
              {draft.open}
            </button>
          )}
          <button type="button" className="link" disabled={!ready} onClick={() => setBringing(true)}>
            {text.bring.open}
          </button>
          <SpeakerButton className="link" />
          <button
            type="button"
            className="link"
            disabled={!canStart}
            onClick={() => setSession({ dialog: 'hand-out' })}
          >
            {handOut.open}
          </button>
        </div>
        <SpeakerBlocked />
      </header>
      {scenes.length === 0 ? (
        <div className="meeting-empty">
          <strong>{text.emptyTitle}</strong>
          <p>{text.empty}</p>
          <button type="button" className="button" disabled={!ready} onClick={openDraft}>
            {draft.open}
          </button>
        </div>
      ) : (
        <SceneList scenes={scenes} />
      )}
      <footer className="meeting-foot">
        <p>{text.keys}</p>
        <p>{text.returns}</p>
      </footer>
      {bringing && <BringScenes onClose={() => setBringing(false)} />}
    </aside>
  );
}
