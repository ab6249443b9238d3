import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** Where the explanation will stand, while no figure is chosen. */
export function ExplainHint() {
  const text = useText().coverage.explain;
  const isFree = useApp((s) => s.selection.kind === 'none');
  if (!isFree) return null;
  return (
    <p className="explain-hint">
      <strong>{text.restTitle}</strong>
      {text.rest}
    </p>
  );
}
