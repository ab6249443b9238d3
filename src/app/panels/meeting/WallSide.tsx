import { type RefObject, useEffect, useRef } from 'react';
import { otherCity } from '../../state/compare.ts';
import type { MapScene } from '../../state/scene.ts';
import { useApp } from '../../state/store.ts';
import { ChangeReadout } from '../compare/ChangeReadout.tsx';
import { CityPair } from '../compare/CityPair.tsx';
import { useComparedVersions } from '../compare/use-sides.ts';
import { comparedTold } from './card-told.ts';
import { PresenterLegend } from './PresenterLegend.tsx';
import { Readout } from './Readout.tsx';
import { SiteInVersions } from './SiteInVersions.tsx';
import { isAboutSite } from './scenes.ts';
import { tellSpeaker, useStage } from './stage/stage.ts';

/** The answer of a scene: two cities beside each other, what two versions differ by, or the figures of site and board. */
export function WallSide({ scene }: { scene: MapScene }) {
  const isReady = useApp((s) => s.opening === 'ready');
  const isPair = useApp((s) => s.compare !== null && otherCity(s, s.compare) !== null);
  const isSideBySide = useApp((s) => s.compare?.mode === 'side');
  const { settling } = useStage();
  const place = useRef<HTMLDivElement>(null);
  useComparedTold(place, settling);
  return (
    <div className="presenter-side" aria-busy={settling} ref={place}>
      {isPair ? <CityPair /> : isReady && <OneCity scene={scene} />}
      {isSideBySide && !isPair && <PresenterLegend />}
    </div>
  );
}

/** The speaker is told what is compared as it stands on the wall. */
function useComparedTold(place: RefObject<HTMLElement | null>, isSettling: boolean): void {
  useEffect(() => {
    const side = place.current!;
    const tell = (): void => tellSpeaker('compared', isSettling ? null : comparedTold(side));
    tell();
    const changes = new MutationObserver(tell);
    changes.observe(side, { childList: true, characterData: true, subtree: true });
    return () => {
      changes.disconnect();
      tellSpeaker('compared', null);
    };
  }, [place, isSettling]);
}

function OneCity({ scene }: { scene: MapScene }) {
  const compared = useComparedVersions();
  const extent = useApp((s) => s.open?.city.extent);
  const isSite = extent !== undefined && isAboutSite(scene, extent);
  const hasFigures = scene.view === 'coverage' || isSite;
  return (
    <>
      {compared && <ChangeReadout compared={compared} />}
      {compared && isSite && <SiteInVersions compared={compared} />}
      {hasFigures && <Readout scene={scene} />}
    </>
  );
}
