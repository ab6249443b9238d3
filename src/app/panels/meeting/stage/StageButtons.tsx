import { useText } from '../../../text/use-text.ts';
import { nextPointer, setStage, useStage } from './stage.ts';

/** Pen and pointer for who has no key at hand. */
export function StageButtons() {
  const text = useText().speaker;
  const { pen, pointer } = useStage();
  return (
    <>
      <button type="button" className="tool" aria-pressed={pen} title="P" onClick={() => setStage({ pen: !pen })}>
        {text.pen}
      </button>
      <button type="button" className="tool" aria-pressed={pointer !== 'off'} title="L" onClick={nextPointer}>
        {text.pointerKinds[pointer]}
      </button>
    </>
  );
}
