import { cityList } from '../../cities.ts';
import { otherCity } from '../../state/compare.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { compareCity } from './verbs.ts';

/** Which other city stands on the right. */
export function ChooseCity() {
  const text = useText().compare;
  const language = useApp((s) => s.language);
  const cityId = useApp((s) => s.cityId);
  const chosen = useApp((s) => s.compare && otherCity(s, s.compare));
  return (
    <fieldset className="compare-classes">
      <legend>{text.cities}</legend>
      {cityList
        .filter(({ id }) => id !== cityId)
        .map(({ id, name }) => (
          <label key={id}>
            <input type="radio" name={text.cities} checked={id === chosen} onChange={() => void compareCity(id)} />
            {name[language]}
          </label>
        ))}
    </fieldset>
  );
}
