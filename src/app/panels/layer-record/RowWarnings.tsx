import type { CityLayer } from '../../../domain/city.ts';
import { count } from '../../format.ts';
import { loadWithheld } from '../../state/open-city.ts';
import { useApp } from '../../state/store.ts';
import { isWithheld } from '../../state/withheld.ts';
import { useText } from '../../text/use-text.ts';
import { useStaleBands } from '../bands/BandsOrigin.tsx';
import { findingCount } from './findings.ts';
import { openRecord } from './open-record.ts';
import './row-marks.css';

/** In the row of a layer: that it is not loaded, what its data check found, and bands that follow an old line. */
export function RowWarnings({ layer }: { layer: CityLayer }) {
  const text = useText().data;
  const found = useApp((s) => findingCount(s, layer.id));
  const stale = useStaleBands();
  return (
    <>
      <WithheldMark layer={layer} />
      {stale?.bandsLayer === layer.id && (
        <button
          type="button"
          className="row-warning"
          title={text.bands.stale[stale.kind]}
          aria-label={text.bands.stale[stale.kind]}
          onClick={() => openRecord(layer.id)}
        >
          <Diamond />
        </button>
      )}
      {found > 0 && (
        <button
          type="button"
          className="row-warning"
          title={text.row.warnings(found)}
          aria-label={text.row.warnings(found)}
          onClick={() => openRecord(layer.id, 'check')}
        >
          <Diamond />
          {count(found)}
        </button>
      )}
    </>
  );
}

/** A layer that the city was opened without: loaded where the user asks for it. */
function WithheldMark({ layer }: { layer: CityLayer }) {
  const text = useText().data.row;
  const language = useApp((s) => s.language);
  const withheld = useApp((s) => isWithheld(layer, s.withheld));
  const busy = useApp((s) => s.opening === 'loading');
  if (!withheld) return null;
  return (
    <button
      type="button"
      className="row-warning"
      disabled={busy}
      title={text.withheldHint(layer.name[language])}
      onClick={() => void loadWithheld(layer.id)}
    >
      {text.withheld} · {text.retry}
    </button>
  );
}

function Diamond() {
  return (
    <svg viewBox="0 0 18 18" aria-hidden="true">
      <path d="M9 .6L17.4 9L9 17.400L.6 9Z" />
      <path className="sign" d="M9 4.600v5.200M9 11.600v1.8" />
    </svg>
  );
}
