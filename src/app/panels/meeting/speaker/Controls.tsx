import type { SpeakerText } from '../../../text/speaker.ts';
import type { NowMessage } from './messages.ts';
import type { Tell } from './use-show.ts';

interface ControlsProps {
  readonly now: NowMessage;
  readonly present: number;
  readonly count: number;
  readonly text: SpeakerText;
  readonly tell: Tell;
}

/** The show's keys as buttons. */
export function Controls({ now, present, count, text, tell }: ControlsProps) {
  const button = (
    key: string,
    label: string,
    { pressed, disabled }: { pressed?: boolean; disabled?: boolean } = {},
  ) => (
    <button
      type="button"
      className="speaker-button"
      aria-pressed={pressed}
      disabled={disabled}
      onClick={() => tell({ kind: 'key', key })}
    >
      {label}
    </button>
  );
  return (
    <section className="speaker-controls" aria-label={text.controls}>
      {button('PageUp', `‹ ${text.previousScene}`, { disabled: present === 0 })}
      {button('PageDown', `${text.nextScene} ›`, { disabled: present === count - 1 })}
      {button('b', text.blank, { pressed: now.blank })}
      {button('l', text.pointerKinds[now.pointer], { pressed: now.pointer !== 'off' })}
      {button('p', text.pen, { pressed: now.pen })}
      {button('e', text.erase)}
      <button type="button" className="speaker-button leave" onClick={() => tell({ kind: 'leave' })}>
        {text.leave}
      </button>
      <p>{text.keys}</p>
    </section>
  );
}
