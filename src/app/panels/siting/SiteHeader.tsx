import { inEdgeCount } from '../../../domain/siting/corners.ts';
import { isWider, landOf } from '../../../domain/siting/design.ts';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { hectares, metres, mu, percent, squareKilometres } from '../../format.ts';
import { withFootprint } from '../../map/edit/active.ts';
import { motionOf } from '../../map/edit/design.ts';
import { zoomToPolygons } from '../../map/zoom.ts';
import type { Footprint } from '../../state/model.ts';
import { edit } from '../../state/store.ts';
import { type Text, useText } from '../../text/use-text.ts';
import { FactsLine } from './FactsLine.tsx';
import { StatedLine } from './StatedLine.tsx';
import { canBeWidened, WidthFields } from './WidthFields.tsx';

/** Name, facts, size, corners and districts of the footprint. */
export function SiteHeader({ footprint, result }: { footprint: Footprint; result: SitingResult | null }) {
  const { siting: text } = useText();
  const corners = result && cornersOf(footprint, result);
  return (
    <header className="site-header">
      <div className="line">
        <NameField key={footprint.id} footprint={footprint} />
        <Origin footprint={footprint} />
        <button type="button" className="button plain" onClick={() => zoomToPolygons(footprint.polygons)}>
          {text.list.show}
        </button>
      </div>
      <WidthFields footprint={footprint} />
      <FactsLine footprint={footprint} />
      {result && (
        <div className="line">
          <Land footprint={footprint} squareMetres={landOf(result)} />
          {isWider(result) && (
            <span className="checked-range" title={text.header.rangeHint}>
              {text.header.range} <b>{hectares(result.areaSquareMetres)}</b> {text.units.hectare}
            </span>
          )}
          <span className="quiet districts">
            {result.design?.lengthMetres != null && `${text.header.lineLength(metres(result.design.lengthMetres))} · `}
            {corners !== null && `${(isLine(footprint) ? text.header.linePoints : text.header.corners)(corners)} · `}
            {districtWords(result, text)}
          </span>
        </div>
      )}
      <StatedLine footprint={footprint} />
    </header>
  );
}

/** In three units; where it is not known, what makes it known. */
function Land({ footprint, squareMetres }: { footprint: Footprint; squareMetres: number | null }) {
  const { siting: text } = useText();
  if (squareMetres === null) {
    const { lost, gone } = text.header.landUnknown;
    return (
      <span className="land unknown">
        {text.header.land} <em>{canBeWidened(footprint) ? lost : gone}</em>
      </span>
    );
  }
  return (
    <span className="land">
      {text.header.land} <b>{hectares(squareMetres)}</b> {text.units.hectare}
      <span className="quiet">
        {' / '}
        {mu(squareMetres)} {text.units.mu}
        <span className="third">
          {' / '}
          {squareKilometres(squareMetres)} {text.units.squareKilometre}
        </span>
      </span>
    </span>
  );
}

function NameField({ footprint }: { footprint: Footprint }) {
  const { siting: text } = useText();
  const rename = (name: string): void => {
    const trimmed = name.trim();
    if (trimmed && trimmed !== footprint.name)
      edit((project) => withFootprint(project, footprint.id, (f) => ({ ...f, name: trimmed })));
  };
  return (
    <input
      className="site-name"
      key={footprint.name}
      defaultValue={footprint.name}
      aria-label={text.header.name}
      maxLength={60}
      spellCheck={false}
      onBlur={(event) => rename(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.value = footprint.name;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}

function Origin({ footprint }: { footprint: Footprint }) {
  const { siting: text } = useText();
  const words = originWord(footprint, text);
  const isFixed = footprint.axis !== undefined && motionOf(footprint) === null;
  return (
    <span className="quiet origin" title={isFixed ? text.header.widths.fixed : words}>
      {canBeWidened(footprint) ? text.header.widths.kind[footprint.origin] : words}
    </span>
  );
}

function originWord({ origin, distanceMetres, safetyMetres, file }: Footprint, { header }: Text['siting']): string {
  if (origin === 'file' && file) return header.origin.fileNamed(file);
  if (origin !== 'line' && origin !== 'point') return header.origin[origin];
  const words = header.origin[origin](metres(distanceMetres ?? 0));
  return safetyMetres ? `${words} · ${header.origin.safety(metres(safetyMetres))}` : words;
}

const isLine = (footprint: Footprint): boolean => canBeWidened(footprint) && footprint.origin === 'line';

/** Corners as the user gave them: those put in to keep projected edges straight, or round a line or point, are none. Projects of old files count some that are not theirs. */
function cornersOf(footprint: Footprint, { vertexCount }: SitingResult): number | null {
  const { addedVertices = 0, parcels, polygons } = footprint;
  if (canBeWidened(footprint)) return isLine(footprint) ? (footprint.axis?.length ?? null) : null;
  return parcels && addedVertices > inEdgeCount(polygons) ? null : vertexCount - addedVertices;
}

/** Districts by area; shares only where there is more than one. */
function districtWords(result: SitingResult, { header }: Text['siting']): string {
  const parts = result.districts.filter((d) => d.areaSquareMetres > 0);
  return parts
    .map((d) => {
      const name = d.name ?? header.outside;
      return parts.length > 1 ? header.districtPart(name, percent(d.areaSquareMetres / result.areaSquareMetres)) : name;
    })
    .join(' · ');
}
