import { useApp } from '../../state/store.ts';
import { FindBox } from '../find/FindBox.tsx';
import { KeysDialog } from './KeysDialog.tsx';

/** The dialogue that is open, if any; those of other panels are theirs. */
export function Dialogs() {
  const dialog = useApp((s) => s.dialog);
  if (dialog === 'keys') return <KeysDialog />;
  return dialog === 'find' ? <FindBox /> : null;
}
