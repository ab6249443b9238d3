import { useEffect, useMemo, useRef, useState } from 'react';
import { cityList, cityName } from '../../cities.ts';
import { newId } from '../../state/actions.ts';
import type { Project } from '../../state/model.ts';
import { savedScenes } from '../../state/saved-scenes.ts';
import type { Scene } from '../../state/scene.ts';
import { edit, getApp, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { comparedWords } from './compared-words.ts';
import { addScene, freeTitle } from './scenes.ts';
import { useTitle } from './use-title.ts';

interface Offer {
  readonly cityId: string;
  readonly scenes: readonly Scene[];
}

/** Scenes of the meetings on other cities, to be put into this one as copies. */
export function BringScenes({ onClose }: { onClose: () => void }) {
  const words = useText();
  const text = words.meeting;
  const language = useApp((s) => s.language);
  const cityId = useApp((s) => s.cityId);
  const titleOf = useTitle();
  const dialog = useRef<HTMLDialogElement>(null);
  const offers = useOffers(cityId);
  const [chosen, setChosen] = useState<ReadonlySet<Scene>>(new Set());
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const toggle = (scene: Scene): void => {
    const next = new Set(chosen);
    if (!next.delete(scene)) next.add(scene);
    setChosen(next);
  };
  const take = (): void => {
    const copies = (offers ?? []).flatMap(({ cityId: from, scenes }) =>
      scenes.filter((s) => chosen.has(s)).map((s) => broughtFrom(from, s)),
    );
    edit((project) => copies.reduce(addNamed, project));
    dialog.current?.close();
  };
  /** At the end of the list; a title that another scene has says the city, too. */
  const addNamed = (project: Project, scene: Scene): Project => {
    const isTaken = project.scenes.some(({ title }) => title === scene.title);
    const isElsewhere = scene.kind === 'map' && scene.cityId !== null;
    const title = isTaken && isElsewhere ? text.bring.titleOf(scene.title, nameOf(scene.cityId)) : scene.title;
    return addScene(project, { ...scene, title: freeTitle(title, project.scenes) });
  };
  const compared = (scene: Scene, from: string): string | null =>
    scene.kind === 'map'
      ? comparedWords(scene, { city: null, cityId: scene.cityId ?? from, cityName: nameOf, language }, words)
      : null;
  const nameOf = (id: string) => cityName(id, language);
  return (
    <dialog ref={dialog} className="sheet bring-scenes" aria-label={text.bring.title} onClose={onClose}>
      <header className="sheet-title on-ink">
        {text.bring.title}
        <button
          type="button"
          className="sheet-close"
          aria-label={text.bring.close}
          onClick={() => dialog.current?.close()}
        >
          ×
        </button>
      </header>
      <div className="bring-body">
        {offers === null && <p role="status">{text.bring.reading}</p>}
        {offers?.length === 0 && <p>{text.bring.none}</p>}
        {offers?.map(({ cityId: from, scenes }) => (
          <fieldset key={from}>
            <legend>{nameOf(from)}</legend>
            {scenes.map((scene) => (
              <label key={scene.id}>
                <input type="checkbox" checked={chosen.has(scene)} onChange={() => toggle(scene)} />
                {scene.kind === 'map' && scene.picture ? (
                  <img src={scene.picture} alt="" />
                ) : (
                  <span className="no-picture" />
                )}
                <span>
                  {titleOf(scene)}
                  {compared(scene, from) && <small>{compared(scene, from)}</small>}
                </span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <footer className="bring-foot">
        <p>{text.bring.hint}</p>
        <button type="button" className="button" disabled={chosen.size === 0} onClick={take}>
          {text.bring.take(chosen.size)}
        </button>
      </footer>
    </dialog>
  );
}

/** Scenes that show cities which the present one is not; null while they are read. */
function useOffers(cityId: string): readonly Offer[] | null {
  const [found, setFound] = useState<readonly Offer[] | null>(null);
  useEffect(() => {
    let over = false;
    const others = cityList.filter((c) => c.id !== cityId);
    void Promise.all(others.map(async ({ id }) => ({ cityId: id, scenes: await savedScenes(id) }))).then((all) => {
      if (!over) setFound(all);
    });
    return () => {
      over = true;
    };
  }, [cityId]);
  return useMemo(() => found?.filter(({ scenes }) => scenes.length > 0) ?? null, [found]);
}

/** A copy for the meeting on the city on show: it says which city it is of, where that is another one. */
function broughtFrom(from: string, scene: Scene): Scene {
  const id = newId('scene');
  if (scene.kind === 'title') return { ...scene, id };
  const of = scene.cityId ?? from;
  return { ...scene, id, cityId: of === getApp().cityId ? null : of };
}
