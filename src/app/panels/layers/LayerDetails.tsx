import { count, metres, percent } from '../../format.ts';
import { fitExtent } from '../../map/camera.ts';
import { type ClassEntry, layerView } from '../../state/select.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { findingCount } from '../layer-record/findings.ts';
import { openRecord } from '../layer-record/open-record.ts';
import { endOpacity, moveClass, setOpacity } from './change.ts';
import { classExtent } from './extent.ts';

interface LayerDetailsProps {
  readonly entry: ClassEntry;
  readonly above: string | null;
  readonly below: string | null;
}

/** Opacity, order and the record of a layer: where it comes from and how good it is. */
export function LayerDetails({ entry, above, below }: LayerDetailsProps) {
  const text = useText().shell.layers;
  const open = useApp((s) => s.open);
  const zoom = () => {
    const extent = open && classExtent(open, entry);
    if (extent) fitExtent(extent);
  };
  return (
    <div className="layer-details">
      <Opacity entry={entry} />
      <div className="layer-buttons">
        <RecordButton entry={entry} />
        <button
          type="button"
          className="button secondary"
          onClick={() => setSession({ dialog: { table: entry.layer.id } })}
        >
          {text.table}
        </button>
        <button type="button" className="button secondary" onClick={zoom}>
          {text.zoom}
        </button>
        <MoveButton
          label={text.up}
          sign="↑"
          onMove={above === null ? null : () => moveClass(entry.key, above, 'above')}
        />
        <MoveButton
          label={text.down}
          sign="↓"
          onMove={below === null ? null : () => moveClass(entry.key, below, 'below')}
        />
      </div>
      <LayerRecord entry={entry} />
    </div>
  );
}

function RecordButton({ entry }: { entry: ClassEntry }) {
  const text = useText().data.record;
  const found = useApp((s) => findingCount(s, entry.layer.id));
  return (
    <button
      type="button"
      className="button secondary"
      onClick={() => openRecord(entry.layer.id, found > 0 ? 'check' : 'record')}
    >
      {text.open}
    </button>
  );
}

function MoveButton({ label, sign, onMove }: { label: string; sign: string; onMove: (() => void) | null }) {
  return (
    <button
      type="button"
      className="button secondary"
      title={label}
      aria-label={label}
      disabled={onMove === null}
      onClick={onMove ?? undefined}
    >
      {sign}
    </button>
  );
}

function Opacity({ entry }: { entry: ClassEntry }) {
  const text = useText().shell.layers;
  const opacity = useApp((s) => layerView(s, entry).opacity);
  return (
    <label className="layer-opacity">
      <span>{text.opacity}</span>
      <input
        type="range"
        min="0"
        max="1"
        step="0.05"
        value={opacity}
        onChange={(event) => setOpacity(entry, Number(event.currentTarget.value))}
        onPointerUp={endOpacity}
        onKeyUp={endOpacity}
        onBlur={endOpacity}
      />
      <output>{percent(opacity, 0)}</output>
    </label>
  );
}

function LayerRecord({ entry }: { entry: ClassEntry }) {
  const text = useText().shell;
  const language = useApp((s) => s.language);
  const summary = useApp((s) => s.open?.summaries.find((l) => l.layerId === entry.layer.id));
  const { layer } = entry;
  const version = layer.versions[0];
  const features = summary?.classes.find((c) => c.classId === entry.class.id)?.featureCount;
  const rows: readonly (readonly [string, string])[] = [
    [text.layers.source, layer.source[language]],
    [text.layers.date, version?.date ?? text.layers.none],
    [text.layers.version, layer.versions.map((v) => v.date).join('、')],
    [text.layers.approval, version?.approval ?? text.layers.none],
    [text.layers.licence, layer.licence || text.layers.none],
    [text.layers.accuracy, text.record.accuracyValue(metres(layer.accuracyMetres, 0))],
    [text.layers.holderRow, layer.holder?.[language] ?? text.layers.none],
    ...(features === undefined
      ? []
      : [[text.layers.features, text.layers.counts[layer.geometry](count(features))] as const]),
  ];
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
