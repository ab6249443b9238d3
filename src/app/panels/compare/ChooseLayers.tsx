import { Swatch } from '../../map/Swatch.tsx';
import { classEntries } from '../../state/select.ts';
import { getApp, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { layersOf } from '../meeting/scenes.ts';
import { compareKind, groundClasses, layersCompare, leadingClass, withoutLeading } from './choose.ts';
import { compareWith } from './verbs.ts';

/** Which classes the second map draws. */
export function ChooseLayers() {
  const text = useText().compare;
  const language = useApp((s) => s.language);
  const city = useApp((s) => s.open?.city);
  const project = useApp((s) => s.project);
  const chosen = useApp((s) => (s.compare && compareKind(s.compare, s) === 'layers' ? s.compare.layers.visible : null));
  if (!city) return null;
  const drawn = layersOf({ project }, city).visible;
  const shown = new Set(chosen ?? drawn);
  const choose = (visible: readonly string[]): void => compareWith(layersCompare(getApp(), city, visible));
  const leading = leadingClass({ project }, city);
  const entries = classEntries(city);
  return (
    <>
      <div className="compare-quick">
        <button type="button" className="button secondary" onClick={() => choose(groundClasses({ project }, city))}>
          {text.quick.bare}
        </button>
        {leading && (
          <button type="button" className="button secondary" onClick={() => choose(withoutLeading({ project }, city))}>
            {text.quick.without(leading.layer.name[language])}
          </button>
        )}
        <button type="button" className="button secondary" onClick={() => choose(drawn)}>
          {text.quick.as}
        </button>
      </div>
      <fieldset className="compare-classes">
        <legend>{text.classes}</legend>
        {entries.map(({ key, class: own }) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={shown.has(key)}
              onChange={(event) =>
                choose(
                  entries
                    .map((entry) => entry.key)
                    .filter((k) => (k === key ? event.currentTarget.checked : shown.has(k))),
                )
              }
            />
            <Swatch style={own.style} />
            {own.name[language]}
          </label>
        ))}
      </fieldset>
    </>
  );
}
