/** Open a city; a failure becomes a problem of the page, never an exception. */
import { openCity } from '../state/open-city.ts';
import { getApp, setSession } from '../state/store.ts';

export function switchCity(cityId: string): void {
  openCity(cityId).catch((error: unknown) => {
    if (getApp().cityId !== cityId) return;
    const message = error instanceof Error ? error.message : String(error);
    setSession({
      opening: 'failed',
      problems: [{ code: 'computation-failed', severity: 'error', where: {}, values: { message } }],
    });
  });
}
