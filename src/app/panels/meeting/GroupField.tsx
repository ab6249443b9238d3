import { useRef, useState } from 'react';
import type { Project } from '../../state/model.ts';
import type { Scene } from '../../state/scene.ts';
import { edit, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { changeScene, groupNames, groupOnwards } from './scenes.ts';
import './group-field.css';

/** Name of the group that a scene begins or goes on, for it alone or for those after it, too. */
export function GroupField({ scene, onDone }: { scene: Scene; onDone: () => void }) {
  const text = useText().meeting;
  const scenes = useApp((s) => s.project.scenes);
  const [name, setName] = useState(scene.group);
  const names = groupNames(scenes).filter((other) => other !== name.trim());
  // A field that goes loses the focus, too.
  const isOver = useRef(false);
  const end = (change?: (project: Project) => Project): void => {
    isOver.current = true;
    if (change) edit(change);
    onDone();
  };
  const give = (group: string): void => end((project) => changeScene(project, scene.id, { group }));
  const giveOnwards = (): void => end((project) => groupOnwards(project, scene.id, name.trim()));
  return (
    <fieldset
      className="scene-grouping"
      onBlur={(event) => {
        // Whoever goes on elsewhere has said what the group is called.
        const isLeft = !event.currentTarget.contains(event.relatedTarget);
        if (isLeft && !isOver.current && name.trim() !== scene.group) give(name.trim());
      }}
    >
      <label>
        {text.groupName}
        <input
          value={name}
          // biome-ignore lint/a11y/noAutofocus: the field was asked for by its button
          autoFocus
          placeholder={text.groupHint}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') give(name.trim());
            if (event.key === 'Escape') end();
          }}
        />
      </label>
      {names.length > 0 && (
        <p className="scene-group-names">
          {text.groupsThere}
          {names.map((other) => (
            <button key={other} type="button" onClick={() => setName(other)}>
              {other}
            </button>
          ))}
        </p>
      )}
      <p className="scene-group-verbs">
        <button type="button" className="button secondary" onClick={() => give(name.trim())}>
          {text.groupThis}
        </button>
        <button type="button" className="button secondary" title={text.groupOnwardsHint} onClick={giveOnwards}>
          {text.groupOnwards}
        </button>
        <button type="button" className="link" disabled={scene.group === ''} onClick={() => give('')}>
          {text.groupClear}
        </button>
      </p>
    </fieldset>
  );
}
