import { useApp } from '../../state/store.ts';
import { base } from '../../text/base.ts';
import { useText } from '../../text/use-text.ts';
import { useBase } from './base-state.ts';
import { isKey } from './tianditu.ts';

/** What the status line says of the network while a base map may be asked for. */
export default function BaseOnline() {
  const { offline, offlineHint } = useText().shell.status;
  const { online, note } = base[useApp((s) => s.language)];
  const { kind, key } = useBase();
  const isOn = kind !== null && isKey(key);
  return <span title={isOn ? note : offlineHint}>{isOn ? online : offline}</span>;
}
