import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { BoardCard } from './BoardCard.tsx';
import { type Aspect, cellOf } from './figure.ts';
import { NumberHandle } from './NumberHandle.tsx';
import { siteStatuses } from './site-statuses.ts';
import { sitesRows } from './tables-csv.ts';
import './sites.css';

type Sites = NonNullable<CoverageResult['sites']>;

/** Counts of sites by type, band and status. */
export function SitesCard({ sites }: { sites: Sites | null }) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  if (!sites) {
    return (
      <BoardCard area="sites" title={text.sites.title}>
        <p className="board-missing">{text.sites.missing}</p>
      </BoardCard>
    );
  }
  const statuses = siteStatuses(sites);
  return (
    <BoardCard
      area="sites"
      title={text.sites.title}
      unit={text.sites.unit}
      csv={() => sitesRows(sites, language, text)}
    >
      <table className="board-table sites-table">
        <thead>
          <tr>
            <td colSpan={2} />
            <th scope="colgroup" className="group-name" colSpan={sites.bands.length}>
              {text.sites.byBand}
            </th>
            <th scope="colgroup" className="group-name" colSpan={statuses.length + 1}>
              {text.sites.byStatus}
            </th>
          </tr>
          <tr>
            <th scope="col" className="words">
              {text.sites.type}
            </th>
            <th scope="col">{text.sites.total}</th>
            {sites.bands.map((band, i) => (
              <th scope="col" key={band.id} className={i === 0 ? 'band group-start' : 'band'}>
                {band.name?.[language] ?? text.sites.beyond}
              </th>
            ))}
            {statuses.map((status, i) => (
              <th scope="col" key={status} className={i === 0 ? 'group-start' : undefined}>
                {text.statuses[status] ?? status}
              </th>
            ))}
            <th scope="col">{text.sites.overdue}</th>
          </tr>
        </thead>
        <tbody>
          {sites.types.map((type) => (
            <SiteRow key={type.classId} type={type} sites={sites} statuses={statuses} />
          ))}
        </tbody>
      </table>
      <p className="board-note">{text.sites.note}</p>
    </BoardCard>
  );
}

interface SiteRowProps {
  readonly type: Sites['types'][number];
  readonly sites: Sites;
  readonly statuses: readonly string[];
}

function SiteRow({ type, sites, statuses }: SiteRowProps) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  const name = type.name[language];
  const count = (aspect: Aspect, value: number, label: string) =>
    value === 0 ? (
      <span className="nil">0</span>
    ) : (
      <NumberHandle selection={cellOf(`${sites.layerId}/${type.classId}`, null, aspect)} label={label}>
        {String(value)}
      </NumberHandle>
    );
  return (
    <tr>
      <th scope="row" className="words">
        <span className="with-swatch">
          <Swatch style={type.style} />
          {name}
        </span>
      </th>
      <td>{count('sites', type.total, text.names.sites(name))}</td>
      {sites.bands.map((band, i) => (
        <td key={band.id} className={i === 0 ? 'group-start' : undefined}>
          {count(
            `band:${band.id}`,
            type.byBand[i] ?? 0,
            text.names.sitesBand(name, band.name?.[language] ?? text.sites.beyond),
          )}
        </td>
      ))}
      {statuses.map((status, i) => (
        <td key={status} className={i === 0 ? 'group-start' : undefined}>
          {count(
            `status:${status}`,
            type.byStatus[status] ?? 0,
            text.names.sitesStatus(name, text.statuses[status] ?? status),
          )}
        </td>
      ))}
      <td className={type.overdue > 0 ? 'loss' : undefined}>
        {count('overdue', type.overdue, text.names.sitesOverdue(name))}
      </td>
    </tr>
  );
}
