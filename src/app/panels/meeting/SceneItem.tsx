import { useEffect, useState } from 'react';
import { flyTo } from '../../map/camera.ts';
import type { Scene } from '../../state/model.ts';
import { edit, setSession } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { renewScene } from './capture.ts';
import { startPresenting } from './present.ts';
import { changeScene, removeScene } from './scenes.ts';

interface SceneItemProps {
  readonly scene: Scene;
  readonly place: number;
  readonly last: boolean;
  readonly onMove: (to: number) => void;
  readonly onCarry: (begins: boolean) => void;
}

export function SceneItem({ scene, place, last, onMove, onCarry }: SceneItemProps) {
  const text = useText().meeting;
  return (
    <article className="scene">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Alt with the arrows and the buttons do the same */}
      <span
        className="scene-handle"
        draggable
        title={text.drag}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          onCarry(true);
        }}
        onDragEnd={() => onCarry(false)}
      >
        <span className="scene-number">{place + 1}</span>
      </span>
      <div className="scene-body">
        <div className="scene-line">
          <TitleField scene={scene} place={place} />
          <span className={`scene-kind ${scene.view}`}>{text.kind[scene.view]}</span>
        </div>
        <p className="scene-facts">{text.facts(scene.visible.length, scene.footprint?.name ?? null)}</p>
        <NoteField scene={scene} />
        <SceneActions scene={scene} place={place} last={last} onMove={onMove} />
      </div>
    </article>
  );
}

function SceneActions({ scene, place, last, onMove }: Omit<SceneItemProps, 'onCarry'>) {
  const text = useText().meeting;
  const remove = (): void => {
    edit((project) => removeScene(project, scene.id));
    setSession({ toast: { id: Date.now(), text: text.removed(scene.title), undo: true } });
  };
  const named = (label: string) => `${label}:${scene.title}`;
  return (
    <div className="scene-actions">
      <button type="button" className="link" onClick={() => startPresenting(place)} aria-label={named(text.startHere)}>
        {text.startHere}
      </button>
      <button type="button" className="link" onClick={() => flyTo(scene.camera)} aria-label={named(text.look)}>
        {text.look}
      </button>
      <button type="button" className="link" onClick={() => renewScene(scene.id)} aria-label={named(text.renew)}>
        {text.renew}
      </button>
      <span className="scene-moves">
        <button
          type="button"
          className="link"
          disabled={place === 0}
          onClick={() => onMove(place - 1)}
          aria-label={named(text.up)}
        >
          {text.up}
        </button>
        <button
          type="button"
          className="link"
          disabled={last}
          onClick={() => onMove(place + 1)}
          aria-label={named(text.down)}
        >
          {text.down}
        </button>
        <button type="button" className="link danger" onClick={remove} aria-label={named(text.remove)}>
          {text.remove}
        </button>
      </span>
    </div>
  );
}

/** Written while typing, kept as one step when the field is left. */
function useDraft(value: string, keep: (value: string) => void) {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return {
    value: draft,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => setDraft(event.currentTarget.value),
    onBlur: () => keep(draft.trim()),
  };
}

function TitleField({ scene, place }: { scene: Scene; place: number }) {
  const text = useText().meeting;
  const field = useDraft(scene.title, (title) => {
    if (title !== '') edit((project) => changeScene(project, scene.id, { title }));
  });
  return (
    <input
      {...field}
      className="scene-title"
      aria-label={text.titleLabel(place + 1)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}

function NoteField({ scene }: { scene: Scene }) {
  const text = useText().meeting;
  const field = useDraft(scene.note, (note) => edit((project) => changeScene(project, scene.id, { note })));
  return <textarea {...field} className="scene-note" rows={2} placeholder={text.noteHint} aria-label={text.note} />;
}
