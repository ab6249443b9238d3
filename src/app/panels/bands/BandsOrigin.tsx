import type { CityLayer } from '../../../domain/city.ts';
import type { BandsOrigin } from '../../../domain/user-layers.ts';
import { bandsCommand } from '../../commands/project.ts';
import { metres } from '../../format.ts';
import { useApp } from '../../state/store.ts';
import { type Text, useText } from '../../text/use-text.ts';
import { ProblemMark } from '../shell/ProblemList.tsx';
import { distanceText } from './bands-form.ts';
import { lineWords, type StaleBands, staleBands } from './stale-bands.ts';
import './bands.css';

/** What a layer of bands was drawn from, and how well. */
export function BandsOriginFacts({ origin }: { origin: BandsOrigin }) {
  const text = useText().data.record;
  const version = useApp((s) => {
    const user = s.project.userLayers.find((l) => l.id === origin.boundary.versionId);
    return user ? user.record.version || user.name : origin.boundary.versionId;
  });
  const { boundary, distancesMetres, largestErrorMetres } = origin;
  return (
    <>
      <h3>{text.bandsOrigin}</h3>
      <dl className="record-facts">
        <div>
          <dt>{text.bandsFrom}</dt>
          <dd>{[boundary.name, version, boundary.date === version ? '' : boundary.date].join(' ').trim()}</dd>
        </div>
        <div>
          <dt>{text.bandsDistances}</dt>
          <dd>{distancesMetres.map((d) => `${distanceText(d)} m`).join(' · ')}</dd>
        </div>
        <div>
          <dt>{text.bandsError}</dt>
          <dd>{metres(largestErrorMetres, 3)} m</dd>
        </div>
      </dl>
    </>
  );
}

/** Whether the bands of the open city belong to another line than the one in force. */
export function useStaleBands(): StaleBands | null {
  const city = useApp((s) => s.open?.city);
  const userLayers = useApp((s) => s.project.userLayers);
  return city ? staleBands(city, userLayers) : null;
}

/** On the record of the bands: they follow an old line. */
export function StaleNote({ layer }: { layer: CityLayer }) {
  const text = useText().data.bands;
  const stale = useStaleBands();
  if (stale?.bandsLayer !== layer.id) return null;
  return (
    <div className="stale-row">
      <StaleNoteWords />
      <button type="button" className="button secondary" onClick={bandsCommand.run}>
        {text.redraw}
      </button>
    </div>
  );
}

/** What is old about the bands in use; null where nothing is. */
export function StaleNoteWords() {
  const text = useText().data.bands;
  const language = useApp((s) => s.language);
  const stale = useStaleBands();
  if (!stale) return null;
  return (
    <div className="stale-note">
      <ProblemMark severity="warning" />
      <div>
        <strong>{text.stale[stale.kind]}</strong>
        <p>{staleDetail(stale, language, text)}</p>
      </div>
    </div>
  );
}

function staleDetail({ used, now }: StaleBands, language: 'zh' | 'en', text: Text['data']['bands']): string {
  return now
    ? text.staleDetail(lineWords(used, language), lineWords(now, language))
    : text.staleGone(lineWords(used, language));
}
