import { type ReactNode, useId, useRef } from 'react';
import { Swatch } from '../../../map/Swatch.tsx';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { type ChoiceGroup, toggled, toggledGroup } from './choices.ts';

interface MenuProps {
  readonly name: string;
  /** What is chosen, in a word; null: nothing is. */
  readonly state: string | null;
  readonly hint: string;
  readonly children: ReactNode;
}

/** A button with a sheet of choices under it; what is chosen holds at once, and Esc or a click beside it closes the sheet. */
export function BarMenu({ name, state, hint, children }: MenuProps) {
  const id = useId();
  const sheet = useRef<HTMLFieldSetElement>(null);
  return (
    <span className="bar-menu">
      <button
        type="button"
        className={state === null ? 'filter-button' : 'filter-button set'}
        popoverTarget={id}
        onClick={(event) => place(sheet.current, event.currentTarget)}
      >
        {name}
        {state !== null && <b> {state}</b>}
        <span aria-hidden="true"> ▾</span>
      </button>
      <fieldset ref={sheet} id={id} className="board-menu bar-sheet" popover="auto" aria-label={name}>
        <p className="bar-hint">{hint}</p>
        {children}
      </fieldset>
    </span>
  );
}

/** Under its button, within the page. */
function place(sheet: HTMLElement | null, button: HTMLElement): void {
  if (!sheet) return;
  const { left, bottom } = button.getBoundingClientRect();
  sheet.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - 340))}px`;
  sheet.style.top = `${bottom + 2}px`;
}

interface FilterMenuProps {
  readonly name: string;
  readonly hint: string;
  readonly groups: readonly ChoiceGroup[];
  /** Null: all. */
  readonly chosen: readonly string[] | null;
  readonly onChoose: (chosen: string[] | null) => void;
  /** What takes the choice back. */
  readonly clear?: string;
  /** What is chosen is what there is without a choice. */
  readonly isUsual?: boolean;
}

/** Choices to be ticked, by groups. */
export function FilterMenu({ name, hint, groups, chosen, onChoose, clear, isUsual = false }: FilterMenuProps) {
  const text = useText().board.overview;
  const language = useApp((s) => s.language);
  const state = chosen === null || isUsual ? null : text.chosen(String(chosen.length));
  return (
    <BarMenu name={name} state={state} hint={hint}>
      {groups.map((group) => (
        <ChoiceList key={group.name?.zh ?? ''} group={group} language={language} chosen={chosen} onChoose={onChoose} />
      ))}
      <button
        type="button"
        className="link bar-clear"
        disabled={chosen === null || isUsual}
        onClick={() => onChoose(null)}
      >
        {clear ?? text.clear}
      </button>
    </BarMenu>
  );
}

interface ListProps extends Pick<FilterMenuProps, 'chosen' | 'onChoose'> {
  readonly group: ChoiceGroup;
  readonly language: 'zh' | 'en';
}

/** A layer of one class is its own heading. */
function ChoiceList({ group, language, chosen, onChoose }: ListProps) {
  const ids = group.choices.map((c) => c.id);
  const isHeaded = group.name !== null && group.choices.length > 1;
  return (
    <div className="bar-group">
      {isHeaded && (
        <label className="bar-choice head">
          <input
            type="checkbox"
            checked={ids.every((id) => chosen?.includes(id))}
            onChange={() => onChoose(toggledGroup(chosen, ids))}
          />
          {group.name?.[language]}
        </label>
      )}
      {group.choices.map((choice) => (
        <label key={choice.id} className={isHeaded ? 'bar-choice under' : 'bar-choice'}>
          <input
            type="checkbox"
            checked={chosen?.includes(choice.id) ?? false}
            onChange={() => onChoose(toggled(chosen, choice.id))}
          />
          {choice.style !== null && <Swatch style={choice.style} />}
          {choice.name[language]}
        </label>
      ))}
    </div>
  );
}
