import type { City } from '../../../domain/city.ts';
import { importCommand } from '../../commands/tools.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import '../layer-record/row-marks.css';

/** Layers that matter and are not here: loud, and never a zero. */
export function AbsentLayers({ layers }: { layers: City['absentLayers'] }) {
  const { shell, data } = useText();
  const text = shell.layers;
  const canImport = useApp(importCommand.enabled);
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
            <button
              type="button"
              className="link absent-import"
              disabled={!canImport}
              title={data.row.importAbsentHint(layer.name[language])}
              onClick={importCommand.run}
            >
              {data.row.importAbsent}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
