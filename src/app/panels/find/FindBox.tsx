import { type KeyboardEvent, useState } from 'react';
import { gaussKrugerZone } from '../../../geodesy/gauss-kruger.ts';
import { count, degrees } from '../../format.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { classKey } from '../../state/select.ts';
import { getApp, setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { Sheet } from '../shell/Sheet.tsx';
import { type CommandHit, commandHits } from './command-hits.ts';
import { goTo } from './go.ts';
import { type Hit, MOST_HITS, search } from './search.ts';
import './find.css';

const LIST = 'find-list';

/** Places, features and coordinates by what is typed; arrows choose, Enter goes. */
export function FindBox() {
  const words = useText();
  const text = words.shell.find;
  const open = useApp((s) => s.open);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const all: readonly Found[] = open ? [...commandHits(query, words, getApp()), ...search(open, query)] : [];
  const hits = all.slice(0, MOST_HITS);
  const onKeyDown = (event: KeyboardEvent) => {
    const hit = hits[chosen];
    if (event.key === 'ArrowDown') setChosen(Math.min(hits.length - 1, chosen + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1));
    else if (event.key === 'Enter' && hit) go(hit);
    else return;
    event.preventDefault();
  };
  return (
    <Sheet title={text.title} className="find-box">
      <input
        className="find-field"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={LIST}
        aria-activedescendant={hits.length > 0 ? `${LIST}-${chosen}` : undefined}
        aria-label={text.title}
        placeholder={text.placeholder}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={LIST} role="listbox" aria-label={text.title} className="find-list">
        {hits.map((hit, i) => (
          <FindRow key={hitKey(hit)} hit={hit} id={`${LIST}-${i}`} chosen={i === chosen} />
        ))}
      </div>
      <p className="find-hint" role="status">
        {query.trim() !== '' && all.length === 0 ? text.empty : text.hint}
        {all.length > 0 && ` · ${text.count(all.length)}`}
        {all.length > MOST_HITS && ` · ${text.most(MOST_HITS)}`}
      </p>
    </Sheet>
  );
}

type Found = Hit | CommandHit;

/** Go to a place, or do what was looked for. */
function go(found: Found): void {
  if (found.kind !== 'command') {
    goTo(found);
    return;
  }
  setSession({ dialog: null });
  found.command.run();
}

function hitKey(hit: Found): string {
  if (hit.kind === 'command') return hit.command.id;
  if (hit.kind === 'feature') return `${hit.at.layerId}/${hit.at.index}`;
  return hit.kind === 'class' ? classKey(hit.layerId, hit.classId) : `${hit.position.join('/')}/${hit.epsg}`;
}

function FindRow({ hit, id, chosen }: { hit: Found; id: string; chosen: boolean }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the keys, as a combobox does
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className="find-row"
      ref={(element) => {
        if (chosen) element?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={() => go(hit)}
    >
      {hit.kind === 'feature' && <FeatureHit hit={hit} />}
      {hit.kind === 'class' && <ClassHit hit={hit} />}
      {hit.kind === 'position' && <PositionHit hit={hit} />}
      {hit.kind === 'command' && <CommandRow hit={hit} />}
    </div>
  );
}

function CommandRow({ hit: { command } }: { hit: CommandHit }) {
  const text = useText();
  return (
    <>
      <span className="find-name">{command.label(text)}</span>
      <span className="find-layer">
        {text.shell.find.command} {command.keys[0] && <kbd>{command.keys[0]}</kbd>}
      </span>
    </>
  );
}

function ClassHit({ hit }: { hit: Extract<Hit, { kind: 'class' }> }) {
  const text = useText().shell.layers.counts;
  const language = useApp((s) => s.language);
  const layer = useApp((s) => s.open?.city.layers.find((l) => l.id === hit.layerId));
  const entry = layer?.classes.find((c) => c.id === hit.classId);
  const features = useApp(
    (s) => s.open?.tables[hit.layerId]?.features.filter((f) => f.properties.class === hit.classId).length ?? 0,
  );
  if (!layer || !entry) return null;
  const name = entry.name[language];
  const layerName = layer.name[language];
  return (
    <>
      <Swatch style={entry.style} />
      <span className="find-name">{name}</span>
      <span className="find-id">{text[layer.geometry](count(features))}</span>
      {layerName !== name && <span className="find-layer">{layerName}</span>}
    </>
  );
}

function FeatureHit({ hit }: { hit: Extract<Hit, { kind: 'feature' }> }) {
  const language = useApp((s) => s.language);
  const layer = useApp((s) => s.open?.city.layers.find((l) => l.id === hit.at.layerId));
  const feature = useApp((s) => s.open?.tables[hit.at.layerId]?.features[hit.at.index]);
  const entry = layer?.classes.find((c) => c.id === feature?.properties.class);
  return (
    <>
      <Swatch style={entry?.style ?? null} />
      <span className="find-name">{hit.name}</span>
      <span className="find-id">{hit.id}</span>
      <span className="find-layer">{layer?.name[language]}</span>
    </>
  );
}

function PositionHit({ hit }: { hit: Extract<Hit, { kind: 'position' }> }) {
  const text = useText().shell;
  const zone = hit.epsg === null ? null : gaussKrugerZone(hit.epsg);
  const system = zone
    ? zone.zonePrefixed
      ? text.status.zone(zone.widthDegrees, zone.zone, zone.epsg)
      : text.status.meridian(zone.widthDegrees, zone.centralMeridianDegrees, zone.epsg)
    : text.find.geographic;
  return (
    <>
      <span className="find-pin" aria-hidden="true" />
      <span className="find-name">{degrees(hit.position)}</span>
      <span className="find-layer">
        {text.find.coordinate} · {system}
      </span>
    </>
  );
}
