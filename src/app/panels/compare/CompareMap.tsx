import { useEffect, useRef } from 'react';
import { mapView } from '../../map/map-view.ts';
import { otherCity } from '../../state/compare.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { secondMap, startSecond } from './second.ts';
import { opposite, type Side } from './side.ts';
import { useMapLabels } from './use-sides.ts';
import './compare.css';

/** The place of the second map, while there is one: over the live map up to the divider, or beside it. */
export function CompareMap() {
  const isOn = useApp((s) => s.compare !== null);
  return isOn ? <Place /> : null;
}

function Place() {
  const host = useRef<HTMLDivElement>(null);
  const text = useText().compare;
  const mode = useApp((s) => s.compare?.mode ?? 'side');
  const share = useApp((s) => (s.compare?.mode === 'swipe' ? s.compare.share : null));
  const isOther = useApp((s) => s.compare !== null && otherCity(s, s.compare) !== null);
  // Over the live map it is only looked at, where both are moved as one.
  const isFree = mode === 'side' || isOther;
  const side = useApp((s) => s.compare?.side ?? 'right');
  const label = useMapLabels()?.second ?? '';
  useEffect(() => (host.current ? startSecond(host.current) : undefined), []);
  useEffect(() => {
    const { style } = mapView().element;
    if (share !== null) style.setProperty('--compare-clip', within(opposite(side), share));
    return () => void style.removeProperty('--compare-clip');
  }, [share, side]);
  useEffect(() => {
    const canvas = secondMap()?.map.getCanvas();
    canvas?.setAttribute('aria-label', text.map(label));
    if (canvas) canvas.tabIndex = isFree ? 0 : -1;
  }, [text, label, isFree]);
  return (
    <div
      ref={host}
      className="map-host second-map"
      data-mode={mode}
      data-side={side}
      data-free={isFree}
      data-other={isOther}
      style={share === null ? undefined : { clipPath: within(side, share) }}
    />
  );
}

/** What lies on one side of the divider. */
const within = (side: Side, share: number): string =>
  side === 'right' ? `inset(0 0 0 ${share * 100}%)` : `inset(0 ${(1 - share) * 100}% 0 0)`;
