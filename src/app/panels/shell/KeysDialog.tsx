import type { CommandGroup } from '../../commands/command.ts';
import { commands } from '../../commands/register.ts';
import { useText } from '../../text/use-text.ts';
import { Sheet } from './Sheet.tsx';
import './keys-dialog.css';

const GROUPS: readonly CommandGroup[] = ['views', 'tools', 'work', 'meeting', 'general'];

/** Every command that has a key, from the register itself, so that the list cannot go out of date. */
export function KeysDialog() {
  const text = useText();
  return (
    <Sheet title={text.shell.keys.title} className="keys-dialog">
      <div className="keys-scroll">
        <div className="keys-columns">
          {GROUPS.map((group) => (
            <KeysGroup key={group} group={group} />
          ))}
        </div>
      </div>
      <p className="keys-hint">{text.shell.keys.hint}</p>
    </Sheet>
  );
}

function KeysGroup({ group }: { group: CommandGroup }) {
  const text = useText();
  const listed = commands.filter((command) => command.group === group && command.keys.length > 0);
  if (listed.length === 0) return null;
  return (
    <section>
      <h2>{text.shell.keys.groups[group]}</h2>
      <dl>
        {listed.map((command) => (
          <KeysRow key={command.id} name={command.label(text)} keys={command.keys} />
        ))}
      </dl>
    </section>
  );
}

interface RowProps {
  readonly name: string;
  readonly keys: readonly string[];
}

export function KeysRow({ name, keys }: RowProps) {
  const { names, or } = useText().shell.keys;
  const parts = (key: string) =>
    key.split('+').map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part));
  return (
    <div className="keys-row">
      <dt>{name}</dt>
      <dd>
        {keys.map((key, i) => (
          <span key={key}>
            {i > 0 && ` ${or} `}
            {parts(key).map((part) => (
              <kbd key={part}>{part}</kbd>
            ))}
          </span>
        ))}
      </dd>
    </div>
  );
}
