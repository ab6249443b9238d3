import { useMemo } from 'react';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { placedParcels } from '../../../domain/siting/parcels.ts';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { changeOf } from '../../../domain/siting/site-change.ts';
import { disagrees, type StatedArea } from '../../../domain/siting/stated-area.ts';
import { polygonsArea } from '../../../geodesy/ellipsoid.ts';
import { hectares, mu, percent } from '../../format.ts';
import { zoomToPolygons } from '../../map/zoom.ts';
import { splitParcels } from '../../state/import-sites.ts';
import type { Footprint } from '../../state/model.ts';
import { useText } from '../../text/use-text.ts';
import './parcel-list.css';

const ROUNDING_SQUARE_METRES = 1e-3;

/** The parcels of a project one by one as they lie now, and how their sum and the dissolved area differ. */
export function ParcelList({ footprint, result }: { footprint: Footprint; result: SitingResult }) {
  const { siting } = useText();
  const text = siting.parcels;
  const { parcels, start, polygons } = footprint;
  const placed = useMemo(() => placedParcels({ ...(parcels && { parcels }), start, polygons }), [parcels, start, polygons]); // biome-ignore format: one line
  const isMoved = useMemo(() => start !== polygons && changeOf(start, polygons) !== null, [start, polygons]);
  if (!parcels) return null;
  const shapes = placed ?? parcels.map((parcel) => parcel.polygons);
  const areas = shapes.map(polygonsArea);
  const gross = areas.reduce((sum, area) => sum + area, 0);
  // What dissolving leaves of parcels that only touch, or do not, is rounding.
  const difference = gross - result.areaSquareMetres;
  const overlap = Math.abs(difference) < ROUNDING_SQUARE_METRES ? 0 : difference;
  const hasStated = parcels.some((parcel) => parcel.stated);
  return (
    <details className="parcel-list" open>
      <summary>
        <h3>{text.title(parcels.length)}</h3>
        {placed && (
          <button type="button" className="button plain" onClick={() => splitParcels(footprint.id)}>
            {text.split(parcels.length)}
          </button>
        )}
      </summary>
      {!placed && <p className="quiet">{text.reshaped}</p>}
      {placed && isMoved && <p className="quiet">{text.moved}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            {hasStated && <th scope="col">{text.stated}</th>}
            <th scope="col">{siting.units.hectare}</th>
            <th scope="col">{siting.units.mu}</th>
          </tr>
        </thead>
        <tbody>
          {parcels.map(({ name, stated }, i) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: parcels keep the order of their file and may share names
              key={i}
              name={name}
              stated={hasStated ? (stated ?? null) : undefined}
              shape={shapes[i]!}
              area={areas[i]!}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.sum}</th>
            {hasStated && <td>{statedSum(parcels.map((parcel) => parcel.stated))}</td>}
            <td>{hectares(gross)}</td>
            <td>{mu(gross)}</td>
          </tr>
          {placed && (
            <>
              <tr>
                <th scope="row">{text.overlap}</th>
                {hasStated && <td />}
                <td>{hectares(overlap)}</td>
                <td>{mu(overlap)}</td>
              </tr>
              <tr className="total">
                <th scope="row">{text.dissolved}</th>
                {hasStated && <td />}
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

/** Of all parcels; a dash where some say nothing. */
const statedSum = (stated: readonly (StatedArea | undefined)[]): string =>
  hectares(stated.every((s) => s) ? stated.reduce((sum, s) => sum + s!.squareMetres, 0) : null);

interface RowProps {
  readonly name: string;
  /** Null where the file says nothing of this one, undefined where of none. */
  readonly stated: StatedArea | null | undefined;
  readonly shape: PolygonCoordinates;
  readonly area: number;
}

function Row({ name, stated, shape, area }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" onClick={() => zoomToPolygons(shape)}>
          {name}
        </button>
      </th>
      {stated !== undefined && <Stated stated={stated} />}
      <td>{hectares(area)}</td>
      <td>{mu(area)}</td>
    </tr>
  );
}

function Stated({ stated }: { stated: StatedArea | null }) {
  const { parcels: text } = useText().siting;
  if (!stated || !disagrees(stated)) return <td>{hectares(stated ? stated.squareMetres : null)}</td>;
  const share = Math.abs(stated.squareMetres / stated.ellipsoidalSquareMetres - 1);
  return (
    <td className="differs" title={text.differs(percent(share))}>
      {hectares(stated.squareMetres)} ≠
    </td>
  );
}
