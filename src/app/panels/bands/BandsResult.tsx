import type { City } from '../../../domain/city.ts';
import { metres, squareKilometres } from '../../format.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { StaleNoteWords } from './BandsOrigin.tsx';
import { distanceText } from './bands-form.ts';
import { bandsOrigin, lineWords } from './stale-bands.ts';

interface BandsResultProps {
  readonly city: City;
  /** Whether they were drawn in this dialogue. */
  readonly drawn: boolean;
}

/** The bands in use: each ring's area, how good the edges are, and which line they come from. */
export function BandsResult({ city, drawn }: BandsResultProps) {
  const text = useText().data.bands;
  const language = useApp((s) => s.language);
  const userLayers = useApp((s) => s.project.userLayers);
  const bands = city.bandSet;
  const updating = useApp((s) => s.opening === 'loading');
  const summary = useApp((s) => s.open?.summaries.find((l) => l.layerId === bands?.bandsLayer));
  if (!bands) return null;
  if (updating) return <p className="bands-note">{text.updating}</p>;
  const origin = bandsOrigin(city, userLayers);
  const areas = bands.rings.map(
    (ring) => summary?.classes.find((c) => c.classId === ring.class)?.areaSquareMetres ?? null,
  );
  const total = areas.every((area) => area !== null) ? areas.reduce((sum, area) => sum + area, 0) : null;
  return (
    <section className="bands-result" aria-live="polite" aria-busy={updating}>
      <h3>{drawn ? text.resultNew : text.result}</h3>
      <StaleNoteWords />
      <table className="record-table">
        <thead>
          <tr>
            <th scope="col">{text.table.ring}</th>
            <th scope="col" className="figure">
              {text.table.area}
            </th>
          </tr>
        </thead>
        <tbody>
          {bands.rings.map((ring, i) => (
            <tr key={ring.class}>
              <th scope="row">{text.ringName(distanceText(ring.fromMetres), distanceText(ring.toMetres))}</th>
              <td className="figure">{squareKilometres(areas[i])}</td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{text.total}</th>
            <td className="figure">{squareKilometres(total)}</td>
          </tr>
        </tbody>
      </table>
      <p className="bands-note">{text.unrounded}</p>
      <p>{text.error(metres(bands.largestErrorMetres, 3))}</p>
      {origin && <p>{text.from(lineWords(origin, language))}</p>}
    </section>
  );
}
