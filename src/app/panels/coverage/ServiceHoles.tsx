import { useState } from 'react';
import { inDistricts, oneDistrict } from '../../../domain/coverage/in-districts.ts';
import type { ServiceCoverage } from '../../../domain/coverage/services.ts';
import * as format from '../../format.ts';
import { zoomToPolygons } from '../../map/zoom.ts';
import { select } from '../../state/actions.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { useArea } from './area-unit.ts';
import { NumberHandle } from './NumberHandle.tsx';
import { serviceFigure } from './services.ts';

/** Pieces of land listed at first. */
const LISTED = 5;

/** Ground that nothing reaches, numbered as on the map; a click lights the piece and goes there. */
export function ServiceHoles({ coverage: { service, ...coverage } }: { coverage: ServiceCoverage }) {
  const text = useText();
  const words = text.board.services;
  const language = useApp((s) => s.language);
  const districts = useApp((s) => (s.coverage.kind === 'done' ? s.coverage.result.rows : []));
  const filter = useApp((s) => s.coverageFilter.districts);
  const unit = text.board.overview.units[useApp((s) => s.areaUnit)];
  const area = useArea();
  const [all, showAll] = useState(false);
  const uncovered = inDistricts(coverage.uncovered, filter);
  if (uncovered.length === 0) return <p className="board-note">{words.holesNone}</p>;
  const one = oneDistrict(filter);
  const place = districts.find((r) => r.districtId === one)?.name?.[language] ?? text.coverage.city;
  const listed = all ? uncovered : uncovered.slice(0, LISTED);
  const rest = uncovered.slice(listed.length);
  const largest = uncovered[0]!.areaSquareMetres;
  return (
    <div className="service-holes">
      <h4>
        {filter === null || filter.length === 1 ? (
          <NumberHandle
            selection={serviceFigure(service, 'uncovered', oneDistrict(filter))}
            label={words.names.uncovered(service.name[language], place)}
          >
            {words.holes(format.count(uncovered.length))}
          </NumberHandle>
        ) : (
          words.holes(format.count(uncovered.length))
        )}
      </h4>
      <ol>
        {listed.map((piece) => {
          const district = districts.find((r) => r.districtId === piece.districtId)?.name?.[language] ?? '';
          const shown = area(piece.areaSquareMetres);
          return (
            <li key={piece.number}>
              <button
                type="button"
                aria-label={words.holeLabel(String(piece.number), district, `${shown} ${unit}`)}
                onClick={() => {
                  select(serviceFigure(service, `hole:${piece.number}`, piece.districtId));
                  zoomToPolygons([piece.polygon]);
                }}
              >
                <span className="piece-number">{piece.number}</span>
                <span>{district}</span>
                <span className="service-hole-bar" aria-hidden="true">
                  <i style={{ width: `${(100 * piece.areaSquareMetres) / largest}%` }} />
                </span>
                <span className="piece-area">{shown}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {rest.length > 0 && (
        <button type="button" className="link" onClick={() => showAll(true)}>
          {words.holesMore(
            format.count(rest.length),
            `${area(rest.reduce((sum, p) => sum + p.areaSquareMetres, 0))} ${unit}`,
          )}
        </button>
      )}
    </div>
  );
}
