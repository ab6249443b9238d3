/** The stand-alone folder with the present project in it, as one zip for the user. */
import { refusal } from '../../domain/problems.ts';
import type { Work } from '../../engine/index.ts';
import { EMBEDDED_SCRIPT, embeddingScript, FOLDER_LIST } from '../../io/embedded-project.ts';
import { type Packed, zipInSteps } from '../../io/zip-steps.ts';
import { downloadBlob } from '../export/download.ts';
import { projectFile } from '../state/project-verbs.ts';
import { getApp, setSession } from '../state/store.ts';
import { runPageTask, toast } from '../state/tasks.ts';
import { offline } from '../text/offline.ts';

/** Where the app's build has the folder's files; they are built anew with each version of the app. */
const AT = new URL('./standalone/', document.baseURI);
/** Name of the folder in the zip, so that what is extracted lies together. */
const FOLDER = 'EcoSpace';

export async function exportFolder(): Promise<void> {
  const { language, cityId } = getApp();
  const text = offline[language];
  const savedAt = Date.now();
  const packed = await runPageTask(text.write, async (work) => {
    const project = await projectFile(savedAt, work);
    if (!project.ok) return project;
    const files = await folderFiles(work);
    if (!files) return refusal('folder-files-missing');
    const script = embeddingScript(await base64(project.value));
    const whole = [...files, { path: EMBEDDED_SCRIPT, bytes: new TextEncoder().encode(script) }];
    const inFolder = whole.map(({ path, bytes }) => ({ path: `${FOLDER}/${path}`, bytes }));
    return { ok: true, value: await zipInSteps(inFolder, savedAt, work), problems: [] } as const;
  });
  if (!packed) return;
  if (packed.ok) {
    downloadBlob(`${cityId}-EcoSpace-USB.zip`, new Blob([packed.value], { type: 'application/zip' }));
    toast(text.done, false);
  } else setSession({ problems: packed.problems });
}

/** Null where they cannot be had: another build, or no network and never asked for before. */
async function folderFiles(work: Work): Promise<readonly Packed[] | null> {
  const list = await own(FOLDER_LIST);
  if (!list) return null;
  const paths = (JSON.parse(new TextDecoder().decode(list)) as string[]).filter((path) => path !== EMBEDDED_SCRIPT);
  const files: Packed[] = [];
  for (const path of paths) {
    work.tell({ done: files.length, total: paths.length });
    const bytes = await own(path);
    if (!bytes) return null;
    files.push({ path, bytes });
  }
  return files;
}

/** A server may answer with its own page what it does not have. */
async function own(path: string): Promise<Uint8Array | null> {
  try {
    const response = await fetch(new URL(path, AT));
    const isPage = response.headers.get('content-type')?.startsWith('text/html') && !path.endsWith('.html');
    return response.ok && !isPage ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch (error) {
    // The network is cut.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

async function base64(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(new Blob([bytes]));
  });
  return address.slice(address.indexOf(',') + 1);
}
