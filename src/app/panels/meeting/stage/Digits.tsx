import { useEffect } from 'react';
import { keyName } from '../../../commands/key-name.ts';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { showScene } from '../present.ts';
import { afterDigit } from './digits.ts';
import { setStage } from './stage.ts';

/** The number of a scene while it is typed: Enter goes there, any other key gives it up. */
export function Digits({ digits }: { digits: string }) {
  const text = useText().speaker;
  const count = useApp((s) => s.deck?.length ?? 0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = keyName(event);
      const more = afterDigit(digits, key, count);
      setStage({ digits: more ?? '' });
      // Escape only gives the number up; other keys do what they do without it.
      if (more === null && key !== 'Enter' && key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const index = Number(digits) - 1;
      if (key === 'Enter' && index >= 0 && index < count) void showScene(index);
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [digits, count]);
  return (
    <p className="presenter-digits on-ink" role="status">
      <strong className="number">{digits}</strong> / {count} <span className="hint">{text.digitsHint}</span>
    </p>
  );
}
