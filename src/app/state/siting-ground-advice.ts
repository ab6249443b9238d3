/** Free ground beside the advice: where both found the same place, one figure. Pure. */
import type { Advice, FreeGround } from '../../domain/siting/advice-result.ts';
import { offsetFrom } from '../map/edit/ground.ts';

/** Both searches are as near to the best as this, metres: closer together they mean one place. */
const SAME_METRES = 2;

/** The patch in which the footprint would stand where the advice has it, standing just there. */
export function withAdvice(ground: FreeGround, advice: Pick<Advice, 'all' | 'safetyMetres'> | null): FreeGround {
  const move = advice?.all;
  if (!move || advice.safetyMetres !== ground.safetyMetres) return ground;
  const [lon = 0, lat = 0] = move.polygons[0]?.[0]?.[0] ?? [];
  const patches = ground.patches.map((patch) => {
    const { angleDegrees, polygons } = patch.placement;
    const { east, north } = offsetFrom([lon, lat], polygons[0]?.[0]?.[0] ?? []);
    if (angleDegrees !== 0 || Math.hypot(east, north) > SAME_METRES) return patch;
    return { ...patch, distanceMetres: move.metres, placement: { angleDegrees, polygons: move.polygons } };
  });
  return { ...ground, patches };
}
