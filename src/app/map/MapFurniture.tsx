import { fitCommand } from '../commands/fit-city.ts';
import { captureCommand } from '../commands/present.ts';
import { CompareButton } from '../panels/compare/CompareButton.tsx';
import { useApp } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { mapView } from './map-view.ts';
import { NorthArrow } from './NorthArrow.tsx';
import { ScaleBar } from './ScaleBar.tsx';
import './map-furniture.css';

/** What belongs to every map: tools at the top left, north at the top right, scale at the bottom left. */
export function MapFurniture() {
  return (
    <>
      <div className="map-top-right">
        <NorthArrow />
        <ZoomButtons />
        <CaptureButton />
        <CompareButton />
      </div>
      <ScaleBar />
    </>
  );
}

/** Keeps the view for the meeting from wherever one works. */
function CaptureButton() {
  const text = useText().meeting;
  const ready = useApp(captureCommand.enabled);
  return (
    <button
      type="button"
      className="capture-button"
      title={`${text.captureHint} (G)`}
      disabled={!ready}
      onClick={captureCommand.run}
    >
      {text.captureShort}
    </button>
  );
}

function ZoomButtons() {
  const text = useText().shell;
  const ready = useApp(fitCommand.enabled);
  return (
    <div className="zoom-buttons">
      <button type="button" title={text.zoomIn} aria-label={text.zoomIn} onClick={() => mapView().map.zoomIn()}>
        +
      </button>
      <button type="button" title={text.zoomOut} aria-label={text.zoomOut} onClick={() => mapView().map.zoomOut()}>
        −
      </button>
      <button type="button" title={text.commands.fit} disabled={!ready} onClick={fitCommand.run}>
        {text.fit}
      </button>
    </div>
  );
}
