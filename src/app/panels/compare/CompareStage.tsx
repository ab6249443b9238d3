import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
} from 'react';
import { cityName } from '../../cities.ts';
import { percent } from '../../format.ts';
import { ScaleBarAt } from '../../map/ScaleBar.tsx';
import { otherCity } from '../../state/compare.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { KeepDates } from '../shell/KeepDates.tsx';
import { ChangedBeside } from './ChangedBeside.tsx';
import { CompareFigures } from './CompareFigures.tsx';
import { useSecond } from './second.ts';
import { shareForKey } from './share.ts';
import { useSecondDrawing } from './use-second-drawing.ts';
import { useMapLabels } from './use-sides.ts';
import { useToolsBottom } from './use-tools-bottom.ts';
import { changeCompare, endCompare, swapSides } from './verbs.ts';
import './compare.css';
import './compare-stage.css';

/** What stands over the two maps: divider, names of both sides, a scale where they differ, and figures of two versions. */
export function CompareStage() {
  const mode = useApp((s) => s.compare?.mode ?? null);
  const presenting = useApp((s) => s.presenting !== null);
  if (mode === null) return null;
  return (
    <>
      {mode === 'swipe' ? <Divider /> : <Line />}
      <SecondGround />
      <Labels />
      <Progress />
      <OtherScale />
      <ChangedBeside />
      {!presenting && <CompareFigures />}
    </>
  );
}

/** Between two maps; while presenting they stand over the cards. */
function Line() {
  const presenting = useApp((s) => s.presenting !== null);
  return (
    <>
      <div className="compare-line" />
      {presenting && <Frame />}
    </>
  );
}

/** The room that the stage leaves to the two maps, which lie under it. */
function Frame() {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = frame;
    const pane = current?.closest<HTMLElement>('.map-pane');
    if (!current || !pane) return;
    const measure = (): void => {
      const [own, whole] = [current.getBoundingClientRect(), pane.getBoundingClientRect()];
      pane.style.setProperty('--compare-top', `${own.top - whole.top}px`);
      pane.style.setProperty('--compare-bottom', `${whole.bottom - own.bottom}px`);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => {
      observer.disconnect();
      for (const name of ['--compare-top', '--compare-bottom']) pane.style.removeProperty(name);
    };
  }, []);
  return <div className="compare-frame" ref={frame} />;
}

/** Kept clear of what names the first map's ground. */
function SecondGround() {
  const compare = useApp((s) => (s.compare?.mode === 'swipe' ? s.compare : null));
  if (!compare) return null;
  const { side, share } = compare;
  const style = side === 'right' ? { left: `${share * 100}%` } : { right: `${(1 - share) * 100}%` };
  const isSeen = side === 'right' ? share < 1 : share > 0;
  return isSeen && <div className="compare-ground" style={style} data-over-map />;
}

/** Names of both sides as they stand; null until the second map is there. */
function useSideLabels(): { readonly left: string; readonly right: string } | null {
  const labels = useMapLabels();
  const isSwapped = useApp((s) => s.compare?.side === 'left');
  if (!labels) return null;
  const { first, second } = labels;
  return isSwapped ? { left: second, right: first } : { left: first, right: second };
}

/** Dragged, or moved by the arrow keys; whoever leads a meeting keeps the arrows for the scenes unless it has the focus. */
function Divider() {
  const text = useText().compare;
  const share = useApp((s) => s.compare?.share ?? 0);
  const presenting = useApp((s) => s.presenting !== null);
  const labels = useSideLabels();
  const held = useRef(false);
  const move = (event: PointerEvent<HTMLElement>): void => {
    const pane = event.currentTarget.closest('.map-pane')?.getBoundingClientRect();
    if (!held.current || !pane) return;
    changeCompare({ share: Math.min(1, Math.max(0, (event.clientX - pane.left) / pane.width)) });
  };
  const take = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = true;
  };
  const leave = (): void => {
    held.current = false;
  };
  const step = (event: KeyboardEvent): void => {
    const next = shareForKey(event.key, event.shiftKey, share);
    if (next === null) return;
    event.preventDefault();
    changeCompare({ share: next });
  };
  const shown = percent(share, 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule that can be moved
    <div
      className="compare-divider"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={text.divider}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={labels ? text.dividerAt(shown, labels.left, labels.right) : shown}
      style={{ left: `${share * 100}%` }}
      onPointerDown={take}
      onPointerMove={move}
      onPointerUp={leave}
      onPointerCancel={leave}
      onMouseDown={(event) => presenting && event.preventDefault()}
      onKeyDown={step}
    >
      <span className="compare-grip" aria-hidden="true" />
    </div>
  );
}

/** What stands at the edge of the map begins below the names, wherever the divider takes them. */
function useNamesBottom(names: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = names;
    const pane = current?.closest<HTMLElement>('.map-pane');
    if (!current || !pane) return;
    const measure = (): void =>
      pane.style.setProperty('--compare-names', `${current.offsetTop + current.offsetHeight}px`);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => {
      observer.disconnect();
      pane.style.removeProperty('--compare-names');
    };
  });
}

function Labels() {
  const text = useText().compare;
  const labels = useSideLabels();
  const presenting = useApp((s) => s.presenting !== null);
  const mode = useApp((s) => s.compare?.mode);
  const share = useApp((s) => (s.compare?.mode === 'swipe' ? s.compare.share : 0.5));
  const tools = useToolsBottom();
  const names = useRef<HTMLDivElement>(null);
  useNamesBottom(names);
  if (!labels) return null;
  return (
    <div
      ref={names}
      className="compare-labels"
      data-mode={mode}
      style={{ '--share': share, '--tools': `${tools}px` } as CSSProperties}
      data-over-map
    >
      <span>
        <span>
          <KeepDates>{labels.left}</KeepDates>
        </span>
      </span>
      <span>
        <span>
          <KeepDates>{labels.right}</KeepDates>
        </span>
        {!presenting && (
          <>
            <button type="button" title={`${text.swap} (Shift+X)`} aria-label={text.swap} onClick={swapSides}>
              ⇄
            </button>
            <button type="button" title={`${text.end} (X)`} aria-label={text.end} onClick={endCompare}>
              ×
            </button>
          </>
        )}
      </span>
    </div>
  );
}

/** While the city of the second map opens or is drawn, when it did not, and what of it is missing. */
function Progress() {
  const text = useText().compare;
  const language = useApp((s) => s.language);
  const status = useSecond();
  const isDrawing = useSecondDrawing();
  const labels = useMapLabels();
  if (status.kind === 'loading')
    return (
      <p className="compare-note" role="status">
        {text.opening(cityName(status.cityId, language))}
        <progress aria-label={text.opening(cityName(status.cityId, language))} />
      </p>
    );
  if (status.kind === 'failed')
    return (
      <p className="compare-note" role="alert">
        {text.failed(cityName(status.cityId, language), status.reason)}
        <button type="button" className="button secondary" onClick={status.again}>
          {text.retry}
        </button>
      </p>
    );
  if (status.kind === 'none') return null;
  if (isDrawing)
    return (
      <p className="compare-note" role="status">
        {text.drawing(labels?.second ?? '')}
        <progress aria-label={text.drawing(labels?.second ?? '')} />
      </p>
    );
  if (status.second.lost.length === 0) return null;
  const { lost, open } = status.second;
  const names = lost.map((id) => open.city.layers.find((l) => l.id === id)?.name[language] ?? id);
  return (
    <p className="compare-note" role="status">
      {text.lost(names.join(text.join))}
    </p>
  );
}

/** Of a city of its own: at another latitude, and at a zoom of its own, a kilometre is of another length. */
function OtherScale() {
  const camera = useApp((s) => (s.compare && otherCity(s, s.compare) !== null ? s.compare.camera : null));
  const side = useApp((s) => s.compare?.side);
  if (!camera) return null;
  return (
    <div className="compare-scale" data-side={side} data-over-map>
      <ScaleBarAt camera={camera} />
    </div>
  );
}
