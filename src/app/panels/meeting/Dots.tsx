import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { showScene, stopPresenting, turnTo } from './present.ts';

/** Where we are among the scenes, and the same turns for the mouse. */
export function Dots() {
  const text = useText().meeting;
  const scenes = useApp((s) => s.project.scenes);
  const present = useApp((s) => s.presenting ?? 0);
  return (
    <nav className="presenter-dots on-ink" aria-label={text.dots} data-over-map>
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
          className={i < present ? 'dot past' : 'dot'}
          aria-current={i === present ? 'step' : undefined}
          aria-label={text.goTo(i + 1, scene.title)}
          title={scene.title}
          onClick={() => showScene(i)}
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
      <button type="button" className="leave" onClick={stopPresenting}>
        {text.leave}
      </button>
    </nav>
  );
}
