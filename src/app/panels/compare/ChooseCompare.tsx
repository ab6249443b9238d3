import { type RefObject, useState } from 'react';
import type { Compare } from '../../state/scene.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ChooseCity } from './ChooseCity.tsx';
import { ChooseLayers } from './ChooseLayers.tsx';
import { ChooseVersion } from './ChooseVersion.tsx';
import { type CompareKind, compareKind } from './choose.ts';
import { changeCompare, compareKindNow, endCompare } from './verbs.ts';

const MODES: readonly Compare['mode'][] = ['swipe', 'side'];
const KINDS: readonly CompareKind[] = ['version', 'layers', 'city'];

/** What is compared, and how; a click elsewhere or Escape closes it, the comparison stays. */
export function ChooseCompare({ panel }: { panel: RefObject<HTMLDivElement | null> }) {
  const text = useText().compare;
  const isOn = useApp((s) => s.compare !== null && s.open !== null);
  return (
    <div
      ref={panel}
      className="compare-panel"
      popover="auto"
      role="dialog"
      aria-label={text.title}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
    >
      {isOn && <Choices close={() => panel.current?.hidePopover()} />}
    </div>
  );
}

function Choices({ close }: { close: () => void }) {
  const text = useText().compare;
  const mode = useApp((s) => s.compare?.mode);
  const kind = useApp((s) => (s.compare ? compareKind(s.compare, s) : 'layers'));
  /** A kind of which the city has nothing is looked at, too. */
  const [shown, setShown] = useState(kind);
  const take = (next: CompareKind): void => {
    setShown(next);
    compareKindNow(next);
  };
  return (
    <>
      <Segments
        legend={text.mode}
        options={MODES}
        names={text.modes}
        value={mode}
        choose={(m) => changeCompare({ mode: m })}
      />
      <Segments legend={text.subject} options={KINDS} names={text.subjects} value={shown} choose={take} />
      {shown === 'version' && <ChooseVersion />}
      {shown === 'layers' && <ChooseLayers />}
      {shown === 'city' && <ChooseCity />}
      <footer>
        <button
          type="button"
          className="button secondary"
          onClick={() => {
            close();
            endCompare();
          }}
        >
          {text.end}
        </button>
        <kbd>X</kbd>
      </footer>
    </>
  );
}

interface SegmentsProps<T extends string> {
  readonly legend: string;
  readonly options: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly value: T | undefined;
  readonly choose: (option: T) => void;
}

function Segments<T extends string>({ legend, options, names, value, choose }: SegmentsProps<T>) {
  return (
    <fieldset className="compare-segments">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option}>
          <input type="radio" name={legend} checked={option === value} onChange={() => choose(option)} />
          {names[option]}
        </label>
      ))}
    </fieldset>
  );
}
