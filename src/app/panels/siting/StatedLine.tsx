import { disagrees } from '../../../domain/siting/stated-area.ts';
import { hectares } from '../../format.ts';
import type { Footprint } from '../../state/model.ts';
import { useText } from '../../text/use-text.ts';

/** What the file of a parcel says of its area, where that is not the area of its corners. */
export function StatedLine({ footprint: { stated } }: { footprint: Footprint }) {
  const { parcels: text } = useText().siting;
  if (!stated || !disagrees(stated)) return null;
  const { squareMetres, planarSquareMetres: planar, ellipsoidalSquareMetres: ellipsoidal } = stated;
  return (
    <p className="line stated-area">
      {text.statedOf(hectares(squareMetres), planar === null ? null : hectares(planar), hectares(ellipsoidal))}
    </p>
  );
}
