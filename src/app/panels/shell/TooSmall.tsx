import { useSyncExternalStore } from 'react';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** Browser bars take up to 80 px of 720. Projectors have 1024 × 768, and the meeting is made for them. */
const QUERIES = {
  desk: '(max-width: 1279px), (max-height: 639px)',
  meeting: '(max-width: 1023px), (max-height: 639px)',
} as const;

/** One line that says the least size; nothing is hidden for it. */
export function TooSmall() {
  const query = useApp((s) => (s.view === 'meeting' ? QUERIES.meeting : QUERIES.desk));
  const isSmall = useSyncExternalStore(
    (change) => {
      const list = matchMedia(query);
      list.addEventListener('change', change);
      return () => list.removeEventListener('change', change);
    },
    () => matchMedia(query).matches,
  );
  const text = useText().shell;
  return isSmall ? <strong className="status-warning">{text.tooSmall}</strong> : null;
}
