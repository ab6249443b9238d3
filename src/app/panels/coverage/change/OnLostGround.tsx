import type { LayerChanges } from '../../../../domain/coverage/change.ts';
import type { SiteInChange } from '../../../../domain/coverage/change-sites.ts';
import * as format from '../../../format.ts';
import { zoomToGeometry, zoomToPolygons } from '../../../map/zoom.ts';
import { select } from '../../../state/actions.ts';
import type { OpenCity } from '../../../state/model.ts';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { NumberHandle } from '../NumberHandle.tsx';
import { changeFigure } from './change-figure.ts';
import { useFootprintsIn } from './use-footprints-in.ts';

interface OnLostGroundProps {
  readonly open: OpenCity;
  readonly changes: LayerChanges;
}

/** Remediation sites and the user's own projects that stand on ground that was lost. */
export function OnLostGround({ open, changes }: OnLostGroundProps) {
  if (changes.total.lostSquareMetres === 0) return null;
  return (
    <div className="change-on-lost">
      <Sites open={open} changes={changes} />
      <Footprints changes={changes} />
    </div>
  );
}

function Sites({ open, changes }: OnLostGroundProps) {
  const text = useText();
  const words = text.board.change;
  const { sites, sitesLeftOut } = changes;
  return (
    <section>
      <h3 className="board-sub">{words.sites}</h3>
      {sites.length === 0 ? (
        <p className="board-note">{words.sitesNone}</p>
      ) : (
        <table className="board-table">
          <thead>
            <tr>
              <th scope="col" className="words">
                {words.site}
              </th>
              <th scope="col" className="words">
                {words.siteType}
              </th>
              <th scope="col" className="words">
                {words.siteStatus}
              </th>
              <th scope="col">{words.piece}</th>
            </tr>
          </thead>
          <tbody>
            {sites.map((site) => (
              <SiteRow key={`${site.layerId} ${site.id}`} site={site} open={open} />
            ))}
          </tbody>
        </table>
      )}
      {sitesLeftOut > 0 && <p className="board-note">{words.sitesLeftOut(format.count(sitesLeftOut))}</p>}
    </section>
  );
}

function SiteRow({ site, open }: { site: SiteInChange; open: OpenCity }) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  const layer = open.city.layers.find((l) => l.id === site.layerId);
  const features = open.tables[site.layerId]?.features ?? [];
  const index = features.findIndex((f) => f.properties.id === site.id);
  const go = () => {
    const feature = features[index];
    if (!feature) return;
    select({ kind: 'feature', layerId: site.layerId, index });
    zoomToGeometry(feature.geometry);
  };
  return (
    <tr>
      <th scope="row" className="words">
        <button type="button" className="link to-place" onClick={go}>
          {site.name}
        </button>
      </th>
      <td className="words">{layer?.classes.find((c) => c.id === site.classId)?.name[language] ?? site.classId}</td>
      <td className="words">{text.statuses[site.status] ?? text.none}</td>
      <td>{site.pieces.join(' ')}</td>
    </tr>
  );
}

function Footprints({ changes }: Pick<OnLostGroundProps, 'changes'>) {
  const words = useText().board.change;
  const footprints = useApp((s) => s.project.footprints);
  const presenting = useApp((s) => s.presenting !== null);
  const found = useFootprintsIn(changes.layerId, changes.before.versionId);
  const filter = useApp((s) => s.coverageFilter);
  const numbers = new Set(changes.pieces.map((p) => p.number));
  const isShown = (pieces: readonly number[]) =>
    (filter.districts === null && filter.classKeys === null) || pieces.some((n) => numbers.has(n));
  const met = (found ?? []).filter((f) => f.lostSquareMetres !== 0 && isShown(f.pieces));
  const name = (id: string) => footprints.find((f) => f.id === id)?.name ?? '';
  const figure = (id: string, squareMetres: number) =>
    changeFigure({
      kind: 'footprint',
      layerId: changes.layerId,
      before: changes.before.versionId,
      footprint: { id, name: name(id), squareMetres },
    });
  const go = (id: string, lostSquareMetres: number | null) => {
    const footprint = footprints.find((f) => f.id === id);
    if (lostSquareMetres !== null) select(figure(id, lostSquareMetres));
    if (footprint) zoomToPolygons(footprint.polygons);
  };
  // A scene of the board stands without the user's sites: of them nothing is known there.
  if (presenting && footprints.length === 0) return null;
  return (
    <section>
      <h3 className="board-sub">{words.footprints}</h3>
      {met.length === 0 ? (
        <p className="board-note" aria-busy={found === null}>
          {footprints.length === 0
            ? words.noFootprints
            : found === null
              ? words.running(format.percent(0, 0))
              : words.footprintsNone}
        </p>
      ) : (
        <table className="board-table">
          <thead>
            <tr>
              <th scope="col" className="words">
                {words.site}
              </th>
              <th scope="col">{words.lostOf}</th>
              <th scope="col">{words.piece}</th>
            </tr>
          </thead>
          <tbody>
            {met.map(({ id, lostSquareMetres, pieces }) => (
              <tr key={id}>
                <th scope="row" className="words">
                  <button type="button" className="link to-place" onClick={() => go(id, lostSquareMetres)}>
                    {name(id)}
                  </button>
                </th>
                <td className="loss">
                  {lostSquareMetres === null ? (
                    words.footprintFault
                  ) : (
                    <NumberHandle selection={figure(id, lostSquareMetres)} label={words.names.footprint(name(id))}>
                      {format.hectares(lostSquareMetres)}
                    </NumberHandle>
                  )}
                </td>
                <td>{pieces.join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
