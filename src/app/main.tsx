import { setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme.css';
import { App } from './App.tsx';
import { cityList } from './cities.ts';
import { switchCity } from './commands/switch-city.ts';
import { followLand } from './map/edit/land.ts';
import { startCamera } from './map/open-camera.ts';
import { ownFiles } from './offline/from-server.ts';
import { openEmbedded } from './offline/open-folder.ts';
import { startOffline } from './offline/update.ts';
import { applyLink, followLinks } from './panels/share/apply-link.ts';
import { readLink } from './panels/share/link.ts';
import { startAddress } from './panels/shell/address.ts';
import { CrashGuard } from './panels/shell/CrashGuard.tsx';
import { hasWebgl2, NoWebgl } from './panels/shell/NoWebgl.tsx';
import { followEntries } from './state/batch-register.ts';
import { followBatch } from './state/batch-verbs.ts';
import { followUserLayers } from './state/open-city.ts';
import { followWindows } from './state/other-windows.ts';
import { followChecks } from './state/register-verbs.ts';
import { followRules } from './state/rule-verbs.ts';
import { startKeeping } from './state/save-start.ts';
import { followAdvice } from './state/siting-advice.ts';
import { followGround } from './state/siting-ground.ts';
import { followSums } from './state/siting-sums.ts';
import { setSession } from './state/store.ts';

setWorkerUrl(ownFiles.mapWorker());
ownFiles.prepareFonts();

const root = createRoot(document.getElementById('root')!);
if (hasWebgl2()) {
  const link = readLink(location.hash);
  const address = link.link;
  const city = cityList.find((c) => c.id === address.cityId) ?? cityList[0];
  setSession({ view: address.view ?? 'siting' });
  root.render(
    <StrictMode>
      <CrashGuard>
        <App />
      </CrashGuard>
    </StrictMode>,
  );
  startKeeping();
  followWindows();
  // A copy that is only looked at leaves nothing behind.
  if (ownFiles.inFolder) setSession({ sessionOnly: true });
  followUserLayers();
  followLand();
  followAdvice();
  followGround();
  followSums();
  followRules();
  followChecks();
  followEntries();
  followBatch();
  startAddress();
  startCamera(address.camera);
  const begin = () => city && switchCity(city.id);
  const embedded = ownFiles.project();
  if (embedded) void openEmbedded(embedded, begin);
  else begin();
  void applyLink(link);
  followLinks();
  if (!ownFiles.inFolder) startOffline();
  if (import.meta.env.ECOSPACE_TIANDITU)
    void import('./panels/base/base-state.ts').then(({ startBase }) => startBase());
} else root.render(<NoWebgl />);
