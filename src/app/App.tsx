import { useEffect } from 'react';
import { startKeys } from './commands/keys.ts';
import { attachEditing } from './map/edit/attach.ts';
import { MapFurniture } from './map/MapFurniture.tsx';
import { MapPane } from './map/MapPane.tsx';
import { withMap } from './map/map-view.ts';
import { attachPointer } from './map/pointer.ts';
import { BatchDrawer } from './panels/batch/BatchDrawer.tsx';
import { CompareMap } from './panels/compare/CompareMap.tsx';
import { CompareStage } from './panels/compare/CompareStage.tsx';
import { CoverageBoard } from './panels/coverage/CoverageBoard.tsx';
import { DropTarget } from './panels/import/DropTarget.tsx';
import { ImportDialog } from './panels/import/ImportDialog.tsx';
import { LayerTree } from './panels/layers/LayerTree.tsx';
import { MeetingPanel } from './panels/meeting/MeetingPanel.tsx';
import { Presenter } from './panels/meeting/Presenter.tsx';
import { RecordCard } from './panels/record/RecordCard.tsx';
import { CityState } from './panels/shell/CityState.tsx';
import { Dialogs } from './panels/shell/Dialogs.tsx';
import { Notices } from './panels/shell/Notices.tsx';
import { StatusLine } from './panels/shell/StatusLine.tsx';
import { TopBar } from './panels/shell/TopBar.tsx';
import { SiteTools } from './panels/siting/SiteTools.tsx';
import { SitingPanel } from './panels/siting/SitingPanel.tsx';
import { AttributeTable } from './panels/table/AttributeTable.tsx';
import { drawsHandOut } from './state/select.ts';
import { useApp } from './state/store.ts';
import './App.css';

/**
 * The frame. The map keeps its place in the tree of components in every view, so that it is never built anew; only what
 * stands beside it changes, and the grid moves it.
 */
export function App() {
  const view = useApp((s) => s.view);
  const presenting = useApp((s) => s.presenting !== null);
  const isSeen = useApp((s) => !drawsHandOut(s));
  const projector = useApp((s) => s.projector || s.presenting !== null);
  const language = useApp((s) => s.language);
  useEffect(() => startKeys(), []);
  useEffect(() => withMap((map) => attachEditing(map)), []);
  useEffect(() => withMap((map) => attachPointer(map)), []);
  useEffect(() => {
    document.documentElement.dataset.projector = String(projector);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [projector, language]);
  return (
    <div className="app" data-view={view} data-presenting={presenting}>
      {!presenting && <TopBar />}
      <main className="work">
        {!presenting && view === 'siting' && <LayerTree />}
        {!presenting && view === 'coverage' && <CoverageBoard />}
        <MapPane>
          <CompareMap />
          {!presenting && <CompareStage />}
          {!presenting && <MapFurniture />}
          {!presenting && view === 'siting' && <SiteTools />}
          {!presenting && <RecordCard />}
          {presenting && isSeen && <Presenter />}
          <CityState />
          <AttributeTable />
          {!presenting && view === 'siting' && <BatchDrawer />}
        </MapPane>
        {!presenting && view === 'siting' && <SitingPanel />}
        {!presenting && view === 'meeting' && <MeetingPanel />}
      </main>
      {!presenting && <StatusLine />}
      <Notices />
      <Dialogs />
      {!presenting && <ImportDialog />}
      {!presenting && <DropTarget />}
    </div>
  );
}
