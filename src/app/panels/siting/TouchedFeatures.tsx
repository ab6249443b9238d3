import type { Finding, TouchedFeature } from '../../../domain/siting/result.ts';
import { hectares, squareMetres } from '../../format.ts';
import { zoomToGeometry } from '../../map/zoom.ts';
import { select } from '../../state/actions.ts';
import { getApp, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** Less is rounding, square metres. */
const LEAST_REPEATED = 0.5;

/** The features under a row: name, number and the part of each that is touched; a click goes there. */
export function TouchedFeatures({ finding }: { finding: Finding }) {
  const { siting: text } = useText();
  const selection = useApp((s) => s.selection);
  const layerOf = (feature: TouchedFeature): string => feature.layerId ?? finding.layerId;
  const isSelected = (feature: TouchedFeature): boolean =>
    selection.kind === 'feature' && selection.layerId === layerOf(feature) && selection.index === feature.index;
  const sum = finding.features.reduce((total, f) => total + f.areaSquareMetres, 0);
  const repeated = sum - (finding.areaSquareMetres ?? 0);
  return (
    <tr className="touched">
      <td colSpan={7}>
        <ul className="touched-list" aria-label={text.table.features}>
          {finding.features.map((feature) => (
            <li key={`${layerOf(feature)}/${feature.index}`}>
              <button type="button" aria-pressed={isSelected(feature)} onClick={() => goTo(layerOf(feature), feature)}>
                <span>{feature.name}</span>
                <code>{feature.id}</code>
                <b>
                  {hectares(feature.areaSquareMetres)} {text.units.hectare}
                </b>
              </button>
            </li>
          ))}
        </ul>
        {finding.dataErrorSquareMetres !== null && (
          <p className="touched-repeated">{text.table.dataError(hectares(finding.dataErrorSquareMetres))}</p>
        )}
        {finding.overlapResidualSquareMetres !== null && (
          <p className="touched-repeated">
            {text.table.residual(squareMetres(Math.abs(finding.overlapResidualSquareMetres), 3))}
          </p>
        )}
        {repeated > LEAST_REPEATED && <p className="touched-repeated">{text.table.repeated(hectares(repeated))}</p>}
      </td>
    </tr>
  );
}

function goTo(layerId: string, feature: TouchedFeature): void {
  select({ kind: 'feature', layerId, index: feature.index });
  const geometry = getApp().open?.tables[layerId]?.features[feature.index]?.geometry;
  if (geometry) zoomToGeometry(geometry);
}
