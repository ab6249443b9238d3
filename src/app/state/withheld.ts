/** The user's layers that a city is opened without, since the user would not wait for them. Pure. */
import type { CityLayer } from '../../domain/city.ts';
import type { UserLayer } from '../../domain/user-layers.ts';
import { LARGE_VERTICES } from '../../worker/stored-drawing.ts';

/** Whether a layer takes long to open, and is drawn from what is stored with it. */
export const isLarge = ({ geometry, record }: UserLayer): boolean =>
  geometry === 'polygon' && record.vertexCount > LARGE_VERTICES;

/** The layers without those that are left out (their ids); an id of no layer counts for nothing. */
export const besides = (layers: readonly UserLayer[], withheld: readonly string[]): readonly UserLayer[] =>
  layers.filter(({ id }) => !withheld.includes(id));

/** Whether the version in force of a layer of the city is left out. A user's layer is the one version of its own. */
export const isWithheld = ({ versions }: CityLayer, withheld: readonly string[]): boolean =>
  withheld.includes(versions[0]?.id ?? '');
