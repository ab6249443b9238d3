import { useEffect, useState } from 'react';
import type { Scene } from '../../../state/scene.ts';
import { activeFootprint } from '../../../state/select.ts';
import { setSession, useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { Sheet } from '../../shell/Sheet.tsx';
import '../../shell/column-dialog.css';
import { titleNow } from '../use-title.ts';
import { HandOutPages } from './HandOutPages.tsx';
import { type HandOutWishes, useHandOut } from './use-hand-out.ts';
import './hand-out.css';

const FORMATS = ['pptx', 'pdf'] as const;

/** 讲义: all scenes as slides or pages, with reports beside them. */
export function HandOutDialog() {
  const text = useText().handOut;
  const [wishes, setWishes] = useState<HandOutWishes>({
    format: 'pptx',
    withNotes: false,
    siting: false,
    coverage: false,
  });
  const { progress, said, made, run, cancel } = useHandOut();
  const close = (): void => (progress ? cancel() : setSession({ dialog: null }));
  return (
    <Sheet title={text.title} className="column-dialog hand-out-dialog" onClose={close}>
      <div className="hand-out-body" data-working={progress !== null}>
        {progress ? <Progress {...progress} /> : <Options wishes={wishes} setWishes={setWishes} />}
      </div>
      <footer className="hand-out-foot">
        <span role="status">{said}</span>
        <button type="button" className="button secondary" onClick={close}>
          {progress ? text.cancel : text.close}
        </button>
        {!progress && (
          <button type="button" className="button" onClick={() => void run(wishes)}>
            {text.make(text.formats[wishes.format].name)}
          </button>
        )}
      </footer>
      {made && <Printing key={made.title} made={made} withNotes={wishes.withNotes} />}
    </Sheet>
  );
}

interface ProgressProps {
  readonly done: number;
  readonly scenes: readonly Scene[];
}

/** The scenes as they become pages. */
function Progress({ done, scenes }: ProgressProps) {
  const text = useText().handOut;
  const stateOf = (place: number): string => (place < done ? 'done' : place === done ? 'now' : 'later');
  return (
    <div className="hand-out-progress">
      <progress value={done} max={scenes.length} aria-label={text.title} />
      <span className="number">{text.progress(done, scenes.length)}</span>
      <ol aria-hidden="true">
        {scenes.map((scene, i) => (
          <li key={scene.id} data-state={stateOf(i)}>
            {scene.kind === 'map' && scene.picture ? <img src={scene.picture} alt="" /> : <b>{titleNow(scene)}</b>}
            <span>{titleNow(scene)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The pages, printed as soon as their pictures are there. */
function Printing({ made, withNotes }: Parameters<typeof HandOutPages>[0]) {
  useEffect(() => {
    let over = false;
    // The pictures come with the next drawing of the page.
    const frame = requestAnimationFrame(async () => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>('.hand-out-print img')];
      await Promise.all(pictures.map((picture) => picture.decode()));
      if (!over) window.print();
    });
    return () => {
      over = true;
      cancelAnimationFrame(frame);
    };
  }, []);
  return <HandOutPages made={made} withNotes={withNotes} />;
}

interface OptionsProps {
  readonly wishes: HandOutWishes;
  readonly setWishes: (wishes: HandOutWishes) => void;
}

function Options({ wishes, setWishes }: OptionsProps) {
  const text = useText().handOut;
  const count = useApp((s) => s.project.scenes.length);
  return (
    <>
      <fieldset>
        <legend>{text.format}</legend>
        {FORMATS.map((format) => (
          <label key={format}>
            <input
              type="radio"
              name="hand-out-format"
              checked={wishes.format === format}
              onChange={() => setWishes({ ...wishes, format })}
            />
            <span>
              <b>{text.formats[format].name}</b>
              <small>{text.formats[format].note}</small>
            </span>
          </label>
        ))}
        {wishes.format === 'pdf' && (
          <label>
            <input
              type="checkbox"
              checked={wishes.withNotes}
              onChange={({ currentTarget }) => setWishes({ ...wishes, withNotes: currentTarget.checked })}
            />
            <span>{text.handouts}</span>
          </label>
        )}
      </fieldset>
      <Attachments wishes={wishes} setWishes={setWishes} />
      <p className="hand-out-quiet">{text.scenes(count)}</p>
    </>
  );
}

function Attachments({ wishes, setWishes }: OptionsProps) {
  const text = useText().handOut;
  const language = useApp((s) => s.language);
  const footprint = useApp((s) => activeFootprint(s)?.name);
  const city = useApp((s) => s.open?.city.name[language] ?? '');
  const boxes = [
    ...(footprint === undefined ? [] : [{ name: 'siting' as const, label: text.attachSiting(footprint) }]),
    { name: 'coverage' as const, label: text.attachCoverage(city) },
  ];
  return (
    <fieldset>
      <legend>{text.attach}</legend>
      {boxes.map(({ name, label }) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={wishes[name]}
            onChange={({ currentTarget }) => setWishes({ ...wishes, [name]: currentTarget.checked })}
          />
          <span>{label}</span>
        </label>
      ))}
      {(wishes.siting || wishes.coverage) && <small>{text.attachZip[wishes.format]}</small>}
    </fieldset>
  );
}
