/** What the stand-alone folder begins with: its project, in the meeting view where it has scenes. */
import { openProjectFile } from '../state/project-verbs.ts';
import { getApp, setSession } from '../state/store.ts';

/** Where the project cannot be opened the problems say why, and `otherwise` opens what the app begins with elsewhere. */
export async function openEmbedded(file: File, otherwise: () => void): Promise<void> {
  await openProjectFile(file, { isFirst: true });
  if (getApp().open === null) {
    const { problems } = getApp();
    otherwise();
    setSession({ problems });
  } else if (getApp().project.scenes.length > 0) setSession({ view: 'meeting' });
}
