import type { SitingResult } from '../../../domain/siting/result.ts';
import { hectares } from '../../format.ts';
import { useText } from '../../text/use-text.ts';

/** The parts of the footprint across the bands, shown to add up to the footprint. */
export function BandCheck({ result }: { result: SitingResult }) {
  const { siting: text } = useText();
  const { bands } = result;
  if (!bands) return null;
  const ground = result.areaSquareMetres - result.insideSquareMetres;
  const outside = ground > result.computationErrorSquareMetres ? ground : 0;
  const parts = [
    { name: text.bands.inside, area: bands.insideSquareMetres },
    ...bands.rings.map((r) => ({ name: text.bands.ring(r.fromMetres, r.toMetres), area: r.areaSquareMetres })),
    { name: text.bands.beyond, area: bands.beyondSquareMetres },
    { name: text.bands.outsideCity, area: outside },
  ].filter((part) => part.area > 0);
  const sum = parts.reduce((total, part) => total + part.area, 0);
  return (
    <p className="band-check">
      <b>{text.bands.title}</b>{' '}
      {parts.map((part, i) => (
        <span key={part.name}>
          {i > 0 && ' + '}
          {part.name} {hectares(part.area)}
        </span>
      ))}{' '}
      = {hectares(sum)} {text.units.hectare}
      <span className="quiet">
        {' '}
        {text.bands.against(hectares(result.areaSquareMetres), hectares(bands.residualSquareMetres))}
      </span>
    </p>
  );
}
