import { useEffect, useState } from 'react';
import { cityName } from '../../cities.ts';
import { flyTo } from '../../map/camera.ts';
import type { MapScene, Scene } from '../../state/scene.ts';
import { edit, setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { copyScene, renewScene } from './capture.ts';
import { SCENE_CARDS } from './card-in-view.ts';
import { comparedWords } from './compared-words.ts';
import { GroupField } from './GroupField.tsx';
import { startPresenting } from './present.ts';
import { changeScene, comparesCities, removeScene } from './scenes.ts';
import { siteName } from './site-name.ts';
import { useMissing } from './use-missing.ts';
import { useTitle } from './use-title.ts';
import { usePictureMaking } from './whole-picture.ts';

interface SceneItemProps {
  readonly scene: Scene;
  readonly place: number;
  readonly last: boolean;
  readonly onMove: (to: number) => void;
  readonly onCarry: (begins: boolean) => void;
}

export function SceneItem({ scene, place, last, onMove, onCarry }: SceneItemProps) {
  const text = useText().meeting;
  const titleOf = useTitle();
  return (
    <article className="scene" aria-label={text.goTo(place + 1, titleOf(scene))}>
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
        <ScenePicture scene={scene} />
        <span className="scene-number">{place + 1}</span>
      </span>
      <div className="scene-body">
        <TitleField scene={scene} place={place} />
        {scene.kind === 'map' ? <MapFacts scene={scene} /> : <LinesField scene={scene} />}
        <NoteField scene={scene} />
        <SceneActions scene={scene} place={place} last={last} onMove={onMove} />
      </div>
    </article>
  );
}

function ScenePicture({ scene }: { scene: Scene }) {
  const text = useText().meeting;
  const isMaking = usePictureMaking(scene.id);
  const titleOf = useTitle();
  if (scene.kind === 'title') return <span className="scene-words">{titleOf(scene)}</span>;
  if (scene.picture) return <img src={scene.picture} alt="" draggable={false} />;
  return <span className="scene-words">{isMaking ? text.pictureMaking : text.pictureNone}</span>;
}

/** What the scene shows, in words; what is no longer there stands first. */
function MapFacts({ scene }: { scene: MapScene }) {
  const words = useText();
  const text = words.meeting;
  const language = useApp((s) => s.language);
  const openCity = useApp((s) => s.open?.city ?? null);
  const own = useApp((s) => s.cityId);
  const missing = useMissing(scene);
  const nameOf = (id: string): string => cityName(id, language);
  const city = scene.cityId === null ? null : nameOf(scene.cityId);
  const around = {
    city: scene.cityId === null ? openCity : null,
    cityId: scene.cityId ?? own,
    cityName: nameOf,
    language,
  };
  const compared = comparedWords(scene, around, words);
  const facts = [
    ...(city ? [city] : []),
    text.kind[scene.view],
    text.facts(
      scene.layers.visible.length,
      comparesCities(scene) ? null : scene.footprint && siteName(scene.footprint.name, language),
    ),
    ...(compared ? [compared] : []),
    ...(isFiltered(scene) ? [text.filtered] : []),
  ];
  return (
    <>
      {missing.length > 0 && <p className="scene-missing">{text.missing(missing.join(text.join))}</p>}
      <p className="scene-facts">{facts.join(' · ')}</p>
      {scene.view === 'coverage' && (
        <label className="scene-card">
          {text.card}
          <select
            value={scene.card ?? ''}
            onChange={(event) => {
              const card = SCENE_CARDS.find((c) => c === event.currentTarget.value) ?? null;
              edit((project) => changeScene(project, scene.id, { card }));
            }}
          >
            <option value="">{text.readoutCard}</option>
            {SCENE_CARDS.map((card) => (
              <option key={card} value={card}>
                {text.cards[card]}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

const isFiltered = ({ view, filter }: MapScene): boolean =>
  view === 'coverage' && (filter.districts ?? filter.classKeys ?? filter.within) !== null;

function SceneActions({ scene, place, last, onMove }: Omit<SceneItemProps, 'onCarry'>) {
  const text = useText().meeting;
  const titleOf = useTitle();
  const [grouping, setGrouping] = useState(false);
  const remove = (): void => {
    edit((project) => removeScene(project, scene.id));
    setSession({ toast: { id: Date.now(), text: text.removed(titleOf(scene)), undo: true } });
  };
  const action = (
    label: string,
    run: () => void,
    options: { disabled?: boolean; className?: string; expanded?: boolean } = {},
  ) => (
    <button
      type="button"
      className={`link ${options.className ?? ''}`}
      disabled={options.disabled ?? false}
      onClick={run}
      aria-label={`${label}:${titleOf(scene)}`}
      aria-expanded={options.expanded}
    >
      {label}
    </button>
  );
  return (
    <>
      <div className="scene-actions">
        {action(text.startHere, () => startPresenting(place))}
        {scene.kind === 'map' && scene.cityId === null && action(text.look, () => flyTo(scene.camera))}
        {scene.kind === 'map' && scene.cityId === null && action(text.renew, () => void renewScene(scene.id))}
        {action(text.copy, () => copyScene(scene))}
        {action(text.group, () => setGrouping(!grouping), { expanded: grouping })}
        <span className="scene-moves">
          {action(text.up, () => onMove(place - 1), { disabled: place === 0 })}
          {action(text.down, () => onMove(place + 1), { disabled: last })}
          {action(text.remove, remove, { className: 'danger' })}
        </span>
      </div>
      {grouping && <GroupField scene={scene} onDone={() => setGrouping(false)} />}
    </>
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

const blurOnEnter = (event: React.KeyboardEvent<HTMLInputElement>): void => {
  if (event.key === 'Enter') event.currentTarget.blur();
};

function TitleField({ scene, place }: { scene: Scene; place: number }) {
  const text = useText().meeting;
  const shown = useTitle()(scene);
  const field = useDraft(shown, (title) => {
    // What the app called it stays so, to be told in another language.
    if (title !== '' && title !== shown) edit((project) => changeScene(project, scene.id, { title }));
  });
  return <input {...field} className="scene-title" aria-label={text.titleLabel(place + 1)} onKeyDown={blurOnEnter} />;
}

function NoteField({ scene }: { scene: Scene }) {
  const text = useText().meeting;
  const field = useDraft(scene.note, (note) => edit((project) => changeScene(project, scene.id, { note })));
  return <textarea {...field} className="scene-note" rows={2} placeholder={text.noteHint} aria-label={text.note} />;
}

function LinesField({ scene }: { scene: Extract<Scene, { kind: 'title' }> }) {
  const text = useText().meeting;
  const field = useDraft(scene.lines, (lines) => edit((project) => changeScene(project, scene.id, { lines })));
  return <textarea {...field} className="scene-note" rows={2} placeholder={text.linesHint} aria-label={text.lines} />;
}
