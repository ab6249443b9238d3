import { sampleShape } from '../../map/edit/sample.ts';
import { tryFootprint } from '../../map/edit/take-shape.ts';
import { zoomToPolygons } from '../../map/zoom.ts';
import { getApp, setSession, useApp } from '../../state/store.ts';
import { siting } from '../../text/siting.ts';
import { useText } from '../../text/use-text.ts';
import { chooseFile, chooseFolder } from '../import/choose-file.ts';

/** Before the first footprint: the ways to one. */
export function EmptySite() {
  const { siting: text } = useText();
  const ready = useApp((s) => s.opening === 'ready');
  return (
    <section className="empty-site">
      <MapMark />
      <h2>{text.empty.title}</h2>
      <p>{text.empty.lead}</p>
      <p className="quiet">{text.empty.formats}</p>
      <div className="buttons">
        <button type="button" className="button" disabled={!ready} onClick={() => void trySample()}>
          {text.empty.sample}
        </button>
        <button type="button" className="button secondary" onClick={() => setSession({ tool: 'polygon' })}>
          {text.empty.draw} <kbd>P</kbd>
        </button>
        <button type="button" className="button secondary" onClick={chooseFile}>
          {text.empty.file} <kbd>I</kbd>
        </button>
        <button type="button" className="button secondary" onClick={chooseFolder}>
          {text.empty.folder}
        </button>
        <button type="button" className="button secondary" onClick={() => setSession({ dialog: 'coordinates' })}>
          {text.empty.paste} <kbd>K</kbd>
        </button>
      </div>
      <p className="quiet">{text.empty.local}</p>
    </section>
  );
}

async function trySample(): Promise<void> {
  const { open } = getApp();
  if (!open) return;
  const shape = sampleShape(open);
  if (await tryFootprint(shape, siting[getApp().language].sampleName, { origin: 'drawn' })) zoomToPolygons(shape);
}

function MapMark() {
  return (
    <svg width="44" height="44" viewBox="0 0 44 44" fill="none" aria-hidden="true">
      <path d="m4 10 12-5 12 5 12-5v26l-12 5-12-5-12 5z" stroke="var(--accent)" strokeWidth="2" />
      <path d="M16 5v26M28 10v14" stroke="var(--accent)" strokeWidth="2" />
      <path d="M22 42V26m0 0-5 6m5-6 5 6" stroke="var(--band-200)" strokeWidth="2.4" />
    </svg>
  );
}
