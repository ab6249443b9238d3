import { useRef } from 'react';
import { compareCommand } from '../../commands/compare.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ChooseCompare } from './ChooseCompare.tsx';

/** Begins a comparison with what suggests itself, and opens the choice of others. */
export function CompareButton() {
  const text = useText().compare;
  const ready = useApp(compareCommand.enabled);
  const isOn = useApp((s) => s.compare !== null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const open = (): void => {
    if (!isOn) compareCommand.run();
    const box = button.current?.getBoundingClientRect();
    if (!box || !panel.current) return;
    const top = Math.min(box.top, innerHeight * HIGHEST_TOP);
    const { style } = panel.current;
    style.right = `${innerWidth - box.left + GAP}px`;
    style.top = `${top}px`;
    style.maxHeight = `${innerHeight - top - GAP}px`;
    panel.current.togglePopover();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="capture-button"
        title={`${text.hint} (X)`}
        aria-pressed={isOn}
        aria-haspopup="dialog"
        disabled={!ready}
        onClick={open}
      >
        {text.button}
      </button>
      <ChooseCompare panel={panel} />
    </>
  );
}

const GAP = 8;
/** Of the window's height: below, a list of classes has room. */
const HIGHEST_TOP = 0.25;
