import { commands } from '../../commands/register.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { KeysRow } from './KeysDialog.tsx';
import { presentingKeys } from './presenting-keys.ts';
import { Sheet } from './Sheet.tsx';

/** The keys that mean something while presenting, and no others: large enough to be read on the wall. */
export function PresentKeys() {
  const text = useText();
  const { keys } = text.wall;
  const count = useApp((s) => s.deck?.length ?? 0);
  return (
    <Sheet title={keys.title} className="keys-dialog presenting">
      <dl className="keys-scroll">
        {presentingKeys(commands, count).map(({ id, keys: own, label }) => (
          <KeysRow key={id} name={label ? label(text) : keys.number} keys={own} />
        ))}
      </dl>
      <p className="keys-hint">{keys.hint}</p>
    </Sheet>
  );
}
