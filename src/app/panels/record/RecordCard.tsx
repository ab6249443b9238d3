import type { CityLayer } from '../../../domain/city.ts';
import type { LayerFeature } from '../../../domain/feature-table.ts';
import { metres } from '../../format.ts';
import { fitExtent } from '../../map/camera.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { select } from '../../state/actions.ts';
import type { FeatureRef } from '../../state/model.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { extentOf } from '../layers/extent.ts';
import { columnFacts, type Fact, measureFacts } from './facts.ts';
import './record.css';

/** The selected feature with all its columns, and everything else that lies under the same click. */
export function RecordCard() {
  const selection = useApp((s) => s.selection);
  const open = useApp((s) => s.open);
  // The table shows the same columns in the same place.
  const hidden = useApp((s) => s.view === 'meeting' || (typeof s.dialog === 'object' && s.dialog !== null));
  if (selection.kind !== 'feature' || !open || hidden) return null;
  const layer = open.city.layers.find((l) => l.id === selection.layerId);
  const feature = open.tables[selection.layerId]?.features[selection.index];
  if (!layer || !feature) return null;
  return <Card layer={layer} feature={feature} at={selection} />;
}

interface CardProps {
  readonly layer: CityLayer;
  readonly feature: LayerFeature;
  readonly at: FeatureRef;
}

function Card({ layer, feature, at }: CardProps) {
  const text = useText().shell;
  const style = layer.classes.find((c) => c.id === feature.properties.class)?.style ?? null;
  return (
    <section className="record-card" aria-label={text.record.title} data-over-map>
      <header>
        <Swatch style={style} />
        <h2>{feature.properties.name}</h2>
        <button type="button" className="sheet-close" title={text.closeEsc} aria-label={text.close} onClick={close}>
          ×
        </button>
      </header>
      <div className="record-scroll">
        <Under at={at} />
        <Facts layer={layer} feature={feature} />
      </div>
      <Actions layer={layer} feature={feature} />
    </section>
  );
}

const close = (): void => setSession({ selection: { kind: 'none' }, under: [] });

const isSame = (a: FeatureRef, b: FeatureRef): boolean => a.layerId === b.layerId && a.index === b.index;

/** What covers the point that was clicked, topmost first; the whole list, not only what is seen. */
function Under({ at }: { at: FeatureRef }) {
  const text = useText().shell.record;
  const under = useApp((s) => s.under);
  if (under.length < 2 || !under.some((ref) => isSame(ref, at))) return null;
  return (
    <nav className="record-under" aria-label={text.under(under.length)}>
      <p>{text.under(under.length)}</p>
      <ul>
        {under.map((ref) => (
          <UnderRow key={`${ref.layerId}/${ref.index}`} at={ref} current={isSame(ref, at)} />
        ))}
      </ul>
    </nav>
  );
}

function UnderRow({ at, current }: { at: FeatureRef; current: boolean }) {
  const language = useApp((s) => s.language);
  const layer = useApp((s) => s.open?.city.layers.find((l) => l.id === at.layerId));
  const feature = useApp((s) => s.open?.tables[at.layerId]?.features[at.index]);
  const entry = layer?.classes.find((c) => c.id === feature?.properties.class);
  if (!feature || !entry) return null;
  const show = () => select({ kind: 'feature', layerId: at.layerId, index: at.index });
  return (
    <li>
      <button type="button" aria-current={current ? 'true' : undefined} onClick={show}>
        <Swatch style={entry.style} />
        <span>{feature.properties.name}</span>
        <span className="record-class">{entry.name[language]}</span>
      </button>
    </li>
  );
}

function Facts({ layer, feature }: { layer: CityLayer; feature: LayerFeature }) {
  const text = useText().shell;
  const language = useApp((s) => s.language);
  const entry = layer.classes.find((c) => c.id === feature.properties.class);
  const illustrative = layer.reality === 'illustrative';
  const facts: Fact[] = [
    ...measureFacts(feature, text, layer.cutAtFrame),
    ...columnFacts(feature, text),
    [text.record.layer, `${layer.name[language]}${entry ? ` · ${entry.name[language]}` : ''}`],
    [text.record.source, layer.source[language]],
    [text.layers.date, layer.versions[0]?.date ?? '—'],
    [text.record.accuracy, text.record.accuracyValue(metres(layer.accuracyMetres, 0))],
  ];
  return (
    <>
      {illustrative && <span className="badge-illustrative">{text.illustrative}</span>}
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="record-note">{text.record.computed}</p>
    </>
  );
}

function Actions({ layer, feature }: { layer: CityLayer; feature: LayerFeature }) {
  const text = useText().shell.record;
  const zoom = () => {
    const extent = extentOf([feature]);
    if (extent) fitExtent(extent);
  };
  return (
    <footer>
      <button type="button" className="button secondary" onClick={zoom}>
        {text.zoom}
      </button>
      <button type="button" className="button secondary" onClick={() => setSession({ dialog: { table: layer.id } })}>
        {text.table}
      </button>
    </footer>
  );
}
