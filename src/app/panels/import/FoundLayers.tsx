import { useEffect, useRef } from 'react';
import type { OpenedLayer } from '../../../worker/data-calls.ts';
import { count } from '../../format.ts';
import { choose, showLayer } from '../../state/import-verbs.ts';
import type { ImportChoice, Importing } from '../../state/importing.ts';
import { useText } from '../../text/use-text.ts';
import { bySource, canOpen, markOf } from './arrange.ts';
import { GeometryIcon, MarkIcon } from './icons.tsx';

/** The layers of the files, to be ticked and looked at. */
export function FoundLayers({ importing }: { importing: Importing }) {
  const text = useText().imports.found;
  const { layers, choices, shown } = importing;
  const openable = layers.filter((l) => canOpen(l, choices[l.key]!));
  const every = openable.every((l) => choices[l.key]!.take);
  return (
    <div className="found-layers">
      <h3>
        {text.title}
        <span className="quiet">{text.count(layers.length)}</span>
        {openable.length > 1 && (
          <button
            type="button"
            className="link"
            onClick={() => {
              for (const layer of openable) choose(layer.key, { take: !every });
            }}
          >
            {every ? text.none : text.all}
          </button>
        )}
      </h3>
      {bySource(layers).map(({ source, layers: found }) => (
        <section key={source} aria-label={source}>
          <h4 title={source}>{source}</h4>
          <ul>
            {found.map((layer) => (
              <FoundLayer key={layer.key} layer={layer} choice={choices[layer.key]!} shown={layer.key === shown} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function FoundLayer({ layer, choice, shown }: { layer: OpenedLayer; choice: ImportChoice; shown: boolean }) {
  const text = useText().imports;
  const mark = markOf(layer, choice);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (shown) row.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <li ref={row} className={shown ? 'found-layer shown' : 'found-layer'}>
      <input
        type="checkbox"
        aria-label={text.found.take(layer.name)}
        checked={choice.take && canOpen(layer, choice)}
        disabled={!canOpen(layer, choice)}
        onChange={(event) => choose(layer.key, { take: event.target.checked })}
      />
      <button type="button" aria-current={shown} onClick={() => showLayer(layer.key)}>
        <GeometryIcon kind={layer.geometry} />
        <span>
          <strong className="found-name" title={layer.name}>
            {layer.name}
          </strong>
          <small className="found-facts">
            {layer.geometry ? text.geometry[layer.geometry] : text.noGeometry} ·{' '}
            {text.features(count(layer.featureCount), layer.geometry)}
          </small>
        </span>
        {mark && <MarkIcon mark={mark} label={text.found.marks[mark]} />}
      </button>
    </li>
  );
}
