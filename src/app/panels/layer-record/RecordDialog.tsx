import { useEffect, useRef, useState } from 'react';
import type { CityLayer } from '../../../domain/city.ts';
import { bandsCommand } from '../../commands/project.ts';
import { getApp, setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { IllustrativeMark } from '../layers/LayerRow.tsx';
import { Sheet } from '../shell/Sheet.tsx';
import { DialogProblems, TaskLine } from '../shell/TaskLine.tsx';
import { CheckTab } from './CheckTab.tsx';
import { findingsOf } from './findings.ts';
import { MineMark } from './MineMark.tsx';
import { type RecordTab, wantedTab } from './open-record.ts';
import { RecordPage } from './RecordPage.tsx';
import { TourStrip } from './TourStrip.tsx';
import { goTo, type Stop, type Tour } from './tour.ts';
import { VersionsTab } from './VersionsTab.tsx';
import '../shell/column-dialog.css';
import './layer-record.css';
import './check.css';

const TABS: readonly RecordTab[] = ['record', 'versions', 'check'];

/** Everything that is known of a layer; folds to a strip while its places are looked at on the map. */
export function RecordDialog({ layerId }: { layerId: string }) {
  const layer = useApp((s) => s.open?.city.layers.find((l) => l.id === layerId));
  const [tab, setTab] = useState<RecordTab>(wantedTab);
  const [tour, setTour] = useState<Tour | null>(null);
  const toured = useRef(false);
  useEffect(() => () => clearMap(toured.current), []);
  if (!layer) return null;
  const show = (stops: readonly Stop[], at: number) => {
    const stop = stops[at];
    if (!stop) return;
    goTo(layer.id, stop);
    toured.current = true;
    setTour({ stops, at });
  };
  if (tour) return <TourStrip layer={layer} tour={tour} show={show} back={() => setTour(null)} />;
  return <Pages layer={layer} tab={tab} setTab={setTab} show={show} />;
}

/** What was put on the map for this dialogue goes with it. */
function clearMap(toured: boolean): void {
  if (toured) setSession({ comparison: null, mark: null, selection: { kind: 'none' } });
  else if (getApp().comparison) setSession({ comparison: null });
}

interface PagesProps {
  readonly layer: CityLayer;
  readonly tab: RecordTab;
  readonly setTab: (tab: RecordTab) => void;
  readonly show: (stops: readonly Stop[], at: number) => void;
}

function Pages({ layer, tab, setTab, show }: PagesProps) {
  const text = useText().data.record;
  const language = useApp((s) => s.language);
  return (
    <Sheet title={text.title(layer.name[language])} className="column-dialog layer-record">
      <div className="record-head">
        <div className="record-tabs" role="tablist" aria-label={text.title(layer.name[language])}>
          {TABS.map((id) => (
            <Tab key={id} id={id} layer={layer} current={tab === id} choose={() => setTab(id)} />
          ))}
        </div>
        {layer.reality === 'illustrative' && <IllustrativeMark />}
        <MineMark layer={layer} />
      </div>
      <div className="record-page" role="tabpanel" id="record-panel" aria-labelledby={`record-tab-${tab}`}>
        {tab === 'record' && <RecordPage layer={layer} />}
        {tab === 'versions' && <VersionsTab layer={layer} show={show} />}
        {tab === 'check' && <CheckTab layer={layer} show={show} />}
      </div>
      <DialogProblems />
      <TaskLine />
      <footer className="record-foot">
        <button type="button" className="button secondary" onClick={() => setSession({ dialog: { write: layer.id } })}>
          {text.export}
        </button>
        {(layer.role === 'management-range' || layer.role === 'bands') && (
          <button type="button" className="button secondary" onClick={bandsCommand.run}>
            {text.bands}
          </button>
        )}
        <button type="button" className="button" onClick={() => setSession({ dialog: null })}>
          {text.close}
        </button>
      </footer>
    </Sheet>
  );
}

interface TabProps {
  readonly id: RecordTab;
  readonly layer: CityLayer;
  readonly current: boolean;
  readonly choose: () => void;
}

function Tab({ id, layer, current, choose }: TabProps) {
  const text = useText().data.record.tabs;
  const found = useApp((s) => findingsOf(s, layer.id)?.problems.length ?? null);
  const amount = id === 'versions' ? layer.versions.length : id === 'check' ? found : null;
  return (
    <button
      type="button"
      role="tab"
      id={`record-tab-${id}`}
      aria-selected={current}
      aria-controls="record-panel"
      tabIndex={current ? 0 : -1}
      className="record-tab"
      onClick={choose}
      onKeyDown={moveBetweenTabs}
    >
      {text[id]}
      {amount !== null && <span className="record-tab-count">{amount}</span>}
    </button>
  );
}

/** Left and right go to the neighbouring tab, as in any list of tabs. */
function moveBetweenTabs(event: React.KeyboardEvent<HTMLButtonElement>): void {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  const { previousElementSibling, nextElementSibling } = event.currentTarget;
  const other = event.key === 'ArrowLeft' ? previousElementSibling : nextElementSibling;
  if (!(other instanceof HTMLButtonElement)) return;
  event.preventDefault();
  other.click();
  other.focus();
}
