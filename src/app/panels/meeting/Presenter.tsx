import { useEffect, useRef } from 'react';
import { dataVersionWords } from '../../../text/data-version.ts';
import { cityList } from '../../cities.ts';
import { NorthArrow } from '../../map/NorthArrow.tsx';
import { otherCity } from '../../state/compare.ts';
import type { MapScene, TitleScene } from '../../state/scene.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { CompareStage } from '../compare/CompareStage.tsx';
import { editionsOf } from '../compare/labels.ts';
import { useSecondSide } from '../compare/use-sides.ts';
import { drawnIllustrative } from '../shell/illustrative.ts';
import { Dots } from './Dots.tsx';
import { PresenterLegend } from './PresenterLegend.tsx';
import { PresenterScale } from './PresenterScale.tsx';
import { cityOfMeeting, refitScene } from './present.ts';
import { siteName } from './site-name.ts';
import { SpeakerBlocked } from './speaker/SpeakerButton.tsx';
import { Digits } from './stage/Digits.tsx';
import { Pen } from './stage/Pen.tsx';
import { Pointer } from './stage/Pointer.tsx';
import { setStage, useStage } from './stage/stage.ts';
import { useStillCursor } from './stage/use-still-cursor.ts';
import { useMissing } from './use-missing.ts';
import { useTitle } from './use-title.ts';
import { WallSide } from './WallSide.tsx';
import './presenter.css';
import './presenter-board.css';
import './presenter-side.css';
import './presenter-readout.css';
import './presenter-dots.css';
import './presenter-page.css';
import './wall-cover.css';

/** What stands over the map while presenting: title, legend, figures, scale, and where we are. */
export function Presenter() {
  const text = useText();
  const scene = useApp((s) => (s.presenting === null ? undefined : s.deck?.[s.presenting]));
  const { blank, pointer, digits, drawing } = useStage();
  const stage = useRef<HTMLElement>(null);
  useEffect(() => stage.current?.focus(), []);
  useRefit();
  useStillCursor();
  if (!scene) return null;
  return (
    <section className="presenter" aria-label={text.meeting.presenter} ref={stage} tabIndex={-1}>
      {drawing && scene.kind === 'map' && <Cover />}
      {scene.kind === 'title' ? <TitlePage scene={scene} /> : <MapStage scene={scene} />}
      <Pen />
      <Dots />
      <SpeakerBlocked />
      <Pointer kind={pointer} />
      {digits !== '' && <Digits digits={digits} />}
      {blank && <Blank />}
    </section>
  );
}

const REST_MS = 150;

/** A window of another size shows the same ground. */
function useRefit(): void {
  useEffect(() => {
    let timer = 0;
    const later = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void refitScene(), REST_MS);
    };
    addEventListener('resize', later);
    return () => {
      clearTimeout(timer);
      removeEventListener('resize', later);
    };
  }, []);
}

/** Until the maps are complete. */
function Cover() {
  const text = useText().wall;
  return (
    <>
      <div className="presenter-cover" />
      <p className="presenter-drawing" role="status">
        {text.drawing}
      </p>
    </>
  );
}

function MapStage({ scene }: { scene: MapScene }) {
  const text = useText();
  const illustrative = useApp(drawnIllustrative);
  const titleOf = useTitle();
  const isSideBySide = useApp((s) => s.compare?.mode === 'side');
  return (
    <>
      <header className="presenter-title on-ink" data-over-map>
        <div>
          {scene.group !== '' && <p className="presenter-group">{scene.group}</p>}
          <h1>{titleOf(scene)}</h1>
        </div>
        <Subtitle />
        {illustrative && <span className="badge-illustrative">{text.shell.illustrative}</span>}
      </header>
      <MissingNote scene={scene} />
      <CompareStage />
      {!isSideBySide && <PresenterLegend />}
      <WallSide scene={scene} />
      <PresenterScale />
      <div className="presenter-corner" data-over-map>
        <NorthArrow />
        <Source />
      </div>
    </>
  );
}

/** A scene says what it was captured with and cannot show. */
function MissingNote({ scene }: { scene: MapScene }) {
  const text = useText().meeting;
  const missing = useMissing(scene);
  if (missing.length === 0) return null;
  return (
    <p className="presenter-missing" role="note" data-over-map>
      {text.missing(missing.join(text.join))}
    </p>
  );
}

/** A page of words. */
function TitlePage({ scene }: { scene: TitleScene }) {
  const language = useApp((s) => s.language);
  const titleOf = useTitle();
  const id = cityOfMeeting();
  const city = cityList.find((c) => c.id === id)?.name[language] ?? '';
  return (
    <div className="presenter-page on-ink">
      <p className="presenter-page-brand">EcoSpace · {city}</p>
      <h1>{titleOf(scene)}</h1>
      {scene.lines !== '' && <p className="presenter-page-lines">{scene.lines}</p>}
    </div>
  );
}

/** Footprint and the districts it lies in, or the city; both cities where two are compared. */
function Subtitle() {
  const language = useApp((s) => s.language);
  const text = useText().wall;
  const name = useApp((s) => {
    const city = s.open?.city.name[language] ?? '';
    const otherId = s.compare && otherCity(s, s.compare);
    const other = cityList.find(({ id }) => id === otherId)?.name[language];
    if (other) return s.compare?.side === 'left' ? text.pair.title(other, city) : text.pair.title(city, other);
    const result = s.check.kind === 'done' ? s.check.result : null;
    const districts = result?.districts.flatMap((d) => d.name ?? []) ?? [];
    const { activeFootprintId, footprints } = s.project;
    const footprint = footprints.find((f) => f.id === activeFootprintId);
    const ground = districts.length > 0 ? districts : [city];
    return [footprint ? siteName(footprint.name, language) : '', ...(footprint ? ground : [city])]
      .filter((part) => part !== '')
      .join(' · ');
  });
  return <p>{name}</p>;
}

/** Whose figures are on the wall. */
function Source() {
  const city = useApp((s) => s.open?.city);
  const second = useSecondSide();
  const side = useApp((s) => s.compare?.side ?? 'right');
  const language = useApp((s) => s.language);
  const versions = city ? editionsOf(city, second?.open.city ?? null, side) : [];
  const editions = versions.map((version) => dataVersionWords(version, language));
  return <p className="presenter-source">{[...editions, 'CGCS2000'].join(' · ')}</p>;
}

/** Any key or click brings the scene back, and does nothing else. */
function Blank() {
  const text = useText().meeting;
  useEffect(() => {
    const back = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      setStage({ blank: false });
    };
    addEventListener('keydown', back, true);
    return () => removeEventListener('keydown', back, true);
  }, []);
  return (
    <button
      type="button"
      className="presenter-blank"
      aria-label={text.blank}
      onClick={() => setStage({ blank: false })}
    />
  );
}
