import { useState } from 'react';
import { mapView } from '../../../map/map-view.ts';
import { newId } from '../../../state/actions.ts';
import { getApp, setSession } from '../../../state/store.ts';
import { textIn, useText } from '../../../text/use-text.ts';
import { Sheet } from '../../shell/Sheet.tsx';
import { type DraftOffer, draftOffers } from './draft.ts';
import { useDraft } from './use-draft.ts';
import './draft.css';

const PARTS: readonly DraftOffer['part'][] = ['pages', 'coverage', 'sites'];

/** Scenes that a meeting may begin from, to be chosen and added as one step. */
export function DraftDialog() {
  const text = useText().draft;
  const [offers] = useState(offersNow);
  const [left, setLeft] = useState(() => notAtFirst(offers));
  const { progress, said, run, cancel } = useDraft();
  const close = (): void => (progress ? cancel() : setSession({ dialog: null }));
  const chosen = offers.filter(({ scene }) => !left.has(scene.id)).map(({ scene }) => scene);
  const put = (ids: readonly string[], isIn: boolean): void => {
    const next = new Set(left);
    for (const id of ids) next[isIn ? 'delete' : 'add'](id);
    setLeft(next);
  };
  return (
    <Sheet title={text.title} className="draft-dialog" onClose={close}>
      <div className="bring-body draft-body" inert={progress !== null}>
        <p>{text.hint}</p>
        {PARTS.map((part) => (
          <Part key={part} part={part} offers={offers.filter((o) => o.part === part)} left={left} put={put} />
        ))}
      </div>
      <footer className="bring-foot">
        <span role="status">{progress ? text.drawing(progress.done, progress.total) : said}</span>
        {progress && <progress value={progress.done} max={progress.total} aria-label={text.title} />}
        <button type="button" className="button secondary" onClick={close}>
          {progress ? text.cancel : text.close}
        </button>
        {!progress && (
          <button type="button" className="button" disabled={chosen.length === 0} onClick={() => void run(chosen)}>
            {text.make(chosen.length)}
          </button>
        )}
      </footer>
    </Sheet>
  );
}

/** More sites than a meeting speaks of are there to be ticked. */
const MOST_SITES = 6;

const notAtFirst = (offers: readonly DraftOffer[]): ReadonlySet<string> =>
  new Set(
    offers
      .filter(({ part }) => part === 'sites')
      .slice(MOST_SITES)
      .map(({ scene }) => scene.id),
  );

/** As the work stands when the dialogue opens: nothing changes behind it. */
function offersNow(): readonly DraftOffer[] {
  const { open, project, language } = getApp();
  if (!open) return [];
  const { clientWidth: width, clientHeight: height } = mapView().map.getContainer();
  const isThere = (id: string): boolean => open.tables[id] !== undefined;
  const frame = { width, height };
  const drafting = { project, city: open.city, isThere, frame, language, newId: () => newId('scene') };
  return draftOffers(drafting, textIn(language));
}

interface PartProps {
  readonly part: DraftOffer['part'];
  readonly offers: readonly DraftOffer[];
  /** Ids of what is not wanted. */
  readonly left: ReadonlySet<string>;
  readonly put: (ids: readonly string[], isIn: boolean) => void;
}

function Part({ part, offers, left, put }: PartProps) {
  const text = useText().draft;
  const ids = offers.map(({ scene }) => scene.id);
  const isAll = ids.every((id) => !left.has(id));
  return (
    <fieldset>
      <legend>{text.parts[part]}</legend>
      {part === 'sites' && offers.length === 0 && <p>{text.noSites}</p>}
      {offers.length > 2 && (
        <label className="draft-all">
          <input type="checkbox" checked={isAll} onChange={() => put(ids, !isAll)} />
          {text.all}
        </label>
      )}
      <div className="draft-offers">
        {offers.map(({ scene }) => (
          <label key={scene.id}>
            <input type="checkbox" checked={!left.has(scene.id)} onChange={() => put([scene.id], left.has(scene.id))} />
            {scene.title}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
