import { registerCommand, rulesCommand } from '../../commands/rules.ts';
import { rulesOf } from '../../state/rule-verbs.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** By which rules is checked, and how many checks were kept: both open. */
export function RulesStatus() {
  const text = useText();
  const book = useApp(rulesOf);
  const kept = useApp((s) => s.register.length);
  const ready = useApp(rulesCommand.enabled);
  if (!book) return null;
  return (
    <span>
      <button type="button" className="link" disabled={!ready} title={text.rules.buttonHint} onClick={rulesCommand.run}>
        {text.rules.version(book.version)}
      </button>
      {' · '}
      <button
        type="button"
        className="link"
        disabled={!ready}
        title={text.register.buttonHint}
        onClick={registerCommand.run}
      >
        {text.register.button} {kept}
      </button>
    </span>
  );
}
