import { cityName } from '../../cities.ts';
import { switchCity } from '../../commands/switch-city.ts';
import { percent } from '../../format.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import './city-state.css';

/** Over the map while a city opens, or when it did not. */
export function CityState() {
  const opening = useApp((s) => s.opening);
  const cityId = useApp((s) => s.cityId);
  const language = useApp((s) => s.language);
  if (opening === 'ready') return null;
  const name = cityName(cityId, language);
  return opening === 'loading' ? <Loading name={name} /> : <Failed name={name} cityId={cityId} />;
}

function Loading({ name }: { name: string }) {
  const text = useText().shell.loading;
  const language = useApp((s) => s.language);
  const progress = useApp((s) => s.openProgress);
  const cancel = progress?.cancel;
  return (
    <div className="city-state" role="status">
      <p className="city-state-title">
        {text.title} {name}
      </p>
      <p className="city-state-line">
        <span>{text.layers}</span>
        {progress && <output>{percent(progress.share, 0)}</output>}
      </p>
      <progress aria-label={text.title} value={progress?.share} />
      {cancel && (
        <button type="button" className="button secondary" onClick={cancel.run}>
          {text.leaveOut(cancel.names.join(language === 'zh' ? '、' : ', '))}
        </button>
      )}
    </div>
  );
}

function Failed({ name, cityId }: { name: string; cityId: string }) {
  const text = useText();
  const problem = useApp((s) => s.problems[0]);
  return (
    <div className="city-state failed" role="alert">
      <p className="city-state-title">{text.shell.failed.title(name)}</p>
      {problem && (
        <p>
          {text.shell.failed.reason}: {text.problems.sentence(problem)}
        </p>
      )}
      <p>{text.shell.failed.keep}</p>
      <button type="button" className="button" onClick={() => switchCity(cityId)}>
        {text.shell.failed.retry}
      </button>
    </div>
  );
}
