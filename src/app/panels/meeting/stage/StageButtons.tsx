import { setSession, useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { keepOnWall } from '../keep-scene.ts';
import { nextPointer, setStage, useStage } from './stage.ts';

/** Pen, pointer, keeping what is shown and the list of keys, for who has no key at hand. */
export function StageButtons() {
  const { speaker: text, wall } = useText();
  const isMap = useApp((s) => s.presenting !== null && s.deck?.[s.presenting]?.kind === 'map');
  const { pen, pointer } = useStage();
  return (
    <>
      <button type="button" className="tool" aria-pressed={pen} title="P" onClick={() => setStage({ pen: !pen })}>
        {text.pen}
      </button>
      <button type="button" className="tool" aria-pressed={pointer !== 'off'} title="L" onClick={nextPointer}>
        {text.pointerKinds[pointer]}
      </button>
      {isMap && (
        <button type="button" className="tool" title={`${wall.keepHint} (G)`} onClick={() => void keepOnWall()}>
          {wall.keep}
        </button>
      )}
      <button
        type="button"
        className="tool"
        title="?"
        aria-label={wall.keys.open}
        onClick={() => setSession({ dialog: 'keys' })}
      >
        ?
      </button>
    </>
  );
}
