/** What the page is: the app, or a window of the speaker's, which loads neither map nor threads nor any city. */
import { holdKeys } from './commands/early-keys.ts';
import { showId } from './panels/meeting/speaker/messages.ts';

if (showId(location.hash) === null) {
  holdKeys();
  void import('./main.tsx');
} else void import('./panels/meeting/speaker/main.tsx');
