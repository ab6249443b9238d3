import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { showScene, stopPresenting, turnTo } from './present.ts';
import { headingAt } from './scenes.ts';
import { SpeakerButton } from './speaker/SpeakerButton.tsx';
import { StageButtons } from './stage/StageButtons.tsx';
import { useTitle } from './use-title.ts';

/** Dots that stand in a row on projectors of 1024, 1280 and 1920 pixels. */
const ROOMS = [8, 10, 15];

/** Where we are among the scenes, and the same turns for the mouse. */
export function Dots() {
  const text = useText().meeting;
  const titleOf = useTitle();
  const scenes = useApp((s) => s.deck) ?? [];
  const present = useApp((s) => s.presenting ?? 0);
  return (
    // A click leaves the focus where it is: the next key turns the scene and does not press the button again.
    <nav
      className={['presenter-dots on-ink', ...ROOMS.filter((n) => scenes.length > n).map((n) => `over-${n}`)].join(' ')}
      aria-label={text.dots}
      data-over-map
      onMouseDown={(event) => event.preventDefault()}
    >
      <span>
        <button
          type="button"
          className="turn"
          aria-label={text.previous}
          disabled={present === 0}
          onClick={() => turnTo('ArrowLeft')}
        >
          ‹
        </button>
        {scenes.map((scene, i) => (
          <button
            key={scene.id}
            type="button"
            className={`dot${i < present ? ' past' : ''}${i > 0 && headingAt(scenes, i) !== null ? ' first' : ''}`}
            aria-current={i === present ? 'step' : undefined}
            aria-label={text.goTo(i + 1, titleOf(scene))}
            title={titleOf(scene)}
            onClick={() => void showScene(i)}
          />
        ))}
        <button
          type="button"
          className="turn"
          aria-label={text.next}
          disabled={present === scenes.length - 1}
          onClick={() => turnTo('ArrowRight')}
        >
          ›
        </button>
        <span className="place">
          {present + 1} / {scenes.length}
        </span>
      </span>
      <span>
        <StageButtons />
        <SpeakerButton className="tool" />
        <button type="button" className="leave" onClick={() => void stopPresenting()}>
          {text.leave}
        </button>
      </span>
    </nav>
  );
}
