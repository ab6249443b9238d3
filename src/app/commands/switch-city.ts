/** Open a city; a failure becomes a problem of the page, never an exception. */
import { openCityOrTell } from '../state/open-city.ts';

export function switchCity(cityId: string): void {
  void openCityOrTell(cityId);
}
