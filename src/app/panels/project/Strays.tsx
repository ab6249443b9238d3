import { adoptStray } from '../../state/save-strays.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { dateAndTime } from '../layer-record/when.ts';

/** Work on this city that other windows saved beside the city's own. */
export function Strays() {
  const text = useText().data.project;
  const strays = useApp((s) => s.strays);
  const aside = useApp((s) => s.savedAside);
  if (strays.length === 0) return aside ? <p className="project-quiet">{text.aside}</p> : null;
  return (
    <>
      {aside && <p className="project-quiet">{text.aside}</p>}
      <h3 className="strays-title">{text.strays}</h3>
      <ul className="strays">
        {strays.map(({ slot, savedAt }) => (
          <li key={slot}>
            <span>{text.stray(dateAndTime(savedAt))}</span>
            <button type="button" className="link" onClick={() => void adoptStray(slot)}>
              {text.takeStray}
            </button>
          </li>
        ))}
      </ul>
      <p className="project-quiet">{text.strayNote}</p>
    </>
  );
}
