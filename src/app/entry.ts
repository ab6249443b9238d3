/** What the page is: the app, or a window of the speaker's, which loads neither map nor threads nor any city. */
import { showId } from './panels/meeting/speaker/messages.ts';

if (showId(location.hash) === null) void import('./main.tsx');
else void import('./panels/meeting/speaker/main.tsx');
