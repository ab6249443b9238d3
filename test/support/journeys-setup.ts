/** Before the first journey: the app is built once and served to all of them. */
import type { TestProject } from 'vitest/node';
import { serveApp } from './served-app.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built app. */
    appUrl: string;
    /** Folder of the built app. */
    appFolder: string;
  }
}

/** What it returns is run after the last journey. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, folder, close } = await serveApp();
  project.provide('appUrl', url);
  project.provide('appFolder', folder);
  return close;
}
