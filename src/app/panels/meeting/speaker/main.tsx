import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../theme.css';
import { ownFiles } from '../../../offline/from-server.ts';
import { SpeakerView } from './SpeakerView.tsx';

ownFiles.prepareFonts();
// A window that stands already is given the show that asks for it anew.
addEventListener('hashchange', () => location.reload());
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <SpeakerView />
  </StrictMode>,
);
