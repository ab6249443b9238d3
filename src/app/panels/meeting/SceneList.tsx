import { useRef, useState } from 'react';
import type { Scene } from '../../state/scene.ts';
import { edit } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { SceneItem } from './SceneItem.tsx';
import { endsGroup, headingAt, moveScene } from './scenes.ts';
import { titleNow } from './use-title.ts';

/** Scenes in order; moved by dragging, by Alt with the arrows, or by their buttons. */
export function SceneList({ scenes }: { scenes: readonly Scene[] }) {
  const text = useText().meeting;
  const list = useRef<HTMLOListElement>(null);
  const [carried, setCarried] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const move = (scene: Scene, to: number): void => {
    if (to < 0 || to >= scenes.length) return;
    edit((project) => moveScene(project, scene.id, to));
    setSaid(text.moved(titleNow(scene), to + 1, scenes.length));
  };
  const drop = (to: number): void => {
    const scene = scenes.find((s) => s.id === carried);
    if (scene) move(scene, to);
    setCarried(null);
    setOver(null);
  };
  return (
    <>
      <ol className="scene-list" ref={list}>
        {scenes.map((scene, i) => (
          <li
            key={scene.id}
            className={[
              scene.id === carried ? 'carried' : '',
              over === i && carried ? 'over' : '',
              scene.group === '' ? '' : 'grouped',
              endsGroup(scenes, i) ? 'after-group' : '',
            ].join(' ')}
            onDragOver={(event) => {
              if (carried === null) return;
              event.preventDefault();
              setOver(i);
            }}
            onDrop={() => drop(i)}
            onKeyDown={(event) => {
              if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
              event.preventDefault();
              move(scene, i + (event.key === 'ArrowUp' ? -1 : 1));
            }}
          >
            <GroupHeading name={headingAt(scenes, i)} />
            <SceneItem
              scene={scene}
              place={i}
              last={i === scenes.length - 1}
              onMove={(to) => move(scene, to)}
              onCarry={(begins) => {
                setCarried(begins ? scene.id : null);
                setOver(null);
              }}
            />
          </li>
        ))}
      </ol>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
    </>
  );
}

function GroupHeading({ name }: { name: string | null }) {
  return name === null ? null : <h3 className="scene-group">{name}</h3>;
}
