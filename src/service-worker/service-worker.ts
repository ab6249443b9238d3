/**
 * Keeps the app for use without network: all of it at the first visit, the files of the stand-alone folder when they are
 * asked for. A new version waits until all windows of the old one are closed, or until one of them says `take-over`.
 */
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope;

/** The build writes the list of all files here. */
const files = self.__WB_MANIFEST;

/** Files of the stand-alone folder: their names are the same in every version of the app. */
const FOLDER = new URL('./standalone/', self.location.href).href;
/** Other copies of the app may be served from the same origin. */
const FOLDER_CACHES = `folder ${self.registration.scope} `;
const folderCache = FOLDER_CACHES + revisionOf('index.html');

function revisionOf(url: string): string {
  for (const file of files) if (typeof file !== 'string' && file.url === url) return file.revision ?? '';
  throw new Error(`no ${url} among the files`);
}

async function folderFile(request: Request): Promise<Response> {
  const cache = await caches.open(folderCache);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

/** The folder's files of other versions go. */
async function clean(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(FOLDER_CACHES) && name !== folderCache);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener('fetch', (event) => {
  if (event.request.url.startsWith(FOLDER)) event.respondWith(folderFile(event.request));
});
self.addEventListener('activate', (event) => event.waitUntil(clean()));
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});

cleanupOutdatedCaches();
// Whatever stands behind the question mark, the app is the same.
precacheAndRoute(files, { ignoreURLParametersMatching: [/./] });
