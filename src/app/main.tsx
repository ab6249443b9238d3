import { setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme.css';
import { App } from './App.tsx';
import { cityList } from './cities.ts';
import { switchCity } from './commands/switch-city.ts';
import { startCamera } from './map/open-camera.ts';
import { readAddress, startAddress } from './panels/shell/address.ts';
import { CrashGuard } from './panels/shell/CrashGuard.tsx';
import { hasWebgl2, NoWebgl } from './panels/shell/NoWebgl.tsx';
import { followEntries } from './state/batch-register.ts';
import { followBatch } from './state/batch-verbs.ts';
import { followUserLayers } from './state/open-city.ts';
import { followChecks } from './state/register-verbs.ts';
import { followRules } from './state/rule-verbs.ts';
import { startKeeping } from './state/save-start.ts';
import { followAdvice } from './state/siting-advice.ts';
import { followGround } from './state/siting-ground.ts';
import { followSums } from './state/siting-sums.ts';
import { setSession } from './state/store.ts';

setWorkerUrl(workerUrl);

const root = createRoot(document.getElementById('root')!);
if (hasWebgl2()) {
  const address = readAddress(location.hash);
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
  followUserLayers();
  followAdvice();
  followGround();
  followSums();
  followRules();
  followChecks();
  followEntries();
  followBatch();
  startAddress();
  startCamera(address.camera);
  if (city) switchCity(city.id);
} else root.render(<NoWebgl />);
