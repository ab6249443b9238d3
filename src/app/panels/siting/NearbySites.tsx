import { useState } from 'react';
import { NEARBY_METRES } from '../../../domain/siting/distances.ts';
import type { SitingResult } from '../../../domain/siting/result.ts';
import { metres } from '../../format.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { zoomToGeometry } from '../../map/zoom.ts';
import { select } from '../../state/actions.ts';
import { getApp, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

const FIRST = 6;
const REACH_KILOMETRES = String(NEARBY_METRES / 1000);

/** Remediation sites around the footprint, nearest first. */
export function NearbySites({ sites }: { sites: SitingResult['nearbySites'] }) {
  const { siting: text } = useText();
  const [all, setAll] = useState(false);
  if (sites.length === 0) return null;
  const shown = all ? sites : sites.slice(0, FIRST);
  return (
    <section className="nearby">
      <h3>{text.nearby.title(REACH_KILOMETRES, sites.length)}</h3>
      <ul>
        {shown.map((site) => (
          <li key={`${site.layerId}/${site.index}`}>
            <Site site={site} />
          </li>
        ))}
      </ul>
      {sites.length > shown.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {text.nearby.more(sites.length - shown.length)}
        </button>
      )}
    </section>
  );
}

function Site({ site }: { site: SitingResult['nearbySites'][number] }) {
  const { siting: text, shell } = useText();
  const style = useApp(
    (s) =>
      s.open?.city.layers.find((l) => l.id === site.layerId)?.classes.find((c) => c.id === site.classId)?.style ?? null,
  );
  const show = (): void => {
    select({ kind: 'feature', layerId: site.layerId, index: site.index });
    const geometry = getApp().open?.tables[site.layerId]?.features[site.index]?.geometry;
    if (geometry) zoomToGeometry(geometry);
  };
  return (
    <>
      <Swatch style={style} />
      <span className="site-name-text">{site.name}</span>
      <button type="button" className="number-link" onClick={show}>
        {site.inside ? text.nearby.inside : text.nearby.distance(metres(site.distanceMetres))}
      </button>
      <span className="quiet">{statusWord(site.status, shell.siteStatus)}</span>
    </>
  );
}

/** The word of a status; one that is not known is shown as the data has it. */
const statusWord = (status: string, words: Readonly<Record<string, string>>): string => words[status] ?? status;
