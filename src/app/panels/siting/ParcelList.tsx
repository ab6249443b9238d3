import { useMemo } from 'react';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { changeOf } from '../../../domain/siting/site-change.ts';
import { polygonsArea } from '../../../geodesy/ellipsoid.ts';
import { hectares, mu } from '../../format.ts';
import { zoomToPolygons } from '../../map/zoom.ts';
import { splitParcels } from '../../state/import-sites.ts';
import type { Footprint, Parcel } from '../../state/model.ts';
import { useText } from '../../text/use-text.ts';
import './parcel-list.css';

const ROUNDING_SQUARE_METRES = 1e-3;

/** The parcels of a project one by one, and how their sum and the dissolved area differ. */
export function ParcelList({ footprint, result }: { footprint: Footprint; result: SitingResult }) {
  const { siting } = useText();
  const text = siting.parcels;
  const { parcels, start, polygons } = footprint;
  const change = useMemo(() => (parcels ? changeOf(start, polygons) : null), [parcels, start, polygons]);
  if (!parcels) return null;
  // The rows are of the ground where the parcels were read; a project that has moved keeps its total only.
  const moved = change !== null;
  const areas = parcels.map((parcel) => polygonsArea(parcel.polygons));
  const gross = areas.reduce((sum, area) => sum + area, 0);
  // What dissolving leaves of parcels that only touch, or do not, is rounding.
  const difference = gross - result.areaSquareMetres;
  const overlap = Math.abs(difference) < ROUNDING_SQUARE_METRES ? 0 : difference;
  return (
    <details className="parcel-list" open>
      <summary>
        <h3>{text.title(parcels.length)}</h3>
        <button type="button" className="button plain" onClick={() => splitParcels(footprint.id)}>
          {text.split(parcels.length)}
        </button>
      </summary>
      {change && <p className="quiet">{change.kind === 'reshaped' ? text.reshaped : text.moved}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{siting.units.hectare}</th>
            <th scope="col">{siting.units.mu}</th>
          </tr>
        </thead>
        <tbody>
          {parcels.map((parcel, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parcels keep the order of their file and may share names
            <Row key={i} parcel={parcel} area={areas[i]!} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.sum}</th>
            <td>{hectares(gross)}</td>
            <td>{mu(gross)}</td>
          </tr>
          {!moved && (
            <>
              <tr>
                <th scope="row">{text.overlap}</th>
                <td>{hectares(overlap)}</td>
                <td>{mu(overlap)}</td>
              </tr>
              <tr className="total">
                <th scope="row">{text.dissolved}</th>
                <td>{hectares(result.areaSquareMetres)}</td>
                <td>{mu(result.areaSquareMetres)}</td>
              </tr>
            </>
          )}
        </tfoot>
      </table>
    </details>
  );
}

function Row({ parcel, area }: { parcel: Parcel; area: number }) {
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" onClick={() => zoomToPolygons(parcel.polygons)}>
          {parcel.name}
        </button>
      </th>
      <td>{hectares(area)}</td>
      <td>{mu(area)}</td>
    </tr>
  );
}
