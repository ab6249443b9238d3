import { getApp, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { versionWords } from '../layer-record/versions.ts';
import { compareKind, type VersionChoice, versionChoices, versionCompare } from './choose.ts';
import { compareWith } from './verbs.ts';

/** A layer, and which version of it stands beside the one in force. */
export function ChooseVersion() {
  const text = useText().compare;
  const city = useApp((s) => s.open?.city);
  const project = useApp((s) => s.project);
  const compared = useApp((s) =>
    s.compare && compareKind(s.compare, s) === 'version' ? s.compare.layers.versions : null,
  );
  if (!city) return null;
  const choices = versionChoices(city, project);
  if (choices.length === 0) return <p className="compare-quiet">{text.noVersions}</p>;
  const [layerId, versionId] = Object.entries(compared ?? {})[0] ?? ['', ''];
  const choice = choices.find(({ layer }) => layer.id === layerId);
  const choose = (next: VersionChoice | undefined, id?: string): void => {
    if (next) compareWith(versionCompare(getApp(), city, next, id));
  };
  return (
    <div className="compare-fields">
      <LayerSelect choices={choices} value={choice?.layer.id ?? ''} choose={choose} />
      {choice && (
        <label>
          <span>{text.version}</span>
          <select value={versionId} onChange={(event) => choose(choice, event.currentTarget.value)}>
            {choice.lines.slice(1).map((line) => (
              <option key={line.id} value={line.id}>
                {versionWords(line).join(' · ')}
              </option>
            ))}
          </select>
        </label>
      )}
      <p className="compare-quiet">{text.inForce}</p>
    </div>
  );
}

interface LayerSelectProps {
  readonly choices: readonly VersionChoice[];
  /** Empty: none is compared yet. */
  readonly value: string;
  readonly choose: (choice: VersionChoice | undefined) => void;
}

function LayerSelect({ choices, value, choose }: LayerSelectProps) {
  const text = useText().compare;
  const language = useApp((s) => s.language);
  return (
    <label>
      <span>{text.layer}</span>
      <select
        value={value}
        onChange={(event) => choose(choices.find(({ layer }) => layer.id === event.currentTarget.value))}
      >
        {value === '' && <option value="">—</option>}
        {choices.map(({ layer }) => (
          <option key={layer.id} value={layer.id}>
            {layer.name[language]}
          </option>
        ))}
      </select>
    </label>
  );
}
