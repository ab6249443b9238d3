import type { SitingResult } from '../../../domain/siting/result.ts';
import { errorBound, metres } from '../../format.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** How the figures were made and how good they can be: computation and data apart. */
export function MethodNote({ result }: { result: SitingResult }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const layers = useApp((s) => s.open?.city.layers) ?? [];
  const checked = new Set(result.findings.map((f) => f.layerId));
  const illustrative = result.findings.some((f) => f.illustrative);
  return (
    <section className="method">
      <p>
        {illustrative && <span className="badge-illustrative">{text.method.illustrative}</span>}{' '}
        {text.method.notApproval} {text.method.area}{' '}
        {text.method.bound(errorBound(result.computationErrorSquareMetres))}
      </p>
      <details>
        <summary>{text.method.accuracy}</summary>
        <ul>
          {layers
            .filter((layer) => checked.has(layer.id))
            .map((layer) => (
              <li key={layer.id}>{text.method.accuracyOf(layer.name[language], metres(layer.accuracyMetres))}</li>
            ))}
        </ul>
      </details>
    </section>
  );
}
