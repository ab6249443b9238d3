import { useState } from 'react';
import type { CityLayer } from '../../../domain/city.ts';
import { count } from '../../format.ts';
import { putInForce, removeUserLayer } from '../../state/layer-verbs.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { CompareVersions } from './CompareVersions.tsx';
import type { Stop } from './tour.ts';
import { userLayersOf, type VersionLine, versionLines } from './versions.ts';

interface VersionsTabProps {
  readonly layer: CityLayer;
  readonly show: (stops: readonly Stop[], at: number) => void;
}

/** The versions of a layer side by side: which one is in force, and two of them against each other. */
export function VersionsTab({ layer, show }: VersionsTabProps) {
  const text = useText().data.versions;
  const userLayers = useApp((s) => s.project.userLayers);
  const lines = versionLines(layer, userLayers);
  const own = userLayersOf(layer.id, userLayers);
  return (
    <>
      <p className="record-lead">{text.lead}</p>
      <table className="record-table versions-table">
        <thead>
          <tr>
            <th scope="col">{text.version}</th>
            <th scope="col">{text.date}</th>
            <th scope="col">{text.approval}</th>
            <th scope="col">{text.from}</th>
            <th scope="col" className="figure">
              {text.features}
            </th>
            <th scope="col" aria-label={text.putInForce} />
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <VersionRow key={line.id} layer={layer} line={line} />
          ))}
        </tbody>
      </table>
      {lines.length === 1 && own.length === 0 && <p className="record-quiet">{text.single}</p>}
      {lines.length > 1 && <CompareVersions layer={layer} lines={lines} show={show} />}
    </>
  );
}

function VersionRow({ layer, line }: { layer: CityLayer; line: VersionLine }) {
  const text = useText().data;
  return (
    <tr className={line.inForce ? 'version-now' : undefined}>
      <th scope="row">
        {line.label}
        {line.inForce && <span className="version-now-mark">{text.versions.inForce}</span>}
      </th>
      <td>{line.date}</td>
      <td>{line.approval ?? '—'}</td>
      <td className="version-file">{line.user ? line.user.record.file : text.record.shipped}</td>
      <td className="figure">{line.user ? count(line.user.record.featureCount) : '—'}</td>
      <td className="version-actions">
        {line.canTakeOver && (
          <button type="button" className="button secondary" onClick={() => putInForce(layer.id, line.id)}>
            {text.versions.putInForce}
          </button>
        )}
        {line.user && <RemoveButton id={line.user.id} />}
      </td>
    </tr>
  );
}

/** Asks once, in place. */
function RemoveButton({ id }: { id: string }) {
  const text = useText().data.versions;
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <button type="button" className="button plain" title={text.removeHint} onClick={() => setAsked(true)}>
        {text.remove}
      </button>
    );
  }
  return (
    <>
      <button type="button" className="button danger" title={text.removeHint} onClick={() => removeUserLayer(id)}>
        {text.removeAsk}
      </button>
      <button type="button" className="button plain" onClick={() => setAsked(false)}>
        {text.removeKeep}
      </button>
    </>
  );
}
