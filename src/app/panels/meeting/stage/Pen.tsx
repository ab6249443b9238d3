import { type PointerEvent, useEffect, useRef } from 'react';
import { useApp } from '../../../state/store.ts';
import { eraseInk, getStage, type InkPoint, setStage, useStage } from './stage.ts';
import { strokePath } from './stroke-path.ts';

/**
 * Lines drawn over the picture with mouse, finger or pen. They lie on the screen, not on the ground: where the map moves on
 * they are gone. While it is not drawn, the map below keeps the mouse.
 */
export function Pen() {
  const { pen, strokes } = useStage();
  const camera = useApp((s) => s.camera);
  const live = useRef<SVGPathElement>(null);
  const points = useRef<InkPoint[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new camera is another picture
  useEffect(() => eraseInk(), [camera]);
  const draw = (): void => live.current?.setAttribute('d', strokePath(points.current ?? []));
  const begin = (event: PointerEvent): void => {
    if (event.button !== 0 || !event.isPrimary) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    points.current = [[event.clientX, event.clientY]];
    draw();
  };
  const go = (event: PointerEvent): void => {
    if (!points.current || !event.isPrimary) return;
    for (const { clientX, clientY } of event.nativeEvent.getCoalescedEvents?.() ?? [event])
      points.current.push([clientX, clientY]);
    draw();
  };
  const end = (): void => {
    if (!points.current) return;
    setStage({ strokes: [...getStage().strokes, points.current] });
    points.current = null;
    draw();
  };
  return (
    <svg
      className="presenter-ink"
      data-pen={pen}
      aria-hidden="true"
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {strokes.map((stroke, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only added, and all go at once
        <path key={i} d={strokePath(stroke)} />
      ))}
      <path ref={live} />
    </svg>
  );
}
