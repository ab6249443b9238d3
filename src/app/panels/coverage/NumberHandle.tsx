import { select } from '../../state/actions.ts';
import type { Selection } from '../../state/model.ts';
import { getApp, setSession, useApp } from '../../state/store.ts';
import { openedFrom } from './explain-focus.ts';
import { litKey, sameFigure } from './figure.ts';

interface NumberHandleProps {
  readonly selection: Selection;
  /** What the figure is, for those who do not see its place in the table. */
  readonly label: string;
  readonly children: string;
}

/** A figure that opens its explanation; a second click closes it. Pointing at it lights its class up on the map. */
export function NumberHandle({ selection, label, children }: NumberHandleProps) {
  const selected = useApp((s) => sameFigure(selection, s.selection));
  const point = (): void => setSession({ hoverKey: litKey(selection) });
  const leave = (): void => setSession({ hoverKey: litKey(getApp().selection) });
  return (
    <button
      type="button"
      className="number-link"
      aria-pressed={selected}
      aria-label={`${label} ${children}`}
      onClick={(event) => {
        // A click of the keyboard has no place and no count.
        openedFrom(event.currentTarget, event.detail === 0);
        select(selected ? { kind: 'none' } : selection);
      }}
      onMouseEnter={point}
      onMouseLeave={leave}
      onFocus={point}
      onBlur={leave}
    >
      {children}
    </button>
  );
}
