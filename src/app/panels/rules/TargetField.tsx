import type { City } from '../../../domain/city.ts';
import { WHOLE_CITY } from '../../../domain/siting/rule-review.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { removeLayerKind } from '../../state/rule-verbs.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { layerName } from './group-rules.ts';
import type { RulePart } from './RuleForm.tsx';

/** Which layer a rule speaks of, and which of its classes. */
export function TargetField(part: RulePart) {
  const text = useText().rules;
  const city = useApp((s) => s.open?.city);
  if (!city) return null;
  return (
    <fieldset>
      <legend>{text.fields.target}</legend>
      <LayerSelect {...part} city={city} />
      <Classes {...part} city={city} />
    </fieldset>
  );
}

type InCity = RulePart & { readonly city: City };

function LayerSelect({ rule, change, city }: InCity) {
  const text = useText().rules;
  const language = useApp((s) => s.language);
  const own = useApp((s) => s.project.absentLayers);
  const { layer } = rule.target;
  const loaded = city.layers.filter((l) => l.role !== 'districts' && l.id !== WHOLE_CITY);
  const isKnown = layer === WHOLE_CITY || [...city.layers, ...city.absentLayers].some((l) => l.id === layer);
  return (
    <div className="rule-row">
      <select
        aria-label={text.form.layer}
        value={layer}
        onChange={(event) => {
          const target = { layer: event.currentTarget.value, classes: null };
          change((r) => ({ ...r, target }));
        }}
      >
        <option value={WHOLE_CITY}>{text.wholeCity}</option>
        {loaded.map((l) => (
          <option key={l.id} value={l.id}>
            {l.name[language]}
          </option>
        ))}
        <optgroup label={text.layerMissing}>
          {city.absentLayers.map((l) => (
            <option key={l.id} value={l.id}>
              {l.name[language]}
            </option>
          ))}
        </optgroup>
        {!isKnown && <option value={layer}>{`${layer} (${text.faults['layer-unknown']})`}</option>}
      </select>
      {own.some((l) => l.id === layer) && (
        <button type="button" className="link" onClick={() => removeLayerKind(layer)}>
          {text.layerKind.remove}: {layerName(city, layer)?.[language]}
        </button>
      )}
    </div>
  );
}

function Classes({ rule, change, city }: InCity) {
  const text = useText().rules;
  const language = useApp((s) => s.language);
  const { layer: id, classes } = rule.target;
  const known = city.layers.find((l) => l.id === id)?.classes ?? [];
  const strange = (classes ?? []).filter((c) => !known.some((k) => k.id === c));
  if (id === WHOLE_CITY || (known.length < 2 && strange.length === 0)) return null;
  const put = (next: readonly string[] | null) => change((r) => ({ ...r, target: { layer: id, classes: next } }));
  const toggle = (classId: string, on: boolean) => {
    const next = on ? [...(classes ?? []), classId] : (classes ?? known.map((k) => k.id)).filter((c) => c !== classId);
    if (next.length > 0) put(next);
  };
  return (
    <div className="rule-checks">
      <label>
        <input
          type="checkbox"
          checked={classes === null}
          onChange={() => put(classes ? null : known.map((k) => k.id))}
        />
        {text.form.allClasses}
      </label>
      {known.map((c) => (
        <label key={c.id}>
          <input
            type="checkbox"
            checked={classes?.includes(c.id) ?? true}
            disabled={classes === null}
            onChange={(event) => toggle(c.id, event.currentTarget.checked)}
          />
          <Swatch style={c.style} />
          {c.name[language]}
        </label>
      ))}
      {strange.map((c) => (
        <label key={c} className="fault">
          <input type="checkbox" checked onChange={() => toggle(c, false)} />
          {c} · {text.faults['class-unknown']}
        </label>
      ))}
    </div>
  );
}
