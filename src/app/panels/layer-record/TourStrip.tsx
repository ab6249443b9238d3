import { useEffect, useRef } from 'react';
import type { CityLayer } from '../../../domain/city.ts';
import { metres, signedHectares } from '../../format.ts';
import { setSession, useApp } from '../../state/store.ts';
import { type Text, useText } from '../../text/use-text.ts';
import type { Stop, Tour } from './tour.ts';
import { useDistrictNames } from './use-district-names.ts';

interface TourStripProps {
  readonly layer: CityLayer;
  readonly tour: Tour;
  readonly show: (stops: readonly Stop[], at: number) => void;
  readonly back: () => void;
}

/** In place of the dialogue while its places are looked at: which one this is, the next one, and the way back. */
export function TourStrip({ layer, tour: { stops, at }, show, back }: TourStripProps) {
  const text = useText();
  const words = text.data.check;
  const language = useApp((s) => s.language);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const stop = stops[at]!;
  const districts = useDistrictNames();
  const { title, sentence } = stopWords(stop, text, districts);
  const name = layer.name[language];
  const head = stop.kind === 'problem' ? words.strip(name) : words.stripPieces(name);
  return (
    <section className="tour-strip" aria-label={head} data-over-map>
      <header>
        <span>{head}</span>
        <button
          type="button"
          className="sheet-close"
          title={text.shell.closeEsc}
          aria-label={text.shell.close}
          onClick={() => setSession({ dialog: null })}
        >
          ×
        </button>
      </header>
      <div className="tour-words" role="status">
        <strong>{title}</strong>
        {sentence !== '' && <p>{sentence}</p>}
      </div>
      <footer>
        <button ref={button} type="button" className="button secondary" onClick={back}>
          {words.back}
        </button>
        <span className="tour-place">{words.of(at + 1, stops.length)}</span>
        <button type="button" className="button secondary" disabled={at === 0} onClick={() => show(stops, at - 1)}>
          {words.previous}
        </button>
        <button
          type="button"
          className="button secondary"
          disabled={at === stops.length - 1}
          onClick={() => show(stops, at + 1)}
        >
          {words.next}
        </button>
      </footer>
    </section>
  );
}

function stopWords(
  stop: Stop,
  text: Text,
  districts: ReadonlyMap<string, string>,
): { readonly title: string; readonly sentence: string } {
  if (stop.kind === 'problem') {
    return { title: text.problems.title(stop.problem), sentence: text.problems.sentence(stop.problem) };
  }
  const words = text.data.versions;
  if (stop.kind === 'farthest')
    return { title: `${words.farthest} ${metres(stop.farthest.metres, 2)} m`, sentence: words.farthestHint };
  const { change, areaSquareMetres, districtId } = stop.piece;
  const area = signedHectares(change === 'lost' ? -areaSquareMetres : areaSquareMetres, 4);
  return { title: `${words[change]} ${area} ${words.hectares}`, sentence: districts.get(districtId ?? '') ?? '' };
}
