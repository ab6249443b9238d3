import { count, squareKilometres } from '../../format.ts';
import { fitExtent } from '../../map/camera.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** The large layer on the map: what it holds, and the way to take it off. */
export function LargeCard() {
  const { siting: text } = useText();
  const large = useApp((s) => s.large);
  if (!large) return null;
  const { name, layer } = large;
  return (
    <section className="large-card">
      <div>
        <h3>
          {text.import.largeTitle} · {name}
        </h3>
        <p>
          {text.import.largeFacts(
            count(layer.featureCount),
            count(layer.vertexCount),
            squareKilometres(layer.areaSquareMetres),
          )}
        </p>
      </div>
      <button type="button" className="button plain" onClick={() => fitExtent(layer.extent)}>
        {text.import.show}
      </button>
      <button type="button" className="button plain" onClick={() => setSession({ large: null })}>
        {text.import.remove}
      </button>
    </section>
  );
}
