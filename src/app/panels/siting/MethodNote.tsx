import { landOf } from '../../../domain/siting/design.ts';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { roundEnds } from '../../../text/round-ends.ts';
import { errorBound, metres } from '../../format.ts';
import type { Footprint, Language } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { canBeWidened } from './WidthFields.tsx';

/** How the figures were made and how good they can be: computation and data apart. */
export function MethodNote({ footprint, result }: { footprint: Footprint; result: SitingResult }) {
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
        {text.method.bound(errorBound(result.computationErrorSquareMetres))} {stripNote(footprint, result, language)}
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

/** How a line project ends; nothing where it no longer has the shape of its line. */
function stripNote(footprint: Footprint, result: SitingResult, language: Language): string {
  const { origin, distanceMetres: widthMetres, safetyMetres = 0 } = footprint;
  if (origin !== 'line' || !canBeWidened(footprint) || widthMetres === null) return '';
  return roundEnds({ widthMetres, safetyMetres, landSquareMetres: landOf(result) }, language);
}
