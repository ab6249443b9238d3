import { useSyncExternalStore } from 'react';
import { useText } from '../../text/use-text.ts';

const QUERY = '(max-width: 1279px), (max-height: 639px)';

function subscribe(change: () => void): () => void {
  const query = matchMedia(QUERY);
  query.addEventListener('change', change);
  return () => query.removeEventListener('change', change);
}

/** One line that says the least size; nothing is hidden for it. Browser bars take up to 80 px of 720. */
export function TooSmall() {
  const small = useSyncExternalStore(subscribe, () => matchMedia(QUERY).matches);
  const text = useText().shell;
  return small ? <strong className="status-warning">{text.tooSmall}</strong> : null;
}
