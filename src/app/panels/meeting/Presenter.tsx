import { useEffect, useRef } from 'react';
import { NorthArrow } from '../../map/NorthArrow.tsx';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { drawnIllustrative } from '../shell/illustrative.ts';
import { Dots } from './Dots.tsx';
import { PresenterLegend } from './PresenterLegend.tsx';
import { PresenterScale } from './PresenterScale.tsx';
import { Readout } from './Readout.tsx';
import { setStage, useStage } from './stage.ts';
import './presenter.css';

/** What stands over the map while presenting: title, legend, figures, scale, and where we are. */
export function Presenter() {
  const text = useText();
  const scene = useApp((s) => (s.presenting === null ? undefined : s.project.scenes[s.presenting]));
  const illustrative = useApp(drawnIllustrative);
  const { blank, pointer } = useStage();
  const stage = useRef<HTMLElement>(null);
  useEffect(() => stage.current?.focus(), []);
  if (!scene) return null;
  return (
    <section className="presenter" aria-label={text.meeting.presenter} ref={stage} tabIndex={-1}>
      <header className="presenter-title on-ink" data-over-map>
        <h1>{scene.title}</h1>
        <Subtitle />
        {illustrative && <span className="badge-illustrative">{text.shell.illustrative}</span>}
      </header>
      <PresenterLegend />
      <Readout view={scene.view} />
      <PresenterScale />
      <div className="presenter-north" data-over-map>
        <NorthArrow />
      </div>
      <Dots />
      <Source />
      {pointer && <LaserPointer />}
      {blank && <Blank />}
    </section>
  );
}

/** Footprint and the districts it lies in, or the city. */
function Subtitle() {
  const language = useApp((s) => s.language);
  const name = useApp((s) => {
    const city = s.open?.city.name[language] ?? '';
    const result = s.check.kind === 'done' ? s.check.result : null;
    const districts = result?.districts.flatMap((d) => d.name ?? []) ?? [];
    const { activeFootprintId, footprints } = s.project;
    const footprint = footprints.find((f) => f.id === activeFootprintId);
    return footprint ? [footprint.name, ...(districts.length > 0 ? districts : [city])].join(' · ') : city;
  });
  return <p>{name}</p>;
}

function Source() {
  const version = useApp((s) => s.open?.city.dataVersion ?? '');
  return (
    <p className="presenter-source" data-over-map>
      {version} · CGCS2000
    </p>
  );
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

/** A dot that goes where the mouse goes. */
function LaserPointer() {
  const dot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = (event: PointerEvent): void => {
      if (dot.current) dot.current.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
    };
    addEventListener('pointermove', follow);
    return () => removeEventListener('pointermove', follow);
  }, []);
  return <div className="presenter-laser" ref={dot} aria-hidden="true" />;
}
