import { useEffect, useRef, useState } from 'react';
import type { City, CityLayer } from '../../../domain/city.ts';
import { makeBands, readyForBands } from '../../state/layer-verbs.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { Sheet } from '../shell/Sheet.tsx';
import { DialogProblems, TaskLine } from '../shell/TaskLine.tsx';
import { BandsResult } from './BandsResult.tsx';
import { bandsMissing, boundaryGroups, usualDistances } from './bands-form.ts';
import { DistanceChips } from './DistanceChips.tsx';
import { RingPicture } from './RingPicture.tsx';
import { RiverSide } from './RiverSide.tsx';
import { lineName, lineWords } from './stale-bands.ts';
import '../shell/column-dialog.css';
import './bands.css';

/** Drawing control bands from a boundary: which line, which distances, and for a line where the river is. */
export function BandsDialog() {
  const city = useApp((s) => s.open?.city);
  return city ? <BandsForm city={city} /> : null;
}

function BandsForm({ city }: { city: City }) {
  const text = useText().data.bands;
  const busy = useApp((s) => s.task !== null || s.opening !== 'ready');
  const groups = boundaryGroups(city);
  const [layerId, setLayerId] = useState(groups[0]?.layers[0]?.id ?? '');
  const [distances, setDistances] = useState(() => usualDistances(city));
  const [side, setSide] = useState<'left' | 'right' | null>(null);
  const [drawn, setDrawn] = useState(false);
  const layer = city.layers.find((l) => l.id === layerId);
  const isLine = layer?.geometry === 'line';
  const missing = bandsMissing(layer, distances, side);
  const stopGettingReady = useRef(() => {});
  useEffect(() => {
    stopGettingReady.current = readyForBands();
    return () => stopGettingReady.current();
  }, []);
  const draw = async (): Promise<void> => {
    stopGettingReady.current();
    await makeBands({ boundaryLayerId: layerId, distancesMetres: distances, riverSide: isLine ? side : null });
    setDrawn(true);
  };
  return (
    <Sheet title={text.title} className="column-dialog bands-dialog">
      <div className="bands-columns">
        <section className="bands-form">
          <BoundarySelect groups={groups} layerId={layerId} choose={setLayerId} />
          {layer && <BoundaryFacts layer={layer} />}
          <DistanceChips distances={distances} usual={usualDistances(city)} change={setDistances} />
          {isLine && <RiverSide side={side} choose={setSide} />}
        </section>
        <section className="bands-outcome">
          <RingPicture distances={distances} inside={!isLine} />
          <p className="bands-note">{isLine ? text.noteLine : text.note}</p>
          <BandsResult city={city} drawn={drawn} />
        </section>
      </div>
      <DialogProblems />
      <TaskLine />
      <footer className="bands-foot">
        <span role="status">{missing ? text[missing] : text.replaces}</span>
        <button type="button" className="button secondary" onClick={() => setSession({ dialog: null })}>
          {drawn ? text.close : text.cancel}
        </button>
        <button type="button" className="button" disabled={busy || missing !== null} onClick={() => void draw()}>
          {drawn ? text.again : text.run}
        </button>
      </footer>
    </Sheet>
  );
}

interface BoundarySelectProps {
  readonly groups: ReturnType<typeof boundaryGroups>;
  readonly layerId: string;
  readonly choose: (id: string) => void;
}

function BoundarySelect({ groups, layerId, choose }: BoundarySelectProps) {
  const text = useText();
  const language = useApp((s) => s.language);
  const mark = ({ reality }: CityLayer): string =>
    reality === 'user'
      ? ` · ${text.data.row.mine}`
      : reality === 'illustrative'
        ? ` · ${text.shell.layers.illustrative}`
        : '';
  return (
    <label className="bands-boundary">
      <span>{text.data.bands.boundary}</span>
      <select value={layerId} onChange={(event) => choose(event.currentTarget.value)}>
        {groups.map((group) => (
          <optgroup key={group.kind} label={text.data.bands.groups[group.kind]}>
            {group.layers.map((layer) => (
              <option key={layer.id} value={layer.id}>
                {text.data.bands.option(layer.name[language], layer.versions[0]!.date, mark(layer))}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function BoundaryFacts({ layer }: { layer: CityLayer }) {
  const text = useText().data.bands;
  const language = useApp((s) => s.language);
  const userLayers = useApp((s) => s.project.userLayers);
  return <p className="bands-uses">{text.uses(lineWords(lineName(layer, userLayers), language))}</p>;
}
