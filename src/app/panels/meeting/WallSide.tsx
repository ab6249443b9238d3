import { otherCity } from '../../state/compare.ts';
import type { MapScene } from '../../state/scene.ts';
import { useApp } from '../../state/store.ts';
import { ChangeReadout } from '../compare/ChangeReadout.tsx';
import { CityPair } from '../compare/CityPair.tsx';
import { useComparedVersions } from '../compare/use-sides.ts';
import { PresenterLegend } from './PresenterLegend.tsx';
import { Readout } from './Readout.tsx';
import { SiteInVersions } from './SiteInVersions.tsx';
import { isAboutSite } from './scenes.ts';
import { useStage } from './stage/stage.ts';

/** The answer of a scene: two cities beside each other, what two versions differ by, or the figures of site and board. */
export function WallSide({ scene }: { scene: MapScene }) {
  const isReady = useApp((s) => s.opening === 'ready');
  const isPair = useApp((s) => s.compare !== null && otherCity(s, s.compare) !== null);
  const isSideBySide = useApp((s) => s.compare?.mode === 'side');
  const { settling } = useStage();
  return (
    <div className="presenter-side" aria-busy={settling}>
      {isPair ? <CityPair /> : isReady && <OneCity scene={scene} />}
      {isSideBySide && !isPair && <PresenterLegend />}
    </div>
  );
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
