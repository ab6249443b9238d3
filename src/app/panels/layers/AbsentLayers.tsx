import type { City } from '../../../domain/city.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** Layers that matter and are not here: loud, and never a zero. */
export function AbsentLayers({ layers }: { layers: City['absentLayers'] }) {
  const text = useText().shell.layers;
  const language = useApp((s) => s.language);
  if (layers.length === 0) return null;
  return (
    <section className="absent-layers">
      <h3>{text.absentGroup}</h3>
      <ul>
        {layers.map((layer) => (
          <li key={layer.id} title={layer.holder ? text.holder(layer.holder[language]) : undefined}>
            <Swatch style={null} />
            <span>
              <strong>{layer.name[language]}</strong>
              <span>{text.notImported}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
