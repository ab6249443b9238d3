import { useEffect, useMemo, useRef, useState } from 'react';
import type { Problem } from '../../../domain/problems.ts';
import { polygonsArea } from '../../../geodesy/ellipsoid.ts';
import type { Understood } from '../../../io/coordinate-text.ts';
import { compute } from '../../compute.ts';
import { hectares } from '../../format.ts';
import { freshName, tryFootprint } from '../../map/edit/take-shape.ts';
import { zoomToPolygons } from '../../map/zoom.ts';
import { getApp, setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { coordinateExample } from './example.ts';
import { RingPreview } from './RingPreview.tsx';
import { closedRing, isWithin } from './ring.ts';
import './coordinates.css';

type Ring = readonly (readonly [number, number])[];
type Reading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'reading' }
  | {
      readonly kind: 'read';
      readonly ring: Ring;
      readonly understood: Understood;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'wrong'; readonly problems: readonly Problem[] };

/** Corner coordinates as text, with what was understood of them before they become a footprint. */
export function CoordinatesDialog() {
  const open = useApp((s) => s.dialog === 'coordinates');
  return open ? <Dialog /> : null;
}

const close = (): void => setSession({ dialog: null });

function Dialog() {
  const { siting: text } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState('');
  const reading = useReading(typed);
  const example = useExample();
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    field.current?.focus();
  }, []);
  const use = async (): Promise<void> => {
    if (reading.kind !== 'read') return;
    const polygons = [[closedRing(reading.ring)]];
    close();
    await tryFootprint(polygons, freshName(), { origin: 'pasted' });
    zoomToPolygons(polygons);
  };
  return (
    <dialog ref={dialog} className="sheet coordinates-dialog" aria-label={text.coordinates.title} onClose={close}>
      <header className="sheet-title on-ink">
        {text.coordinates.title}
        <button type="button" className="sheet-close" aria-label={text.coordinates.cancel} onClick={close}>
          ×
        </button>
      </header>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void use();
        }}
      >
        <div className="columns">
          <label>
            <span>{text.coordinates.label}</span>
            <textarea
              ref={field}
              value={typed}
              placeholder={example}
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => event.ctrlKey && event.key === 'Enter' && void use()}
            />
            <small>{text.coordinates.hint}</small>
          </label>
          <Preview reading={reading} />
        </div>
        <footer>
          <button type="button" className="button secondary" onClick={close}>
            {text.coordinates.cancel} <kbd>Esc</kbd>
          </button>
          <button type="submit" className="button" disabled={reading.kind !== 'read'}>
            {text.coordinates.use}
          </button>
        </footer>
      </form>
    </dialog>
  );
}

/** Of a place that is in sight as the dialogue opens. */
function useExample(): string {
  const { coordinates: text } = useText().siting;
  const city = useApp((s) => s.open?.city);
  const [camera] = useState(() => getApp().camera);
  return useMemo(() => {
    if (!city) return '';
    const { degrees, metres } = coordinateExample(city, camera);
    return text.example(degrees, metres);
  }, [city, camera, text]);
}

const TYPING_MS = 200;

/** Read anew a moment after each change; answers to older text are dropped. */
function useReading(typed: string): Reading {
  const [reading, setReading] = useState<Reading>({ kind: 'empty' });
  useEffect(() => {
    if (typed.trim() === '') {
      setReading({ kind: 'empty' });
      return;
    }
    let stale = false;
    setReading((r) => (r.kind === 'empty' ? { kind: 'reading' } : r));
    const timer = setTimeout(async () => {
      const next = await read(typed);
      if (!stale) setReading(next);
    }, TYPING_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [typed]);
  return reading;
}

async function read(typed: string): Promise<Reading> {
  const { city } = getApp().open ?? {};
  const answer = await compute().call('readCoordinates', { text: typed, projectedCrs: city?.projectedCrs ?? [] });
  if (!answer.ok) return { kind: 'wrong', problems: answer.problems };
  // What cannot be checked is told here already; it may be taken all the same and mended later.
  const valid = await compute().call('validate', { footprint: [[closedRing(answer.value.ring)]] });
  return { kind: 'read', ...answer.value, problems: [...answer.problems, ...valid.problems] };
}

function Preview({ reading }: { reading: Reading }) {
  const { siting: text, problems } = useText();
  const extent = useApp((s) => s.open?.city.extent);
  if (reading.kind === 'empty') return <p className="understood quiet">{text.coordinates.waiting}</p>;
  if (reading.kind === 'reading') return <p className="understood quiet">{text.coordinates.reading}</p>;
  const ring = reading.kind === 'read' ? closedRing(reading.ring) : null;
  const sound = reading.problems.every((p) => p.severity !== 'error');
  return (
    <div className="understood" role="status">
      {reading.kind === 'read' && ring && (
        <>
          <p>
            {text.coordinates.understood} <b>{text.coordinates.way(reading.understood)}</b>
          </p>
          <p>
            {text.coordinates.points(reading.ring.length)}
            {sound && ` · ${text.coordinates.area(hectares(polygonsArea([[ring]])))}`}
          </p>
          <RingPreview ring={ring} label={text.coordinates.preview} />
          {extent && !isWithin(ring, extent) && <p className="outcome certify">{text.coordinates.outside}</p>}
        </>
      )}
      <ul className={reading.kind === 'wrong' ? 'outcome avoid' : 'outcome certify'}>
        {reading.problems.map((problem, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity and do not move
          <li key={i}>{problems.sentence(problem)}</li>
        ))}
      </ul>
    </div>
  );
}
